// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ring.h"

#include "ui/theme/cached_paint.h"

#include <QPainter>

namespace crossfade::ui {

namespace {

void drawRing(QPainter& painter, double side, ModalityMask present, std::size_t modalities,
              const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const qreal stroke = side * 0.17;
    const QRectF arc(stroke / 2, stroke / 2, side - stroke, side - stroke);
    constexpr double kCircle = 5760.0;  // Qt's sixteenths of a degree
    const double each = kCircle / static_cast<double>(modalities);
    const double gap = std::min(each * 0.14, 260.0);
    for (std::size_t m = 0; m < modalities; ++m) {
        const bool has = present.has(m);
        // A missing arc is thinner as well as grey, so that colour alone says nothing.
        QPen pen(has ? theme.modality[m] : theme.line, has ? stroke : stroke * 0.5);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        const double start = 1440.0 - static_cast<double>(m) * each - gap / 2;
        painter.drawArc(arc, static_cast<int>(start), static_cast<int>(-(each - gap)));
    }
}

}  // namespace

void paintRing(QPainter& painter, const QRectF& square, ModalityMask present,
               std::size_t modalities, const Theme& theme)
{
    if (modalities == 0) return;
    const qreal side = std::min(square.width(), square.height());
    const QRectF place(square.center().x() - side / 2, square.center().y() - side / 2, side, side);
    const QString key =
        QStringLiteral("ring %1 %2 %3").arg(present.bits()).arg(modalities).arg(theme.dark ? 1 : 0);
    paintCached(painter, place, key,
                [&](QPainter& at) { drawRing(at, side, present, modalities, theme); });
}

QIcon applicationIcon()
{
    constexpr int kSize = 128;
    QPixmap picture(kSize, kSize);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(darkTheme().ground);
    painter.drawRoundedRect(0, 0, kSize, kSize, 28, 28);
    paintRing(painter, QRectF(14, 14, 100, 100), ModalityMask::firstN(3), 3, darkTheme());
    painter.setBrush(darkTheme().now);
    painter.drawEllipse(QPointF(64, 64), 13, 13);
    return {picture};
}

}  // namespace crossfade::ui
