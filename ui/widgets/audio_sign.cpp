// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/audio_sign.h"

#include <QPainter>
#include <QPolygonF>

namespace crossfade::ui {

namespace {

constexpr int kSixteenths = 16;  // of a degree, in which Qt measures arcs

}  // namespace

void paintAudioSign(QPainter& painter, const QRectF& square, AudioSign sign, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPolygonF triangle({QPointF(square.left() + 1.0, square.top() + 1.0),
                              QPointF(square.left() + 0.75 * square.width(), square.center().y()),
                              QPointF(square.left() + 1.0, square.bottom() - 1.0)});
    const QColor colour = sign == AudioSign::Playing ? theme.text : theme.muted;
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(sign == AudioSign::Missing ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter.drawPolygon(triangle);
    painter.setBrush(Qt::NoBrush);
    if (sign == AudioSign::Missing) painter.drawLine(square.bottomLeft(), square.topRight());
    if (sign == AudioSign::Playing)
        painter.drawArc(square.adjusted(0.0, 0.0, 1.0, 0.0), -50 * kSixteenths, 100 * kSixteenths);
    painter.restore();
}

}  // namespace crossfade::ui
