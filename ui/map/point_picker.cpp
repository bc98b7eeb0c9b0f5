// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_picker.h"

#include "core/jobs/parallel_for.h"
#include "ui/map/lasso.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace crossfade::ui {

namespace {

constexpr std::size_t kLeaf = 16;            // points in the last boxes, at most
constexpr std::size_t kBlocksPerLevel = 64;  // that threads share out among themselves
constexpr double kInfinity = std::numeric_limits<double>::infinity();

enum class Relation { None, Some, All };

/// Turned so that the direction's quarter is the one where both are positive (or zero, on one side,
/// so that the four quarters share no point). |dx| + |dy| is the larger of the two there.
struct Turned {
    double a, b;

    bool inQuarter() const { return a > 0.0 && b >= 0.0; }
    double distance() const { return std::max(a, b); }
};

Turned turned(const QPointF& apart, MapDirection direction)
{
    const double sum = apart.x() + apart.y();
    const double difference = apart.x() - apart.y();
    switch (direction) {
        case MapDirection::Right:
            return {sum, difference};
        case MapDirection::Down:
            return {difference, -sum};
        case MapDirection::Left:
            return {-sum, -difference};
        case MapDirection::Up:
            return {-difference, sum};
    }
    CROSSFADE_CHECK(false);
}

/// The depth at which halving makes leaves small enough.
std::size_t depthFor(std::size_t count)
{
    std::size_t depth = 0;
    while ((count >> depth) > kLeaf) ++depth;
    return depth;
}

}  // namespace

PointPicker::PointPicker(const Matrix& points) : m_points(points)
{
    m_order.reserve(points.rows);
    for (std::size_t i = 0; i < points.rows; ++i)
        if (std::isfinite(points.values[2 * i]) && std::isfinite(points.values[2 * i + 1]))
            m_order.push_back(static_cast<std::uint32_t>(i));
    if (m_order.empty()) return;
    const std::size_t depth = depthFor(m_order.size());
    m_nodes.resize((std::size_t{2} << depth) - 1);
    m_nodes.front().end = static_cast<std::uint32_t>(m_order.size());
    for (std::size_t level = 0; level <= depth; ++level) {
        const std::size_t first = (std::size_t{1} << level) - 1;
        parallelFor(first + 1, first / kBlocksPerLevel + 1, 0,
                    [&](std::size_t begin, std::size_t end) {
                        for (std::size_t i = begin; i < end; ++i) split(first + i);
                    });
    }
    sumUp(0);
    const Node& all = m_nodes.front();
    const auto [left, low] = std::pair(static_cast<double>(all.left), static_cast<double>(all.low));
    m_bounds = QRectF(left, low, static_cast<double>(all.right) - left,
                      static_cast<double>(all.high) - low);
}

