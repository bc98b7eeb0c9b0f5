// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_picker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace crossfade::ui {

PointPicker::PointPicker(const Matrix& points) : m_points(points)
{
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double low = left;
    double high = right;
    std::vector<std::uint32_t> drawn;
    for (std::size_t i = 0; i < points.rows; ++i) {
        const auto x = static_cast<double>(points.at(i, 0));
        const auto y = static_cast<double>(points.at(i, 1));
        if (std::isnan(x) || std::isnan(y)) continue;
        drawn.push_back(static_cast<std::uint32_t>(i));
        left = std::min(left, x);
        right = std::max(right, x);
        low = std::min(low, y);
        high = std::max(high, y);
    }
    if (!drawn.empty()) m_bounds = QRectF(left, low, right - left, high - low);
    m_side = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::sqrt(static_cast<double>(drawn.size()) / 2.0)));
    m_starts.assign(m_side * m_side + 1, 0);
    const auto cell = [&](std::uint32_t i) {
        return cellOf(static_cast<double>(points.at(i, 0)), static_cast<double>(points.at(i, 1)));
    };
    for (const std::uint32_t i : drawn) ++m_starts[cell(i) + 1];
    std::partial_sum(m_starts.begin(), m_starts.end(), m_starts.begin());
    m_order.resize(drawn.size());
    std::vector<std::size_t> at(m_starts.begin(), m_starts.end() - 1);
    for (const std::uint32_t i : drawn) m_order[at[cell(i)]++] = i;
}

std::size_t PointPicker::cellOf(double x, double y) const
{
    const auto index = [this](double value, double start, double length) {
        if (length <= 0.0) return std::size_t{0};
        const double part = (value - start) / length * static_cast<double>(m_side);
        return static_cast<std::size_t>(std::clamp(part, 0.0, static_cast<double>(m_side) - 1.0));
    };
    return index(y, m_bounds.top(), m_bounds.height()) * m_side +
           index(x, m_bounds.left(), m_bounds.width());
}

std::optional<std::uint32_t> PointPicker::nearest(const QPointF& place, double radius) const
{
    std::optional<std::uint32_t> found;
    double best = radius * radius;
    const std::size_t first = cellOf(place.x() - radius, place.y() - radius);
    const std::size_t last = cellOf(place.x() + radius, place.y() + radius);
    for (std::size_t row = first / m_side; row <= last / m_side; ++row) {
        for (std::size_t column = first % m_side; column <= last % m_side; ++column) {
            const std::size_t cell = row * m_side + column;
            for (std::size_t at = m_starts[cell]; at < m_starts[cell + 1]; ++at) {
                const double dx = static_cast<double>(m_points.at(m_order[at], 0)) - place.x();
                const double dy = static_cast<double>(m_points.at(m_order[at], 1)) - place.y();
                const double distance = dx * dx + dy * dy;
                if (distance > best || (found && distance == best && m_order[at] > *found))
                    continue;
                best = distance;
                found = m_order[at];
            }
        }
    }
    return found;
}

}  // namespace crossfade::ui
