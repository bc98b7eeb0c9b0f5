// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace crossfade {

/// Who is near whom on a map, exactly (Euclid), by a k-d tree (Bentley 1975). Points with a
/// coordinate that is not finite are not in it. Distances are compared in double and ties broken by
/// row, so that every answer is the one that sorting all points would give, also where many lie in
/// one place. Copies what it needs; immutable, usable from several threads.
class PlanarIndex {
public:
    /// `points`: n x 2.
    explicit PlanarIndex(const Matrix& points);

    std::size_t size() const { return m_rows.size(); }  ///< points in it
    bool has(std::uint32_t row) const { return m_isIn[row]; }

    /// Rows of the `k` nearest others, nearest first: fewer where there are fewer others. `row` is
    /// in it. About k log n.
    std::vector<std::uint32_t> nearest(std::uint32_t row, std::size_t k) const;

    /// Place of `other` among the others of `row`, 1 for the nearest; both are in it and are
    /// two. About the root of n.
    std::size_t rank(std::uint32_t row, std::uint32_t other) const;

private:
    struct Node {
        std::array<float, 2> low{};
        std::array<float, 2> high{};
        std::uint32_t firstRow = 0;         ///< least row in it
        std::uint32_t lastRow = 0;          ///< greatest
        std::uint32_t begin = 0, end = 0;   ///< in m_rows
        std::uint32_t left = 0, right = 0;  ///< nodes; 0: a leaf
    };
    struct Found {
        double square = 0.0;
        std::uint32_t row = 0;
        // NOLINTNEXTLINE(modernize-use-nullptr): the compiler's own 0
        auto operator<=>(const Found&) const = default;
    };
    class NearestSearch;

    std::uint32_t build(std::uint32_t begin, std::uint32_t end);
    Found toPoint(std::uint32_t from, std::uint32_t row) const;
    double leastSquare(const Node& node, std::uint32_t from) const;
    double greatestSquare(const Node& node, std::uint32_t from) const;
    std::size_t countNearer(std::uint32_t node, std::uint32_t from, const Found& bound) const;

    std::vector<std::array<float, 2>> m_points;  ///< by row
    std::vector<bool> m_isIn;                    ///< by row
    std::vector<std::uint32_t> m_rows;           ///< those in it, in the order of the tree
    std::vector<Node> m_nodes;                   ///< the root first
};

}  // namespace crossfade
