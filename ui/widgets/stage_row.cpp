// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stage_row.h"

#include "ui/widgets/ring.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>
#include <utility>

namespace crossfade::ui {

namespace {
constexpr int kHeight = 36;
constexpr int kWidth = 200;
constexpr int kEdge = 4;
constexpr int kRankRoom = 20;
constexpr int kRing = 18;
constexpr int kNameLeft = kEdge + kRankRoom + kRing + 8;
constexpr int kBar = 7;
constexpr int kScoreRoom = 34;
constexpr int kChangeRoom = 34;
}  // namespace

StageRow::StageRow(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);  // a click is no wish to go through them by keys
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Neighbour"));
}

int StageRow::scaled(double length) const
{
    return static_cast<int>(std::lround(length * typeScale(font())));
}

QSize StageRow::sizeHint() const
{
    return {scaled(kWidth), scaled(kHeight)};
}

QSize StageRow::minimumSizeHint() const
{
    return {scaled(kNameLeft + 2 * kScoreRoom), scaled(kHeight)};
}

void StageRow::setRow(Shown shown)
{
    m_shown = std::move(shown);
    QString spoken = tr("%1, %2, score %3").arg(m_shown.rank, m_shown.name, m_shown.score);
    if (!m_shown.changeWords.isEmpty()) spoken += QStringLiteral(", ") + m_shown.changeWords;
    setAccessibleName(spoken);
    setToolTip(m_shown.name);
    setVisible(true);
    update();
}

void StageRow::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.text, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), scaled(4), scaled(4));
    }
    const int half = height() * 11 / 20;
    const int edge = scaled(kEdge);
    painter.setPen(theme.muted);
    painter.drawText(QRect(edge, 0, scaled(kRankRoom) - edge, half),
                     Qt::AlignRight | Qt::AlignVCenter, m_shown.rank);
    const int ring = scaled(kRing);
    paintRing(painter, QRectF(edge + scaled(kRankRoom), (half - ring) / 2.0, ring, ring),
              m_shown.presence, m_shown.modalities, theme);
    const int left = scaled(kNameLeft);
    const int right = width() - edge;
    painter.setPen(theme.text);
    const QRect name(left, 0, right - left, half);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_shown.name, Qt::ElideRight, name.width()));
    const QRect below(left, half, right - left, height() - half - edge);
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, m_shown.score);
    painter.setPen(theme.muted);
    painter.drawText(below.adjusted(0, 0, -scaled(kScoreRoom), 0),
                     Qt::AlignRight | Qt::AlignVCenter, m_shown.change);
    const int bar = scaled(kBar);
    paintShareBar(painter,
                  QRectF(left, below.center().y() - bar / 2,
                         below.width() - scaled(kScoreRoom + kChangeRoom), bar),
                  m_shown.segments, m_shown.scale, theme);
}

void StageRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace crossfade::ui
