// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/judgement_signs.h"

#include <QPainter>

#include <array>

namespace crossfade::ui {

namespace {

constexpr int kSign = 14;  // a side of the square that a sign fills
constexpr int kGap = 4;    // before each

void paintTick(QPainter& painter, QPointF middle)
{
    const std::array<QPointF, 3> tick = {middle + QPointF(-3.0, 0.2), middle + QPointF(-0.8, 2.6),
                                         middle + QPointF(3.2, -2.6)};
    painter.drawPolyline(tick.data(), static_cast<int>(tick.size()));
}

void paintCross(QPainter& painter, QPointF middle)
{
    painter.drawLine(middle + QPointF(-2.4, -2.4), middle + QPointF(2.4, 2.4));
    painter.drawLine(middle + QPointF(-2.4, 2.4), middle + QPointF(2.4, -2.4));
}

void paintNote(QPainter& painter, QPointF middle)
{
    painter.drawRect(QRectF(middle - QPointF(4.5, 5.5), QSizeF(9.0, 11.0)));
    for (const double y : {-2.5, 0.0, 2.5})
        painter.drawLine(middle + QPointF(-2.5, y), middle + QPointF(2.5, y));
}

}  // namespace

int judgementSignsWidth(const Judgement& judgement)
{
    const int signs =
        (judgement.mark ? 1 : 0) + (judgement.hidden ? 1 : 0) + (judgement.note.isEmpty() ? 0 : 1);
    return signs * (kSign + kGap);
}

void paintJudgementSigns(QPainter& painter, const QRect& place, const Judgement& judgement,
                         const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPointF middle(place.right() + 1 - judgementSignsWidth(judgement) + kGap + kSign / 2.0,
                   QRectF(place).center().y());
    const auto next = [&] { middle.rx() += kSign + kGap; };
    if (judgement.mark) {
        painter.drawEllipse(middle, 6.0, 6.0);
        if (*judgement.mark == Mark::Keep)
            paintTick(painter, middle);
        else
            paintCross(painter, middle);
        next();
    }
    if (judgement.hidden) {
        painter.drawEllipse(middle, 6.0, 6.0);
        painter.drawLine(middle + QPointF(-4.2, 4.2), middle + QPointF(4.2, -4.2));
        next();
    }
    if (!judgement.note.isEmpty()) {
        painter.setPen(QPen(theme.muted, 1.2));
        paintNote(painter, middle);
    }
    painter.restore();
}

}  // namespace crossfade::ui
