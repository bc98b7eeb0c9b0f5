// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/place_preview.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr double kMargin = 12.0;
constexpr double kPoint = 1.6;
constexpr double kNeighbour = 3.2;
constexpr double kPlace = 6.0;

bool isFinite(const QPointF& point)
{
    return std::isfinite(point.x()) && std::isfinite(point.y());
}

QRectF boundsOf(const std::vector<QPointF>& points)
{
    if (points.empty()) return {};
    const auto [left, right] = std::ranges::minmax(points, {}, &QPointF::x);
    const auto [low, high] = std::ranges::minmax(points, {}, &QPointF::y);
    // One point, or all in a line, have no size to be scaled by.
    return {left.x(), low.y(), std::max(right.x() - left.x(), 1e-6),
            std::max(high.y() - low.y(), 1e-6)};
}

}  // namespace

PlacePreview::PlacePreview(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Place on the map"));
}

void PlacePreview::setPoints(std::vector<QPointF> points)
{
    m_points = std::move(points);
    std::erase_if(m_points, [](const QPointF& one) { return !isFinite(one); });
    m_world = boundsOf(m_points);
    update();
}

void PlacePreview::setPlace(std::optional<QPointF> place, std::vector<QPointF> neighbours,
                            const QString& what)
{
    m_place = place;
    m_neighbours = std::move(neighbours);
    std::erase_if(m_neighbours, [](const QPointF& one) { return !isFinite(one); });
    setAccessibleDescription(what);
    setToolTip(what);
    update();
}

void PlacePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themeFor(palette());
    painter.setPen(theme.line);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    if (m_points.empty()) return;
    const QRectF room = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const double scale = std::min(room.width() / m_world.width(), room.height() / m_world.height());
    const auto shown = [&](const QPointF& world) {
        const QPointF from = world - m_world.center();
        return room.center() + QPointF(from.x() * scale, -from.y() * scale);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.point);
    for (const QPointF& one : m_points) painter.drawEllipse(shown(one), kPoint, kPoint);
    painter.setBrush(theme.text);
    for (const QPointF& one : m_neighbours) painter.drawEllipse(shown(one), kNeighbour, kNeighbour);
    if (!m_place) return;
    painter.setPen(QPen(theme.panel, 2.0));
    painter.setBrush(theme.now);
    painter.drawEllipse(shown(*m_place), kPlace, kPlace);
}

}  // namespace crossfade::ui
