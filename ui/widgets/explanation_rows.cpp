// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/explanation_rows.h"

#include "ui/models/text.h"
#include "ui/widgets/share_bar.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 20;
constexpr int kBarHeight = 8;
constexpr int kGap = 8;             // between the columns
constexpr int kLeastBar = 56;       // before names are shortened, then elided
constexpr int kRounding = 2;        // of widths: what fits is not to be elided
constexpr double kLeastHigh = 0.1;  // so that next to nothing looks so

}  // namespace

ExplanationRows::ExplanationRows(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ExplanationRows::setRows(std::vector<ExplanationRow> rows)
{
    m_rows = std::move(rows);
    setVisible(!m_rows.empty());
    updateGeometry();
    update();
}

QSize ExplanationRows::sizeHint() const
{
    return {200, kRowHeight * static_cast<int>(m_rows.size())};
}

QSize ExplanationRows::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ExplanationRows::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const Theme& theme = themeFor(palette());
    const QFontMetrics metrics = fontMetrics();
    ShareScale scale{0.0, kLeastHigh};
    int label = 0;
    int brief = 0;
    int figure = 0;
    for (const ExplanationRow& row : m_rows) {
        scale.include(row.bar);
        label = std::max(label, metrics.horizontalAdvance(row.label));
        brief = std::max(brief, metrics.horizontalAdvance(row.brief));
        figure = std::max(figure, metrics.horizontalAdvance(scoreText(row.value)) + kRounding);
    }
    const int leastBar = std::min(kLeastBar, width() / 4);
    const int room = std::max(width() - figure - leastBar - 2 * kGap, 0);
    const bool shortened = label > room;
    label = std::min(shortened ? brief : label, room) + kRounding;
    const int bar = std::max(width() - label - figure - 2 * kGap, 0);
    int top = 0;
    for (const ExplanationRow& row : m_rows) {
        if (row.sum) {
            painter.setPen(theme.line);
            painter.drawLine(0, top, width(), top);
        }
        const auto text = [&](int left, int wide, Qt::Alignment side, const QString& content) {
            painter.drawText(QRect(left, top, wide, kRowHeight), (side | Qt::AlignVCenter).toInt(),
                             metrics.elidedText(content, Qt::ElideRight, wide));
        };
        painter.setPen(theme.text);
        text(0, label, Qt::AlignLeft, shortened ? row.brief : row.label);
        text(width() - figure, figure, Qt::AlignRight, scoreText(row.value));
        paintShareBar(painter,
                      QRectF(label + kGap, top + (kRowHeight - kBarHeight) / 2.0, bar, kBarHeight),
                      row.bar, scale, theme);
        top += kRowHeight;
    }
}

}  // namespace crossfade::ui
