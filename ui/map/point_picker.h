// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace crossfade::ui {

/// The way that an arrow key leads, as one sees it: up is towards larger y.
enum class MapDirection { Left, Right, Up, Down };

/// Finds points by place, through a tree of boxes (k-d tree, Bentley 1975): also where all points
/// lie in one place or one lies far from all others, a grid's worst cases. Rows are returned in
/// ascending order. May be asked from several threads while nobody calls setHidden.
class PointPicker {
public:
    /// `points`: n x 2; what is not finite can't be picked. The tree is made in threads.
    explicit PointPicker(const Matrix& points);

    /// Who can't be picked from now on: one per point, not 0 where hidden; empty: nobody.
    void setHidden(std::span<const std::uint8_t> hidden);

    /// The row of the nearest point within `radius` (in the map's units) of `place`; of several as
    /// near, the first.
    std::optional<std::uint32_t> nearest(const QPointF& place, double radius) const;

    /// In the rectangle, edges included.
    std::vector<std::uint32_t> inside(const QRectF& area) const;
    /// In a closed polygon (a lasso closes itself), by the even-odd rule. With fewer than three
    /// corners, or no area, there is nobody.
    std::vector<std::uint32_t> inside(const QPolygonF& lasso) const;
    /// At most `radius` from `centre`.
    std::vector<std::uint32_t> within(const QPointF& centre, double radius) const;

    /// Where an arrow key leads from a point: to the nearest in the quarter of the plane around the
    /// direction, by |dx| + |dy|, so that of two as far the one straight ahead is nearer. In this
    /// distance each step towards a point's quarter comes no further from it, so that whoever keeps
    /// walking towards it gets there; a step back often leads back, not always. Of points that
    /// share a place, right leads to the next and left to the one before; only from the last and
    /// the first on to other places, which are entered at the first or, from the right, at the
    /// last. None at the map's edge, or if `from` is not on the map.
    std::optional<std::uint32_t> nextInDirection(std::uint32_t from, MapDirection direction) const;

    /// What encloses all points; empty at the origin if there are none.
    QRectF bounds() const { return m_bounds; }
    std::size_t count() const { return m_order.size(); }

private:
    /// A part of m_order with the box around its points. Its halves are the nodes 2 i + 1, 2 i + 2.
    struct Node {
        float left = 0, right = 0, low = 0, high = 0;
        std::uint32_t begin = 0, end = 0;
        std::uint32_t firstRow = 0, lastRow = 0;  ///< of those that can be picked
        bool any = false;                         ///< can be picked
    };

    /// Finds a node's box and halves its points among the two below it.
    void split(std::size_t node);
    void sumUp(std::size_t node);
    bool isLeaf(std::size_t node) const { return 2 * node + 1 >= m_nodes.size(); }
    bool canBePicked(std::uint32_t row) const { return m_hidden.empty() || m_hidden[row] == 0; }
    QPointF at(std::uint32_t row) const
    {
        return {static_cast<double>(m_points.values[2 * std::size_t{row}]),
                static_cast<double>(m_points.values[2 * std::size_t{row} + 1])};
    }
    std::optional<std::uint32_t> neighbourInPlace(std::uint32_t from, bool later) const;

    /// Of the points for which accept(point) holds the one with the least (cost(point), row), or
    /// the greatest row if `lastRow`. bound(node): below no point's cost in the node, or none if it
    /// need not be looked into.
    template <typename Bound, typename Cost>
    std::optional<std::uint32_t> least(Bound bound, Cost cost, double limit, bool lastRow) const;

    /// The rows of the points that are in; relation(node): all, none or some of a node's are.
    template <typename Relation, typename Contains>
    std::vector<std::uint32_t> collect(Relation relation, Contains contains) const;

    Matrix m_points;
    std::vector<std::uint8_t> m_hidden;
    QRectF m_bounds;
    std::vector<std::uint32_t> m_order;
    std::vector<Node> m_nodes;
};

}  // namespace crossfade::ui
