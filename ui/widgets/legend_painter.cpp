// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/legend_painter.h"

#include "ui/models/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr double kInset = 12.0;
constexpr double kPadding = 10.0;
constexpr double kLine = 20.0;
constexpr double kSwatch = 8.0;
constexpr double kGap = 8.0;
constexpr double kMostName = 260.0;

QFont lineFont(const QPainter& painter)
{
    QFont font = painter.font();
    font.setPixelSize(kHeadSize + 1);
    return font;
}

}  // namespace

QRectF legendPlace(const QPainter& painter, const MapColouring& colouring, const QRectF& area)
{
    const QFontMetricsF metrics(lineFont(painter));
    double names = metrics.horizontalAdvance(colouring.title.toUpper()) - kSwatch - kGap;
    double counts = 0.0;
    for (const LegendEntry& entry : colouring.entries) {
        names = std::max(names, std::min(kMostName, metrics.horizontalAdvance(entry.name)));
        counts = std::max(counts, metrics.horizontalAdvance(wholeText(entry.artists)));
    }
    const double width = 2 * kPadding + kSwatch + kGap + names + 2 * kGap + counts;
    const double height =
        2 * kPadding + kLine * (1.0 + static_cast<double>(colouring.entries.size()));
    return {area.right() - kInset - width, area.top() + kInset, width, height};
}

void paintLegend(QPainter& painter, const MapColouring& colouring, const std::vector<bool>& hidden,
                 const QRectF& place, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1.0));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(place, 8, 8);
    const QFont font = lineFont(painter);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.muted);
    QRectF line(place.left() + kPadding, place.top() + kPadding, place.width() - 2 * kPadding,
                kLine);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, colouring.title.toUpper());
    for (std::size_t e = 0; e < colouring.entries.size(); ++e) {
        line.translate(0.0, kLine);
        const LegendEntry& entry = colouring.entries[e];
        const bool away = e < hidden.size() && hidden[e];
        const QColor colour = theme.dark ? entry.dark : entry.light;
        painter.setPen(QPen(colour, 1.5));
        painter.setBrush(away ? QBrush(Qt::NoBrush) : QBrush(colour));
        painter.drawEllipse(QPointF(line.left() + kSwatch / 2, line.center().y()), kSwatch / 2,
                            kSwatch / 2);
        painter.setPen(away ? theme.muted : theme.text);
        const double room = line.width() - kSwatch - kGap -
                            metrics.horizontalAdvance(wholeText(entry.artists)) - kGap;
        painter.drawText(line.adjusted(kSwatch + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(entry.name, Qt::ElideRight, room));
        painter.setPen(theme.muted);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, wholeText(entry.artists));
    }
    painter.restore();
}

}  // namespace crossfade::ui
