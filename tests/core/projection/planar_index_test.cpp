// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/planar_index.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace crossfade {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

double squareBetween(const Matrix& points, std::uint32_t a, std::uint32_t b)
{
    const double x = static_cast<double>(points.at(a, 0)) - static_cast<double>(points.at(b, 0));
    const double y = static_cast<double>(points.at(a, 1)) - static_cast<double>(points.at(b, 1));
    return x * x + y * y;
}

/// All others on the map, sorted by distance and row.
std::vector<std::uint32_t> sortedOthers(const Matrix& points, std::uint32_t from)
{
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < points.rows; ++i)
        if (i != from && std::isfinite(points.at(i, 0)) && std::isfinite(points.at(i, 1)))
            others.push_back(i);
    std::ranges::sort(others, [&](std::uint32_t a, std::uint32_t b) {
        const double toA = squareBetween(points, from, a);
        const double toB = squareBetween(points, from, b);
        return toA != toB ? toA < toB : a < b;
    });
    return others;
}

void expectLikeSorting(const Matrix& points, std::size_t k)
{
    const PlanarIndex index(points);
    for (std::uint32_t i = 0; i < points.rows; ++i) {
        if (!index.has(i)) continue;
        std::vector<std::uint32_t> expected = sortedOthers(points, i);
        for (std::size_t r = 0; r < expected.size(); r += 1 + expected.size() / 9)
            EXPECT_EQ(index.rank(i, expected[r]), r + 1) << i;
        expected.resize(std::min(k, expected.size()));
        EXPECT_EQ(index.nearest(i, k), expected) << i;
    }
}

TEST(PlanarIndexTest, FindsWhatSortingAllFinds)
{
    for (const std::size_t n : {1U, 2U, 12U, 13U, 50U, 700U})
        for (const std::size_t k : {1U, 7U, 15U}) expectLikeSorting(test::randomMatrix(n, 2, n), k);
}

TEST(PlanarIndexTest, BreaksTiesByRowOnAGrid)
{
    Matrix grid(400, 2);
    for (std::size_t i = 0; i < 400; ++i) {
        grid.at(i, 0) = static_cast<float>((7 * i) % 20);
        grid.at(i, 1) = static_cast<float>((7 * i) / 20 % 20);
    }
    expectLikeSorting(grid, 15);
}

TEST(PlanarIndexTest, ManyPointsInOnePlaceAreToldApartByRow)
{
    Matrix points(300, 2);
    for (std::size_t i = 0; i < 300; i += 3) points.at(i, 0) = 1.0F;
    expectLikeSorting(points, 15);
}

TEST(PlanarIndexTest, AHundredThousandPointsInOnePlaceAreNoTrouble)
{
    const Matrix points(100000, 2);
    const PlanarIndex index(points);
    const std::vector<std::uint32_t> first = {0, 1, 2};
    for (std::uint32_t i = 100; i < 100000; i += 7) EXPECT_EQ(index.nearest(i, 3), first);
    EXPECT_EQ(index.rank(500, 99999), 99999U);
    EXPECT_EQ(index.rank(99999, 500), 501U);
}

TEST(PlanarIndexTest, PointsThatAreNotFiniteAreNotInIt)
{
    Matrix points = test::randomMatrix(90, 2, 5);
    points.at(4, 0) = kNan;
    points.at(50, 1) = kNan;
    points.at(51, 0) = kInfinity;
    const PlanarIndex index(points);
    EXPECT_EQ(index.size(), 87U);
    EXPECT_FALSE(index.has(4));
    EXPECT_FALSE(index.has(50));
    EXPECT_FALSE(index.has(51));
    expectLikeSorting(points, 15);
    EXPECT_EQ(PlanarIndex(Matrix(0, 2)).size(), 0U);
}

}  // namespace
}  // namespace crossfade
