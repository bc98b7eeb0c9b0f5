// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/cached_paint.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPixmapCache>

#include <cmath>

namespace crossfade::ui {

void paintCached(QPainter& painter, const QRectF& place, const QString& key,
                 const std::function<void(QPainter&)>& paint)
{
    const bool pixels = painter.paintEngine() != nullptr &&
                        painter.paintEngine()->type() == QPaintEngine::Raster &&
                        painter.worldTransform().type() <= QTransform::TxTranslate;
    if (!pixels) {
        painter.save();
        painter.translate(place.topLeft());
        paint(painter);
        painter.restore();
        return;
    }
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize size(static_cast<int>(std::ceil(place.width() * ratio)),
                     static_cast<int>(std::ceil(place.height() * ratio)));
    const QString whole =
        QStringLiteral("%1|%2x%3@%4").arg(key).arg(size.width()).arg(size.height()).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(whole, &pixmap)) {
        pixmap = QPixmap(size);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter into(&pixmap);
        into.setRenderHint(QPainter::Antialiasing);
        paint(into);
        into.end();
        QPixmapCache::insert(whole, pixmap);
    }
    // On whole pixels, so that it is not blurred.
    const auto onPixel = [ratio](double x) { return std::round(x * ratio) / ratio; };
    painter.drawPixmap(QPointF(onPixel(place.left()), onPixel(place.top())), pixmap);
}

}  // namespace crossfade::ui
