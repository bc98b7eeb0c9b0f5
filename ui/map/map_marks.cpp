// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_marks.h"

#include "ui/widgets/ring.h"

#include <QLineF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr double kGhost = 5.0;    // radius
constexpr double kArrived = 2.5;  // radius of the dot where a ghost's artist is now
constexpr double kOldest = 0.15;  // opacity of the trail's beginning
constexpr double kNewest = 0.85;

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

bool isQuery(const MapScene& scene, ArtistRow artist)
{
    return (scene.query && scene.query->artist == artist) ||
           std::ranges::find(scene.asked, artist, &MapMark::artist) != scene.asked.end();
}

void paintMark(QPainter& painter, const QPointF& at, double size, const MapMark& mark,
               const MapScene& scene, const QColor& centre, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.panel);
    painter.drawEllipse(at, size / 2 + 1.0, size / 2 + 1.0);
    paintRing(painter, QRectF(at.x() - size / 2, at.y() - size / 2, size, size), mark.presence,
              scene.modalities, theme);
    painter.setPen(Qt::NoPen);
    painter.setBrush(centre);
    painter.drawEllipse(at, size * 0.17, size * 0.17);
    if (!std::ranges::binary_search(scene.approximate, mark.artist)) return;
    QPen dashed(theme.text, 1.4);
    dashed.setDashPattern({2.6, 2.2});
    painter.setPen(dashed);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, size / 2 + 3.0, size / 2 + 3.0);
}

/// With the centre that nothing else has.
void paintAsked(QPainter& painter, const QPointF& at, const MapMark& mark, const MapScene& scene,
                const Theme& theme)
{
    paintMark(painter, at, kMapQueryRing, mark, scene, theme.now, theme);
    painter.setBrush(theme.now);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(at, 6.0, 6.0);
}

void paintCross(QPainter& painter, const QPointF& at, const Theme& theme)
{
    constexpr double kArm = kMapQueryRing / 2 + 1.0;
    for (const auto& [width, colour] : {std::pair(5.0, theme.panel), std::pair(2.4, theme.text)}) {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at - QPointF(kArm, kArm), at + QPointF(kArm, kArm));
        painter.drawLine(at - QPointF(kArm, -kArm), at + QPointF(kArm, -kArm));
    }
}

void paintTrail(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const Theme& theme)
{
    std::vector<QPointF> places;
    for (const QPointF& place : scene.trail)
        places.push_back(transform.toView(place.x(), place.y()));
    if (scene.query)
        if (const auto now = placeOf(scene, scene.query->artist, transform)) places.push_back(*now);
    const double steps = std::max(static_cast<double>(places.size()) - 2.0, 1.0);
    for (std::size_t i = 1; i < places.size(); ++i) {
        const double part = static_cast<double>(i - 1) / steps;
        const double opacity = places.size() == 2 ? kNewest : kOldest + (kNewest - kOldest) * part;
        painter.setPen(QPen(faded(theme.now, opacity), 2.0, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(places[i - 1], places[i]);
    }
}

}  // namespace

void paintLines(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const Theme& theme)
{
    const auto lines = [&](ArtistRow from, const auto& others, const auto& artistOf,
                           const QPen& pen) {
        const auto start = placeOf(scene, from, transform);
        if (!start) return;
        painter.setPen(pen);
        for (const auto& other : others)
            if (const auto end = placeOf(scene, artistOf(other), transform))
                painter.drawLine(*start, *end);
    };
    if (scene.query)
        lines(
            scene.query->artist, scene.neighbours, [](const MapMark& mark) { return mark.artist; },
            QPen(faded(theme.now, 0.32), 1.0));
    if (scene.hovered)
        lines(
            scene.hovered->artist, scene.hoverLines, [](ArtistRow artist) { return artist; },
            QPen(faded(theme.text, 0.5), 1.0));
}

void paintGhosts(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                 const Theme& theme)
{
    if (!scene.trail.empty()) paintTrail(painter, scene, transform, theme);
    for (const MapGhost& ghost : scene.ghosts) {
        const auto now = placeOf(scene, ghost.artist, transform);
        if (!now) continue;
        const QPointF before = transform.toView(ghost.from.x(), ghost.from.y());
        const QColor& colour = isQuery(scene, ghost.artist) ? theme.now : theme.muted;
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(faded(theme.panel, 0.6));
        painter.drawEllipse(before, kGhost, kGhost);
        QLineF way(before, *now);
        if (way.length() <= kGhost) continue;
        // From the ring's edge: it is hollow.
        way.setP1(way.pointAt(kGhost / way.length()));
        painter.setPen(QPen(faded(colour, 0.8), 1.2));
        painter.drawLine(way);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(*now, kArrived, kArrived);
    }
}

void paintPath(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
               const Theme& theme)
{
    QPolygonF line;
    for (const MapMark& mark : scene.path)
        if (const auto at = placeOf(scene, mark.artist, transform)) line << *at;
    painter.setBrush(Qt::NoBrush);
    for (const auto& [width, colour] : {std::pair(5.0, theme.panel), std::pair(2.2, theme.text)}) {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    }
}

void paintRings(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const QRectF& area, const Theme& theme)
{
    for (const MapMark& mark : scene.path)
        if (const auto at = placeOf(scene, mark.artist, transform); at && area.contains(*at))
            paintMark(painter, *at, kMapRing, mark, scene, theme.text, theme);
    // Worst first, so that the best lie on top.
    for (auto mark = scene.neighbours.rbegin(); mark != scene.neighbours.rend(); ++mark) {
        const auto at = placeOf(scene, mark->artist, transform);
        if (!at || !area.contains(*at)) continue;
        if (scene.selected == mark->artist) {
            painter.setPen(QPen(theme.text, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(*at, kMapRing / 2 + 4.0, kMapRing / 2 + 4.0);
        }
        paintMark(painter, *at, kMapRing, *mark, scene, theme.text, theme);
    }
    for (const MapMark& mark : scene.against) {
        const auto at = placeOf(scene, mark.artist, transform);
        if (!at || !area.contains(*at)) continue;
        paintMark(painter, *at, kMapRing, mark, scene, theme.text, theme);
        paintCross(painter, *at, theme);
    }
    for (const MapMark& mark : scene.asked)
        if (const auto at = placeOf(scene, mark.artist, transform); at && area.contains(*at))
            paintAsked(painter, *at, mark, scene, theme);
    if (scene.query)
        if (const auto at = placeOf(scene, scene.query->artist, transform);
            at && area.contains(*at))
            paintAsked(painter, *at, *scene.query, scene, theme);
    if (scene.hovered && !isQuery(scene, scene.hovered->artist))
        if (const auto at = placeOf(scene, scene.hovered->artist, transform))
            paintMark(painter, *at, kMapRing, *scene.hovered, scene, theme.text, theme);
}

}  // namespace crossfade::ui
