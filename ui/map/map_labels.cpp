// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_labels.h"

#include "ui/map/label_layout.h"
#include "ui/map/map_marks.h"
#include "ui/theme/cached_paint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace crossfade::ui {

namespace {

constexpr double kLandmark = 4.0;  // diameter of what is named
constexpr double kRegionSpace =
    109.0;  // percent: absolute is of the device's pixels, and a PDF has many
constexpr std::size_t kFewAsked = 4;  // who have their names whether there is room or not
constexpr int kSmallestRegion = kTextSize;
constexpr int kLargestRegion = kTextSize + 3;

QFont sized(QFont font, int pixels, bool strong)
{
    font.setPixelSize(pixels);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

void paintLabel(QPainter& painter, const MapLabel& label, const QColor& ground)
{
    constexpr double kBorder = 4.0;
    const QString key = QStringLiteral("label %1|%2|%3|%4")
                            .arg(label.text, label.font.key(), label.colour.name(), ground.name());
    const QRectF whole = label.place.adjusted(-kBorder, -kBorder, kBorder, kBorder);
    paintCached(painter, whole, key, [&](QPainter& at) {
        QPainterPath path;
        path.addText(kBorder, kBorder + QFontMetricsF(label.font).ascent(), label.font, label.text);
        at.setBrush(Qt::NoBrush);
        at.setPen(QPen(ground, kBorder, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        at.drawPath(path);
        at.fillPath(path, label.colour);
    });
}

/// Collects who wants a name, in the order of who gets a place first.
class LabelQueue {
public:
    LabelQueue(const QFont& font, const MapScene& scene, const ViewTransform& transform,
               const QRectF& area, const Theme& theme)
        : m_font(font), m_scene(scene), m_transform(transform), m_area(area), m_theme(theme)
    {
    }

    void addMarks()
    {
        const std::optional<MapMark>& query = m_scene.query;
        const std::optional<MapMark>& hovered = m_scene.hovered;
        const std::optional<ArtistRow>& selected = m_scene.selected;
        if (query && addName(*query, kMapQueryRing, sized(m_font, 16, true), m_theme.text))
            m_requests.back().required = true;
        for (const MapMark& mark : m_scene.asked)
            if (addName(mark, kMapQueryRing, sized(m_font, kTextSize, true), m_theme.text))
                m_requests.back().required = m_scene.asked.size() <= kFewAsked;
        if (hovered && !isQuery(hovered->artist))
            addName(*hovered, kMapRing, sized(m_font, kTextSize, true), m_theme.text);
        for (const std::vector<MapMark>* marks : {&m_scene.against, &m_scene.path})
            for (const MapMark& mark : *marks)
                if (!isQuery(mark.artist) && !isHovered(mark.artist))
                    addName(mark, kMapQueryRing, sized(m_font, 12, false), m_theme.text);
        if (selected && !isHovered(*selected) && !has(m_scene.path, *selected))
            for (const MapMark& mark : m_scene.neighbours)
                if (mark.artist == *selected)
                    addName(mark, kMapRing, sized(m_font, 12, true), m_theme.text);
        const std::size_t labelled = std::min(m_scene.labelled, m_scene.neighbours.size());
        for (const MapMark& mark : std::span(m_scene.neighbours).first(labelled))
            if (selected != mark.artist && !isHovered(mark.artist) &&
                !has(m_scene.path, mark.artist))
                addName(mark, kMapRing, sized(m_font, 12, false), m_theme.text);
    }

    void addRegions()
    {
        std::vector<const RegionName*> regions;
        for (const RegionName& region : m_scene.regions) regions.push_back(&region);
        std::ranges::stable_sort(regions, std::greater<>(), &RegionName::importance);
        m_firstRegion = m_requests.size();
        for (const RegionName* region : regions) {
            const QPointF at = m_transform.toView(region->place.x(), region->place.y());
            if (!m_area.contains(at)) continue;
            const double importance = std::clamp(region->importance, 0.0, 1.0);
            QFont font = sized(
                m_font,
                kSmallestRegion +
                    static_cast<int>(std::lround(importance * (kLargestRegion - kSmallestRegion))),
                false);
            font.setLetterSpacing(QFont::PercentageSpacing, kRegionSpace);
            add(region->name, at, 0.0, font, m_theme.muted);
            m_requests.back().centred = true;
        }
        m_afterRegions = m_requests.size();
    }

    void addLandmarks()
    {
        const QFont font = sized(m_font, kHeadSize, false);
        std::size_t added = 0;
        for (const MapMark& mark : m_scene.landmarks) {
            if (added == m_scene.landmarksShown) break;
            if (!isMarked(mark.artist) && addName(mark, kLandmark, font, m_theme.muted)) ++added;
        }
    }

    MapLabels placed() const
    {
        const std::vector<QRectF> places = placeLabels(m_requests, obstacles(), m_area);
        MapLabels labels;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i].isEmpty()) continue;
            MapLabel label = m_labels[i];
            label.place = places[i];
            const bool region = i >= m_firstRegion && i < m_afterRegions;
            (region ? labels.regions : labels.names).push_back(std::move(label));
        }
        return labels;
    }

private:
    static bool has(const std::vector<MapMark>& marks, ArtistRow artist)
    {
        return std::ranges::find(marks, artist, &MapMark::artist) != marks.end();
    }
    bool isQuery(ArtistRow artist) const
    {
        return (m_scene.query && m_scene.query->artist == artist) || has(m_scene.asked, artist);
    }
    bool isHovered(ArtistRow artist) const
    {
        return m_scene.hovered && m_scene.hovered->artist == artist;
    }
    bool isMarked(ArtistRow artist) const
    {
        return isQuery(artist) || isHovered(artist) || has(m_scene.neighbours, artist) ||
               has(m_scene.against, artist) || has(m_scene.path, artist);
    }

    void add(const QString& text, const QPointF& at, double clearance, const QFont& font,
             const QColor& colour)
    {
        const QFontMetricsF metrics(font);
        m_requests.push_back(
            {at, {metrics.horizontalAdvance(text) + 2.0, metrics.height()}, clearance});
        m_labels.push_back({{}, text, font, colour});
    }

    /// Says whether they are in view.
    bool addName(const MapMark& mark, double size, const QFont& font, const QColor& colour)
    {
        const auto at = placeOf(m_scene, mark.artist, m_transform);
        if (!at || !m_area.contains(*at)) return false;
        add(mark.name, *at, size / 2 + 4.0, font, colour);
        return true;
    }

    std::vector<QRectF> obstacles() const
    {
        std::vector<QRectF> taken = m_scene.covered;
        const auto occupy = [&](ArtistRow artist, double size) {
            const auto at = placeOf(m_scene, artist, m_transform);
            if (at && m_area.contains(*at))
                taken.emplace_back(at->x() - size / 2, at->y() - size / 2, size, size);
        };
        for (const MapMark& mark : m_scene.neighbours) occupy(mark.artist, kMapRing * 0.7);
        for (const std::vector<MapMark>* marks : {&m_scene.asked, &m_scene.against})
            for (const MapMark& mark : *marks) occupy(mark.artist, kMapQueryRing);
        for (const MapMark& mark : m_scene.path) occupy(mark.artist, kMapRing);
        if (m_scene.query) occupy(m_scene.query->artist, kMapQueryRing);
        if (m_scene.hovered) occupy(m_scene.hovered->artist, kMapRing);
        return taken;
    }

    QFont m_font;
    const MapScene& m_scene;
    const ViewTransform& m_transform;
    QRectF m_area;
    const Theme& m_theme;
    std::vector<LabelRequest> m_requests;
    std::vector<MapLabel> m_labels;  ///< of the requests, without their places
    std::size_t m_firstRegion = 0, m_afterRegions = 0;
};

}  // namespace

MapLabels layOutLabels(const QFont& font, const MapScene& scene, const ViewTransform& transform,
                       const QRectF& area, const Theme& theme)
{
    LabelQueue queue(font, scene, transform, area, theme);
    queue.addMarks();
    queue.addRegions();
    queue.addLandmarks();
    return queue.placed();
}

void paintLabels(QPainter& painter, const std::vector<MapLabel>& labels, const Theme& theme)
{
    for (const MapLabel& label : labels) paintLabel(painter, label, theme.panel);
}

}  // namespace crossfade::ui
