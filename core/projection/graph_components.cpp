// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/graph_components.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace crossfade {

namespace {

struct PlacedDisc {
    float x = 0.0F, y = 0.0F, radius = 0.0F;
};

/// Discs in square cells of the size of the smallest, each in every cell that its square touches:
/// so a cell holds few of them, and a disc is tested against those near it alone.
class DiscGrid {
public:
    explicit DiscGrid(float side) : m_side(side) {}

    bool isFree(const PlacedDisc& disc) const
    {
        bool free = true;
        forCells(disc, [&](const Cell& cell) {
            const auto found = m_cells.find(cell);
            if (!free || found == m_cells.end()) return;
            free = std::ranges::none_of(found->second, [&](const PlacedDisc& other) {
                const float dx = disc.x - other.x, dy = disc.y - other.y;
                const float apart = disc.radius + other.radius;
                return dx * dx + dy * dy < apart * apart;
            });
        });
        return free;
    }

    void add(const PlacedDisc& disc)
    {
        forCells(disc, [&](const Cell& cell) { m_cells[cell].push_back(disc); });
    }

private:
    using Cell = std::pair<std::int32_t, std::int32_t>;
    struct CellHash {
        std::size_t operator()(const Cell& cell) const
        {
            return static_cast<std::size_t>(cell.first) * 0x9E3779B97F4A7C15ULL +
                   static_cast<std::size_t>(cell.second);
        }
    };

    std::int32_t cellOf(float at) const
    {
        return static_cast<std::int32_t>(std::floor(at / m_side));
    }

    template <typename Visit>
    void forCells(const PlacedDisc& disc, Visit visit) const
    {
        for (auto x = cellOf(disc.x - disc.radius); x <= cellOf(disc.x + disc.radius); ++x)
            for (auto y = cellOf(disc.y - disc.radius); y <= cellOf(disc.y + disc.radius); ++y)
                visit(Cell{x, y});
    }

    float m_side;
    std::unordered_map<Cell, std::vector<PlacedDisc>, CellHash> m_cells;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> componentsOf(const FuzzyGraph& graph)
{
    std::vector<std::vector<std::uint32_t>> components;
    std::vector<bool> seen(graph.points, false);
    for (std::uint32_t first = 0; first < graph.points; ++first) {
        if (seen[first]) continue;
        seen[first] = true;
        std::vector<std::uint32_t> component = {first};
        for (std::size_t next = 0; next < component.size(); ++next)
            for (const std::uint32_t other : graph.neighboursOf(component[next])) {
                if (seen[other]) continue;
                seen[other] = true;
                component.push_back(other);
            }
        std::ranges::sort(component);
        components.push_back(std::move(component));
    }
    return components;
}

FuzzyGraph partOf(const FuzzyGraph& graph, std::span<const std::uint32_t> points)
{
    constexpr std::uint32_t kOutside = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> placeOf(graph.points, kOutside);
    for (std::uint32_t p = 0; p < points.size(); ++p) placeOf[points[p]] = p;
    FuzzyGraph part;
    part.points = points.size();
    part.offsets = {0};
    for (const std::uint32_t point : points) {
        const auto neighbours = graph.neighboursOf(point);
        for (std::size_t n = 0; n < neighbours.size(); ++n) {
            if (placeOf[neighbours[n]] == kOutside) continue;
            part.neighbours.push_back(placeOf[neighbours[n]]);
            part.weights.push_back(graph.weightsOf(point)[n]);
        }
        part.offsets.push_back(part.neighbours.size());
    }
    return part;
}

Matrix placeDiscs(const Matrix& wanted, std::span<const float> radii)
{
    Matrix placed(radii.size(), 2);
    if (radii.empty()) return placed;
    std::vector<std::uint32_t> order(radii.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](auto a, auto b) { return radii[a] > radii[b]; });
    const float goldenAngle = std::numbers::pi_v<float> * (3.0F - std::sqrt(5.0F));
    DiscGrid grid(2.0F * radii[order.back()]);
    for (const std::uint32_t disc : order) {
        PlacedDisc at{wanted.at(disc, 0), wanted.at(disc, 1), radii[disc]};
        for (std::size_t step = 1; !grid.isFree(at); ++step) {
            const float turn = goldenAngle * static_cast<float>(step);
            const float out = at.radius * std::sqrt(static_cast<float>(step));
            at.x = wanted.at(disc, 0) + out * std::cos(turn);
            at.y = wanted.at(disc, 1) + out * std::sin(turn);
        }
        grid.add(at);
        placed.at(disc, 0) = at.x;
        placed.at(disc, 1) = at.y;
    }
    return placed;
}

}  // namespace crossfade
