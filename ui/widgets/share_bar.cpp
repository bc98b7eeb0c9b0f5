// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/share_bar.h"

#include <QImage>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kStripe = 2;  // pixels

/// A texture, as drawing each stripe of each bar would cost more than all else in the list.
QBrush stripes(const QColor& first, const QColor& second)
{
    const QString key = QStringLiteral("stripes %1 %2").arg(first.name(), second.name());
    QPixmap tile;
    if (!QPixmapCache::find(key, &tile)) {
        constexpr int kPeriod = 2 * kStripe;
        QImage image(kPeriod, kPeriod, QImage::Format_RGB32);
        for (int y = 0; y < kPeriod; ++y)
            for (int x = 0; x < kPeriod; ++x)
                image.setPixelColor(x, y, (x + y) % kPeriod < kStripe ? first : second);
        tile = QPixmap::fromImage(image);
        QPixmapCache::insert(key, tile);
    }
    return {tile};
}

/// At least one.
void paintDots(QPainter& painter, const QRectF& rect, const QColor& colour)
{
    constexpr double kDot = 3.0;
    constexpr double kStep = 5.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    double x = rect.left();
    do {
        painter.drawEllipse(QRectF(x, rect.center().y() - kDot / 2, kDot, kDot));
        x += kStep;
    } while (x + kDot <= rect.right());
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
                painter.fillRect(
                    rect, stripes(theme.modality[segment.first], theme.modality[segment.second]));
                break;
            case ShareSegment::Kind::Correction:
                painter.fillRect(QRectF(rect.left(), rect.center().y() - 1.0, rect.width(), 2.0),
                                 theme.muted);
                break;
            case ShareSegment::Kind::Novelty:
                paintDots(painter, rect, theme.muted);
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
