// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/set_matrix_chart.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

constexpr QSizeF kLargestCell(72.0, 40.0);
constexpr double kColumn = 40.0;
constexpr double kFoot = 20.0;
constexpr double kFootHead = 36.0;  // "mean"
constexpr double kNarrow = 27.0;    // cells below have smaller figures

QColor between(const QColor& a, const QColor& b, double part)
{
    const auto mix = [part](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * part));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

SetMatrixChart::SetMatrixChart(const QString& name, QWidget* parent)
    : SetSquare(name, kLargestCell, parent)
{
    setMinimumSize(200, 180);
}

void SetMatrixChart::setMatrix(SetMatrix matrix)
{
    m_matrix = std::move(matrix);
    const bool foot = !m_matrix.foot.isEmpty();
    setHeads({m_matrix.sets, m_matrix.names, m_matrix.modalities, m_matrix.named},
             {foot ? kFootHead : 0.0, 0.0, m_matrix.column.isEmpty() ? 0.0 : kColumn,
              foot ? kFoot : 0.0});
    setSummary(tr("%1 by %1 sets of modalities; arrow keys go through the cells").arg(side()));
    itemsReplaced();
}

QFont SetMatrixChart::figureFont(bool strong) const
{
    QFont font = smallFont(cell(0).width() < kNarrow ? kHeadSize - 2 : kHeadSize);
    if (strong) font.setWeight(QFont::Bold);
    return font;
}

void SetMatrixChart::paintColumn(QPainter& painter) const
{
    if (m_matrix.column.isEmpty()) return;
    const double left = cells().right();
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    painter.drawText(QRectF(left, 0, kColumn, 16), Qt::AlignRight | Qt::AlignVCenter,
                     m_matrix.columnHead);
    painter.setPen(theme().text);
    for (int i = 0; i < side() && i < m_matrix.column.size(); ++i)
        painter.drawText(QRectF(left, cell(i * side()).center().y() - 8, kColumn, 16),
                         Qt::AlignRight | Qt::AlignVCenter, m_matrix.column[i]);
}

void SetMatrixChart::paintFoot(QPainter& painter) const
{
    if (m_matrix.foot.isEmpty()) return;
    const QRectF all = cells();
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    painter.drawText(QRectF(0, all.bottom(), all.left(), kFoot), Qt::AlignLeft | Qt::AlignVCenter,
                     m_matrix.footHead);
    painter.setFont(figureFont(false));
    painter.setPen(theme().text);
    for (int i = 0; i < side() && i < m_matrix.foot.size(); ++i)
        painter.drawText(QRectF(cell(i).left(), all.bottom(), cell(i).width(), kFoot),
                         Qt::AlignCenter, m_matrix.foot[i]);
}

void SetMatrixChart::paintCell(QPainter& painter, int item) const
{
    const Theme& t = theme();
    const QColor full = t.dark ? t.muted : t.muted.darker(115);
    const QColor ground = between(t.raised, full, m_matrix.shades[static_cast<std::size_t>(item)]);
    const QRectF place = cell(item).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(item == current() ? QPen(t.text, 2) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRect(item == current() ? place.adjusted(1, 1, -1, -1) : place);
    painter.setFont(figureFont(item == m_matrix.largest));
    painter.setPen(textOn(ground));
    painter.drawText(place, Qt::AlignCenter, m_matrix.figures[item]);
}

void SetMatrixChart::paintEvent(QPaintEvent* /*event*/)
{
    if (m_matrix.sets.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int item = 0; item < itemCount(); ++item) paintCell(painter, item);
    paintHeads(painter);
    paintColumn(painter);
    paintFoot(painter);
    if (current() < 0) paintFocus(painter);
}

}  // namespace crossfade::ui
