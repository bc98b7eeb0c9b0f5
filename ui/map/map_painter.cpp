// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_painter.h"

#include "ui/map/label_layout.h"
#include "ui/map/point_splatter.h"
#include "ui/theme/cached_paint.h"
#include "ui/widgets/ring.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

constexpr double kRing = 17.0;
constexpr double kQueryRing = 24.0;
constexpr double kLandmark = 4.0;

std::optional<QPointF> placeOf(const MapScene& scene, ArtistRow artist,
                               const ViewTransform& transform)
{
    if (artist >= scene.points.rows || std::isnan(scene.points.at(artist, 0))) return std::nullopt;
    return transform.toView(static_cast<double>(scene.points.at(artist, 0)),
                            static_cast<double>(scene.points.at(artist, 1)));
}

void paintMark(QPainter& painter, const QPointF& at, double size, ModalityMask presence,
               std::size_t modalities, const QColor& centre, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.panel);
    painter.drawEllipse(at, size / 2 + 1.0, size / 2 + 1.0);
    paintRing(painter, QRectF(at.x() - size / 2, at.y() - size / 2, size, size), presence,
              modalities, theme);
    painter.setBrush(centre);
    painter.drawEllipse(at, size * 0.17, size * 0.17);
}

/// Text with a border in the colour of the ground, so that points don't run into it.
void paintLabel(QPainter& painter, const QRectF& place, const QString& text, const QFont& font,
                const QColor& colour, const QColor& ground)
{
    constexpr double kBorder = 4.0;
    const QString key =
        QStringLiteral("label %1|%2|%3|%4").arg(text, font.key(), colour.name(), ground.name());
    const QRectF whole = place.adjusted(-kBorder, -kBorder, kBorder, kBorder);
    paintCached(painter, whole, key, [&](QPainter& at) {
        QPainterPath path;
        path.addText(kBorder, kBorder + QFontMetricsF(font).ascent(), font, text);
        at.setBrush(Qt::NoBrush);
        at.setPen(QPen(ground, kBorder, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        at.drawPath(path);
        at.fillPath(path, colour);
    });
}

QFont labelFont(const QPainter& painter, int pixels, bool strong)
{
    QFont font = painter.font();
    font.setPixelSize(pixels);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

}  // namespace

QImage paintPoints(const MapScene& scene, const ViewTransform& transform, const QSize& size,
                   double pixelRatio, const Theme& theme)
{
    const QSize pixels(static_cast<int>(std::ceil(size.width() * pixelRatio)),
                       static_cast<int>(std::ceil(size.height() * pixelRatio)));
    // Few points may be larger: a catalogue of two hundred would look empty otherwise.
    const double radius = scene.points.rows > 3000 ? 1.3 : scene.points.rows > 600 ? 2.0 : 3.0;
    QImage image = splatPoints(scene.points, transform.scaled(pixelRatio), pixels,
                               {theme.point, radius * pixelRatio, 0.45});
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

void paintMarks(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const QRectF& area, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const std::optional<QPointF> query =
        scene.query ? placeOf(scene, scene.query->artist, transform) : std::nullopt;
    QColor thread = theme.now;
    thread.setAlphaF(0.32F);
    if (query) {
        painter.setPen(QPen(thread, 1.0));
        for (const MapMark& mark : scene.neighbours)
            if (const auto at = placeOf(scene, mark.artist, transform))
                painter.drawLine(*query, *at);
    }
    std::vector<QRectF> obstacles;
    const auto occupy = [&](const QPointF& at, double size) {
        obstacles.emplace_back(at.x() - size / 2, at.y() - size / 2, size, size);
    };
    // Worst first, so that the best lie on top.
    for (auto mark = scene.neighbours.rbegin(); mark != scene.neighbours.rend(); ++mark) {
        const auto at = placeOf(scene, mark->artist, transform);
        if (!at || !area.contains(*at)) continue;
        if (scene.selected == mark->artist) {
            painter.setPen(QPen(theme.text, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(*at, kRing / 2 + 4.0, kRing / 2 + 4.0);
        }
        paintMark(painter, *at, kRing, mark->presence, scene.modalities, theme.text, theme);
        occupy(*at, kRing * 0.7);
    }
    std::vector<LabelRequest> requests;
    std::vector<std::pair<QString, QFont>> texts;
    const auto request = [&](const MapMark& mark, double size, const QFont& font) {
        const auto at = placeOf(scene, mark.artist, transform);
        if (!at || !area.contains(*at)) return;
        const QFontMetricsF metrics(font);
        requests.push_back(
            {*at, {metrics.horizontalAdvance(mark.name) + 2.0, metrics.height()}, size / 2 + 4.0});
        texts.emplace_back(mark.name, font);
    };
    if (query && area.contains(*query)) {
        paintMark(painter, *query, kQueryRing, scene.query->presence, scene.modalities, theme.now,
                  theme);
        painter.setBrush(theme.now);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(*query, 6.0, 6.0);
        occupy(*query, kQueryRing);
        request(*scene.query, kQueryRing, labelFont(painter, 16, true));
        requests.back().required = true;
    }
    const bool hoveredIsQuery =
        scene.hovered && scene.query && scene.hovered->artist == scene.query->artist;
    if (scene.hovered && !hoveredIsQuery) {
        if (const auto at = placeOf(scene, scene.hovered->artist, transform))
            paintMark(painter, *at, kRing, scene.hovered->presence, scene.modalities, theme.text,
                      theme);
        request(*scene.hovered, kRing, labelFont(painter, kTextSize, true));
    }
    if (scene.selected && (!scene.hovered || scene.hovered->artist != *scene.selected))
        for (const MapMark& mark : scene.neighbours)
            if (mark.artist == *scene.selected) request(mark, kRing, labelFont(painter, 12, true));
    for (std::size_t i = 0; i < std::min(scene.labelled, scene.neighbours.size()); ++i) {
        const ArtistRow artist = scene.neighbours[i].artist;
        if (scene.selected == artist || (scene.hovered && scene.hovered->artist == artist))
            continue;
        request(scene.neighbours[i], kRing, labelFont(painter, 12, false));
    }
    const std::size_t marks = requests.size();
    const QFont landmarkFont = labelFont(painter, kHeadSize, false);
    const auto isMarked = [&](ArtistRow artist) {
        return (scene.query && scene.query->artist == artist) ||
               (scene.hovered && scene.hovered->artist == artist) ||
               std::ranges::find(scene.neighbours, artist, &MapMark::artist) !=
                   scene.neighbours.end();
    };
    for (const MapMark& mark : scene.landmarks) {
        if (requests.size() == marks + scene.landmarksShown) break;
        if (!isMarked(mark.artist)) request(mark, kLandmark, landmarkFont);
    }
    const std::vector<QRectF> places = placeLabels(requests, obstacles, area);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (!places[i].isEmpty())
            paintLabel(painter, places[i], texts[i].first, texts[i].second,
                       i < marks ? theme.text : theme.muted, theme.panel);
}

}  // namespace crossfade::ui
