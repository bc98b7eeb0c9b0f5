// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/share_bar.h"

#include <QPainter>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr double kStripe = 3.0;

void paintStripes(QPainter& painter, const QRectF& rect, const QColor& first, const QColor& second)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, first);
    painter.setPen(QPen(second, kStripe * 0.7, Qt::SolidLine, Qt::FlatCap));
    for (double x = rect.left() - rect.height(); x < rect.right() + rect.height();
         x += 2.0 * kStripe * 0.7)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

}  // namespace

void ShareScale::include(const std::vector<ShareSegment>& segments)
{
    for (const ShareSegment& segment : segments) {
        low = std::min(low, segment.from);
        high = std::max(high, segment.to);
    }
}

void paintShareBar(QPainter& painter, const QRectF& room, const std::vector<ShareSegment>& segments,
                   const ShareScale& scale, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    bool negative = false;
    for (const ShareSegment& segment : segments) {
        const double left = scale.x(room, segment.from);
        const QRectF rect(left, room.top(), scale.x(room, segment.to) - left, room.height());
        negative = negative || segment.from < 0.0;
        switch (segment.kind) {
            case ShareSegment::Kind::Pure:
                painter.fillRect(rect, theme.modality[segment.first]);
                break;
            case ShareSegment::Kind::Cross:
                paintStripes(painter, rect, theme.modality[segment.first],
                             theme.modality[segment.second]);
                break;
            case ShareSegment::Kind::Correction:
                painter.fillRect(QRectF(rect.left(), rect.center().y() - 1.0, rect.width(), 2.0),
                                 theme.muted);
                break;
        }
    }
    if (negative) {
        const double zero = scale.x(room, 0.0);
        painter.setPen(QPen(theme.muted, 1));
        painter.drawLine(QPointF(zero, room.top() - 2), QPointF(zero, room.bottom() + 2));
    }
    painter.restore();
}

}  // namespace crossfade::ui
