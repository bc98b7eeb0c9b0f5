// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// Finds the point nearest to a place, by a grid over the map. Immutable.
class PointPicker {
public:
    /// `points`: n x 2; NaN can't be picked.
    explicit PointPicker(const Matrix& points);

    /// The row of the nearest point within `radius` (in the map's units) of `place`.
    std::optional<std::uint32_t> nearest(const QPointF& place, double radius) const;

    /// What encloses all points; empty at the origin if there are none.
    QRectF bounds() const { return m_bounds; }
    std::size_t count() const { return m_order.size(); }

private:
    std::size_t cellOf(double x, double y) const;

    Matrix m_points;
    QRectF m_bounds;
    std::size_t m_side = 1;             ///< cells per side
    std::vector<std::size_t> m_starts;  ///< per cell, into m_order
    std::vector<std::uint32_t> m_order;
};

}  // namespace crossfade::ui
