// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/lasso.h"

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {
constexpr std::size_t kStrips = 256;
}

Lasso::Lasso(const QPolygonF& corners)
{
    const bool finite = std::ranges::all_of(corners, [](const QPointF& corner) {
        return std::isfinite(corner.x()) && std::isfinite(corner.y());
    });
    if (corners.size() < 3 || !finite) return;
    m_bounds = corners.boundingRect();
    m_strips.resize(kStrips);
    for (qsizetype i = 0; i < corners.size(); ++i) {
        const Edge edge{corners[i], corners[(i + 1) % corners.size()]};
        const auto [low, high] = std::minmax({edge.from.y(), edge.to.y()});
        for (std::size_t strip = stripOf(low); strip <= stripOf(high); ++strip)
            m_strips[strip].push_back(edge);
    }
}

std::size_t Lasso::stripOf(double y) const
{
    if (m_bounds.height() <= 0.0) return 0;
    const double part = (y - m_bounds.top()) / m_bounds.height() * double{kStrips};
    return static_cast<std::size_t>(std::clamp(part, 0.0, double{kStrips} - 1.0));
}

bool Lasso::contains(const QPointF& place) const
{
    if (m_strips.empty() || place.y() < m_bounds.top() || place.y() > m_bounds.bottom())
        return false;
    bool inside = false;
    for (const Edge& edge : m_strips[stripOf(place.y())]) {
        // Half open, so that a corner counts once.
        if ((edge.from.y() > place.y()) == (edge.to.y() > place.y())) continue;
        const double part = (place.y() - edge.from.y()) / (edge.to.y() - edge.from.y());
        if (place.x() < edge.from.x() + part * (edge.to.x() - edge.from.x())) inside = !inside;
    }
    return inside;
}

bool Lasso::mayCross(const QRectF& box) const
{
    if (m_strips.empty()) return false;
    for (std::size_t strip = stripOf(box.top()); strip <= stripOf(box.bottom()); ++strip)
        for (const Edge& edge : m_strips[strip])
            if (std::max(edge.from.x(), edge.to.x()) >= box.left() &&
                std::min(edge.from.x(), edge.to.x()) <= box.right() &&
                std::max(edge.from.y(), edge.to.y()) >= box.top() &&
                std::min(edge.from.y(), edge.to.y()) <= box.bottom())
                return true;
    return false;
}

}  // namespace crossfade::ui
