// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_gesture.h"

#include "core/base/check.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

/// A stroke of the brush is as good as its circles at these distances.
constexpr double kStep = MapGesture::kBrush / 3.0;
constexpr double kCorner = 1.5;  ///< a lasso has no corners closer together

QRectF rectangleOf(const QPolygonF& corners)
{
    return QRectF(corners.front(), corners.back()).normalized();
}

QPolygonF toWorld(const QPolygonF& path, const ViewTransform& transform)
{
    QPolygonF world;
    for (const QPointF& point : path) world << transform.toWorld(point);
    return world;
}

QPen pen(const Theme& theme)
{
    QPen line(theme.text, 1.25, Qt::DashLine, Qt::RoundCap, Qt::RoundJoin);
    line.setDashPattern({4.0, 3.0});
    return line;
}

QBrush wash(const Theme& theme)
{
    QColor colour = theme.text;
    colour.setAlphaF(0.08F);
    return colour;
}

}  // namespace

MapGesture::MapGesture(MapTool tool, SelectMode mode, const QPointF& from)
    : m_tool(tool), m_mode(mode), m_path({from, from})
{
    CROSSFADE_CHECK(tool != MapTool::Move);
}

void MapGesture::moveTo(const QPointF& place)
{
    const QPointF last = m_path.back();
    if (m_tool == MapTool::Rectangle) {
        m_path.back() = place;
        return;
    }
    const double length = std::hypot(place.x() - last.x(), place.y() - last.y());
    if (length < kCorner) return;
    // The pointer's places may lie far apart, the brush is to leave no gaps.
    const int steps =
        m_tool == MapTool::Brush ? std::max(1, static_cast<int>(std::ceil(length / kStep))) : 1;
    for (int i = 1; i <= steps; ++i) m_path << last + (place - last) * i / steps;
}

std::vector<ArtistRow> MapGesture::found(const PointPicker& picker,
                                         const ViewTransform& transform) const
{
    if (m_tool == MapTool::Rectangle)
        return picker.inside(toWorld(rectangleOf(m_path), transform).boundingRect());
    if (m_tool == MapTool::Lasso) return picker.inside(toWorld(m_path, transform));
    std::vector<ArtistRow> all;
    for (const QPointF& place : m_path) {
        const auto near = picker.within(transform.toWorld(place), kBrush / transform.scale());
        all.insert(all.end(), near.begin(), near.end());
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

void MapGesture::paint(QPainter& painter, const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen(theme));
    painter.setBrush(wash(theme));
    if (m_tool == MapTool::Rectangle) {
        painter.drawRect(rectangleOf(m_path));
    } else if (m_tool == MapTool::Lasso) {
        painter.drawPolygon(m_path);
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(
            QPen(wash(theme).color(), 2.0 * kBrush, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(m_path);
        paintBrush(painter, m_path.back(), theme);
    }
}

void paintBrush(QPainter& painter, const QPointF& place, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen(theme));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(place, MapGesture::kBrush, MapGesture::kBrush);
}

}  // namespace crossfade::ui