void PointPicker::split(std::size_t node)
{
    Node& n = m_nodes[node];
    n.left = n.low = std::numeric_limits<float>::max();
    n.right = n.high = std::numeric_limits<float>::lowest();
    for (std::uint32_t i = n.begin; i < n.end; ++i) {
        const float* point = m_points.values.data() + 2 * std::size_t{m_order[i]};
        n.left = std::min(n.left, point[0]);
        n.right = std::max(n.right, point[0]);
        n.low = std::min(n.low, point[1]);
        n.high = std::max(n.high, point[1]);
    }
    if (isLeaf(node)) return;
    // Across the longer side. By row where places are equal, so that whoever asks for the first
    // row in one place need not look at all of them.
    const std::size_t axis = n.right - n.left >= n.high - n.low ? 0 : 1;
    const auto key = [this, axis](std::uint32_t row) {
        return std::tuple(m_points.values[2 * std::size_t{row} + axis],
                          m_points.values[2 * std::size_t{row} + 1 - axis], row);
    };
    const std::uint32_t middle = n.begin + (n.end - n.begin) / 2;
    std::nth_element(m_order.begin() + n.begin, m_order.begin() + middle, m_order.begin() + n.end,
                     [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    m_nodes[2 * node + 1].begin = n.begin;
    m_nodes[2 * node + 1].end = m_nodes[2 * node + 2].begin = middle;
    m_nodes[2 * node + 2].end = n.end;
}

void PointPicker::sumUp(std::size_t node)
{
    Node& n = m_nodes[node];
    n.any = false;
    n.firstRow = std::numeric_limits<std::uint32_t>::max();
    n.lastRow = 0;
    const auto add = [&n](std::uint32_t first, std::uint32_t last) {
        n.any = true;
        n.firstRow = std::min(n.firstRow, first);
        n.lastRow = std::max(n.lastRow, last);
    };
    if (isLeaf(node)) {
        for (std::uint32_t i = n.begin; i < n.end; ++i)
            if (canBePicked(m_order[i])) add(m_order[i], m_order[i]);
        return;
    }
    for (const std::size_t half : {2 * node + 1, 2 * node + 2}) {
        sumUp(half);
        if (m_nodes[half].any) add(m_nodes[half].firstRow, m_nodes[half].lastRow);
    }
}

void PointPicker::setHidden(std::span<const std::uint8_t> hidden)
{
    CROSSFADE_CHECK(hidden.empty() || hidden.size() == m_points.rows);
    m_hidden.assign(hidden.begin(), hidden.end());
    if (!m_nodes.empty()) sumUp(0);
}

template <typename Bound, typename Cost>
std::optional<std::uint32_t> PointPicker::least(Bound bound, Cost cost, double limit,
                                                bool lastRow) const
{
    std::optional<std::uint32_t> found;
    double best = limit;
    const auto wins = [&](double value, std::uint32_t row) {
        if (value != best || !found) return value <= best;
        return lastRow ? row > *found : row < *found;
    };
    // Both halves of a node may wait, at each depth.
    std::array<std::pair<double, std::size_t>, 128> waiting;
    std::size_t count = 0;
    const auto wait = [&](std::size_t node) {
        if (!m_nodes[node].any) return;
        const double least = bound(m_nodes[node]);
        if (least <= best) waiting[count++] = {least, node};
    };
    if (!m_nodes.empty()) wait(0);
    while (count > 0) {
        const auto [least, node] = waiting[--count];
        const Node& n = m_nodes[node];
        if (!wins(least, lastRow ? n.lastRow : n.firstRow)) continue;
        if (isLeaf(node)) {
            for (std::uint32_t i = n.begin; i < n.end; ++i) {
                const std::uint32_t row = m_order[i];
                const double value = canBePicked(row) ? cost(row) : kInfinity;
                if (value == kInfinity || !wins(value, row)) continue;
                best = value;
                found = row;
            }
            continue;
        }
        // The nearer half is looked into first; of two as near the one with the row that wins.
        const std::size_t before = count;
        wait(2 * node + 1);
        wait(2 * node + 2);
        if (count == before + 2) {
            const auto order = [&](const std::pair<double, std::size_t>& half) {
                const Node& h = m_nodes[half.second];
                const auto row = static_cast<std::int64_t>(lastRow ? h.lastRow : h.firstRow);
                return std::pair(half.first, lastRow ? -row : row);
            };
            if (order(waiting[before]) < order(waiting[before + 1]))
                std::swap(waiting[before], waiting[before + 1]);
        }
    }
    return found;
}

std::optional<std::uint32_t> PointPicker::nearest(const QPointF& place, double radius) const
{
    const auto bound = [&](const Node& n) {
        const double dx = std::max({static_cast<double>(n.left) - place.x(),
                                    place.x() - static_cast<double>(n.right), 0.0});
        const double dy = std::max(
            {static_cast<double>(n.low) - place.y(), place.y() - static_cast<double>(n.high), 0.0});
        return dx * dx + dy * dy;
    };
    const auto cost = [&](std::uint32_t row) {
        const QPointF apart = at(row) - place;
        return apart.x() * apart.x() + apart.y() * apart.y();
    };
    return least(bound, cost, radius * radius, false);
}

std::optional<std::uint32_t> PointPicker::neighbourInPlace(std::uint32_t from, bool later) const
{
    const QPointF place = at(from);
    const auto bound = [&](const Node& n) {
        const bool here =
            static_cast<double>(n.left) <= place.x() && static_cast<double>(n.right) >= place.x() &&
            static_cast<double>(n.low) <= place.y() && static_cast<double>(n.high) >= place.y();
        const bool mayHold = later ? n.lastRow > from : n.firstRow < from;
        if (!here || !mayHold) return kInfinity;
        // Nothing between is known; what is nearest in rows can't be nearer than this.
        return later ? static_cast<double>(std::max(n.firstRow, from)) - from
                     : from - static_cast<double>(std::min(n.lastRow, from));
    };
    const auto cost = [&](std::uint32_t row) {
        if (at(row) != place || (later ? row <= from : row >= from)) return kInfinity;
        return std::abs(static_cast<double>(row) - static_cast<double>(from));
    };
    return least(bound, cost, std::numeric_limits<double>::max(), false);
}

std::optional<std::uint32_t> PointPicker::nextInDirection(std::uint32_t from,
                                                          MapDirection direction) const
{
    if (from >= m_points.rows || !std::isfinite(at(from).x()) || !std::isfinite(at(from).y()))
        return std::nullopt;
    const bool sideways = direction == MapDirection::Left || direction == MapDirection::Right;
    if (sideways)
        if (const auto shared = neighbourInPlace(from, direction == MapDirection::Right))
            return shared;
    const QPointF place = at(from);
    const auto bound = [&](const Node& n) {
        // The box, turned: sums and differences of what its corners are apart.
        double mostA = -kInfinity;
        double mostB = -kInfinity;
        double leastA = kInfinity;
        double leastB = kInfinity;
        for (const float x : {n.left, n.right}) {
            for (const float y : {n.low, n.high}) {
                const Turned t = turned(
                    QPointF(static_cast<double>(x), static_cast<double>(y)) - place, direction);
                mostA = std::max(mostA, t.a);
                mostB = std::max(mostB, t.b);
                leastA = std::min(leastA, t.a);
                leastB = std::min(leastB, t.b);
            }
        }
        if (!Turned{mostA, mostB}.inQuarter()) return kInfinity;
        return std::max({leastA, leastB, 0.0});
    };
    const auto cost = [&](std::uint32_t row) {
        const Turned t = turned(at(row) - place, direction);
        return t.inQuarter() ? t.distance() : kInfinity;
    };
    return least(bound, cost, std::numeric_limits<double>::max(), direction == MapDirection::Left);
}

template <typename RelationOf, typename Contains>
std::vector<std::uint32_t> PointPicker::collect(RelationOf relation, Contains contains) const
{
    // Marked first: that puts the rows in order faster than sorting them.
    std::vector<std::uint8_t> in(m_points.rows, 0);
    std::vector<std::size_t> waiting;
    if (!m_nodes.empty()) waiting.push_back(0);
    std::size_t count = 0;
    while (!waiting.empty()) {
        const std::size_t node = waiting.back();
        waiting.pop_back();
        const Node& n = m_nodes[node];
        const Relation related = n.any ? relation(n) : Relation::None;
        if (related == Relation::None) continue;
        if (related == Relation::Some && !isLeaf(node)) {
            waiting.push_back(2 * node + 1);
            waiting.push_back(2 * node + 2);
            continue;
        }
        for (std::uint32_t i = n.begin; i < n.end; ++i) {
            const std::uint32_t row = m_order[i];
            if (!canBePicked(row) || (related == Relation::Some && !contains(at(row)))) continue;
            in[row] = 1;
            ++count;
        }
    }
    std::vector<std::uint32_t> rows;
    rows.reserve(count);
    for (std::size_t row = 0; row < in.size(); ++row)
        if (in[row] != 0) rows.push_back(static_cast<std::uint32_t>(row));
    return rows;
}

namespace {

QRectF boxOf(float left, float right, float low, float high)
{
    return {QPointF(static_cast<double>(left), static_cast<double>(low)),
            QPointF(static_cast<double>(right), static_cast<double>(high))};
}

bool holds(const QRectF& area, const QPointF& place)
{
    return place.x() >= area.left() && place.x() <= area.right() && place.y() >= area.top() &&
           place.y() <= area.bottom();
}

bool apart(const QRectF& a, const QRectF& b)
{
    return a.left() > b.right() || b.left() > a.right() || a.top() > b.bottom() ||
           b.top() > a.bottom();
}

}  // namespace

std::vector<std::uint32_t> PointPicker::inside(const QRectF& area) const
{
    const QRectF upright = area.normalized();
    return collect(
        [&](const Node& n) {
            const QRectF box = boxOf(n.left, n.right, n.low, n.high);
            if (apart(box, upright)) return Relation::None;
            return holds(upright, box.topLeft()) && holds(upright, box.bottomRight())
                       ? Relation::All
                       : Relation::Some;
        },
        [&](const QPointF& place) { return holds(upright, place); });
}

std::vector<std::uint32_t> PointPicker::inside(const QPolygonF& corners) const
{
    const Lasso lasso(corners);
    if (lasso.bounds().isEmpty()) return {};
    return collect(
        [&](const Node& n) {
            const QRectF box = boxOf(n.left, n.right, n.low, n.high);
            if (apart(box, lasso.bounds())) return Relation::None;
            if (lasso.mayCross(box)) return Relation::Some;
            return lasso.contains(box.center()) ? Relation::All : Relation::None;
        },
        [&](const QPointF& place) { return lasso.contains(place); });
}

std::vector<std::uint32_t> PointPicker::within(const QPointF& centre, double radius) const
{
    if (!(radius >= 0.0)) return {};
    const auto near = [&](double dx, double dy) { return dx * dx + dy * dy <= radius * radius; };
    return collect(
        [&](const Node& n) {
            const QRectF box = boxOf(n.left, n.right, n.low, n.high);
            const double left = box.left() - centre.x();
            const double right = centre.x() - box.right();
            const double low = box.top() - centre.y();
            const double high = centre.y() - box.bottom();
            if (!near(std::max({left, right, 0.0}), std::max({low, high, 0.0})))
                return Relation::None;
            return near(std::max(-left, -right), std::max(-low, -high)) ? Relation::All
                                                                        : Relation::Some;
        },
        [&](const QPointF& place) { return near(place.x() - centre.x(), place.y() - centre.y()); });
}

}  // namespace crossfade::ui
