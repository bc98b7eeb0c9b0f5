// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/planar_index.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>

namespace crossfade {

namespace {

constexpr std::uint32_t kLeafSize = 12;

double squareOf(double x, double y)
{
    return x * x + y * y;
}

}  // namespace

PlanarIndex::PlanarIndex(const Matrix& points) : m_points(points.rows), m_isIn(points.rows, false)
{
    CROSSFADE_CHECK(points.cols == 2);
    for (std::size_t i = 0; i < points.rows; ++i) {
        m_points[i] = {points.at(i, 0), points.at(i, 1)};
        m_isIn[i] = std::isfinite(m_points[i][0]) && std::isfinite(m_points[i][1]);
        if (m_isIn[i]) m_rows.push_back(static_cast<std::uint32_t>(i));
    }
    m_nodes.reserve(2 * m_rows.size() / (kLeafSize / 2) + 1);
    if (!m_rows.empty()) build(0, static_cast<std::uint32_t>(m_rows.size()));
}

std::uint32_t PlanarIndex::build(std::uint32_t begin, std::uint32_t end)
{
    Node node;
    node.low = node.high = m_points[m_rows[begin]];
    node.firstRow = node.lastRow = m_rows[begin];
    node.begin = begin;
    node.end = end;
    for (std::uint32_t i = begin; i < end; ++i) {
        const std::uint32_t row = m_rows[i];
        for (const std::size_t axis : {0U, 1U}) {
            node.low[axis] = std::min(node.low[axis], m_points[row][axis]);
            node.high[axis] = std::max(node.high[axis], m_points[row][axis]);
        }
        node.firstRow = std::min(node.firstRow, row);
        node.lastRow = std::max(node.lastRow, row);
    }
    const auto place = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.push_back(node);
    if (end - begin <= kLeafSize) return place;
    const std::size_t axis = node.high[0] - node.low[0] >= node.high[1] - node.low[1] ? 0 : 1;
    const std::uint32_t middle = begin + (end - begin) / 2;
    // By row where points lie in one place, so that each half of such has rows of its own.
    std::nth_element(m_rows.begin() + begin, m_rows.begin() + middle, m_rows.begin() + end,
                     [&](std::uint32_t a, std::uint32_t b) {
                         const float x = m_points[a][axis];
                         const float y = m_points[b][axis];
                         return x != y ? x < y : a < b;
                     });
    const std::uint32_t left = build(begin, middle);
    const std::uint32_t right = build(middle, end);
    m_nodes[place].left = left;
    m_nodes[place].right = right;
    return place;
}

PlanarIndex::Found PlanarIndex::toPoint(std::uint32_t from, std::uint32_t row) const
{
    const auto& a = m_points[from];
    const auto& b = m_points[row];
    return {squareOf(static_cast<double>(a[0]) - static_cast<double>(b[0]),
                     static_cast<double>(a[1]) - static_cast<double>(b[1])),
            row};
}

double PlanarIndex::leastSquare(const Node& node, std::uint32_t from) const
{
    std::array<double, 2> gap{};
    for (const std::size_t axis : {0U, 1U}) {
        const auto at = static_cast<double>(m_points[from][axis]);
        gap[axis] = std::max({0.0, static_cast<double>(node.low[axis]) - at,
                              at - static_cast<double>(node.high[axis])});
    }
    return squareOf(gap[0], gap[1]);
}

double PlanarIndex::greatestSquare(const Node& node, std::uint32_t from) const
{
    std::array<double, 2> gap{};
    for (const std::size_t axis : {0U, 1U}) {
        const auto at = static_cast<double>(m_points[from][axis]);
        gap[axis] = std::max(at - static_cast<double>(node.low[axis]),
                             static_cast<double>(node.high[axis]) - at);
    }
    return squareOf(gap[0], gap[1]);
}

/// The k nearest of one point, found from the root down, the nearer half first.
class PlanarIndex::NearestSearch {
public:
    NearestSearch(const PlanarIndex& index, std::uint32_t from, std::size_t k)
        : m_index(&index), m_from(from), m_k(k)
    {
        m_found.reserve(k + 1);
    }

    std::vector<std::uint32_t> run()
    {
        visit(0);
        std::ranges::sort_heap(m_found);
        std::vector<std::uint32_t> rows;
        rows.reserve(m_found.size());
        for (const Found& one : m_found) rows.push_back(one.row);
        return rows;
    }

private:
    Found leastOf(const Node& node) const
    {
        return {m_index->leastSquare(node, m_from), node.firstRow};
    }
    bool canHoldOne(const Found& least) const
    {
        return m_found.size() < m_k || least < m_found.front();
    }
    void visit(std::uint32_t place)
    {
        const Node& node = m_index->m_nodes[place];
        if (node.left == 0) {
            for (std::uint32_t i = node.begin; i < node.end; ++i) take(m_index->m_rows[i]);
            return;
        }
        const Found left = leastOf(m_index->m_nodes[node.left]);
        const Found right = leastOf(m_index->m_nodes[node.right]);
        const bool leftFirst = left < right;
        if (canHoldOne(leftFirst ? left : right)) visit(leftFirst ? node.left : node.right);
        if (canHoldOne(leftFirst ? right : left)) visit(leftFirst ? node.right : node.left);
    }
    void take(std::uint32_t row)
    {
        const Found found = m_index->toPoint(m_from, row);
        if (row == m_from || !canHoldOne(found)) return;
        m_found.push_back(found);
        std::ranges::push_heap(m_found);
        if (m_found.size() <= m_k) return;
        std::ranges::pop_heap(m_found);
        m_found.pop_back();
    }

    const PlanarIndex* m_index;
    std::uint32_t m_from;
    std::size_t m_k;
    std::vector<Found> m_found;  ///< a heap, the farthest at its front
};

std::vector<std::uint32_t> PlanarIndex::nearest(std::uint32_t row, std::size_t k) const
{
    CROSSFADE_CHECK(has(row));
    k = std::min(k, size() - 1);
    if (k == 0) return {};
    return NearestSearch(*this, row, k).run();
}

std::size_t PlanarIndex::rank(std::uint32_t row, std::uint32_t other) const
{
    CROSSFADE_CHECK(has(row) && has(other) && row != other);
    const Found bound = toPoint(row, other);
    // The count has the point itself where it comes before, as one in the same place may not.
    const std::size_t itself = Found{0.0, row} < bound ? 1 : 0;
    return countNearer(0, row, bound) - itself + 1;
}

std::size_t PlanarIndex::countNearer(std::uint32_t place, std::uint32_t from,
                                     const Found& bound) const
{
    const Node& node = m_nodes[place];
    if (!(Found{leastSquare(node, from), node.firstRow} < bound)) return 0;
    if (Found{greatestSquare(node, from), node.lastRow} < bound) return node.end - node.begin;
    if (node.left != 0)
        return countNearer(node.left, from, bound) + countNearer(node.right, from, bound);
    std::size_t count = 0;
    for (std::uint32_t i = node.begin; i < node.end; ++i)
        if (toPoint(from, m_rows[i]) < bound) ++count;
    return count;
}

}  // namespace crossfade
