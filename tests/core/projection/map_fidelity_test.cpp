// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/map_fidelity.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace crossfade {
namespace {

using test::randomMatrix;

/// n points on half a circle, in order, no two steps between them alike.
Matrix onHalfCircle(std::size_t n)
{
    Matrix rows(n, 2);
    for (std::size_t i = 0; i < n; ++i) {
        const float angle =
            3.1F * std::pow((static_cast<float>(i) + 1.0F) / static_cast<float>(n), 1.7F);
        rows.at(i, 0) = std::cos(angle);
        rows.at(i, 1) = std::sin(angle);
    }
    return rows;
}

Matrix unitRows(std::size_t rows, std::size_t cols, std::uint64_t seed)
{
    Matrix matrix = randomMatrix(rows, cols, seed);
    for (std::size_t i = 0; i < rows; ++i) toUnitLength(matrix.row(i));
    return matrix;
}

/// The formula, by sorting everything.
double bySorting(const Matrix& rows, const Matrix& points, std::size_t k)
{
    const std::size_t n = rows.rows;
    const auto orderOf = [&](std::size_t i, const auto& distance) {
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::erase(order, i);
        std::ranges::stable_sort(order,
                                 [&](auto a, auto b) { return distance(i, a) < distance(i, b); });
        return order;
    };
    const auto between = [](const Matrix& m) {
        return [&m](std::size_t a, std::size_t b) {
            double sum = 0.0;
            for (std::size_t d = 0; d < m.cols; ++d)
                sum += std::pow(static_cast<double>(m.at(a, d)) - static_cast<double>(m.at(b, d)),
                                2.0);
            return sum;
        };
    };
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto truth = orderOf(i, between(rows)), map = orderOf(i, between(points));
        for (std::size_t m = 0; m < k; ++m) {
            const auto rank =
                static_cast<std::size_t>(std::ranges::find(truth, map[m]) - truth.begin()) + 1;
            if (rank > k) sum += static_cast<double>(rank - k);
        }
    }
    const auto size = static_cast<double>(n), near = static_cast<double>(k);
    return 1.0 - 2.0 / (size * near * (2.0 * size - 3.0 * near - 1.0)) * sum;
}

TEST(TrustworthinessTest, IsOneWhereTheMapIsTrue)
{
    const Matrix rows = onHalfCircle(40);
    EXPECT_DOUBLE_EQ(trustworthiness(rows, rows, 7, {}, 0), 1.0);
}

TEST(TrustworthinessTest, IsWhatSortingEverythingGives)
{
    const Matrix rows = unitRows(150, 6, 1);
    for (const std::size_t k : {std::size_t{1}, std::size_t{5}, std::size_t{20}}) {
        Matrix points(150, 2);
        const Matrix noise = randomMatrix(150, 2, 2);
        for (std::size_t i = 0; i < 150; ++i)
            for (std::size_t d = 0; d < 2; ++d)
                points.at(i, d) = rows.at(i, d) + 0.3F * noise.at(i, d);
        EXPECT_NEAR(trustworthiness(rows, points, k, {}, 2), bySorting(rows, points, k), 1e-9) << k;
    }
}

TEST(TrustworthinessTest, TiesInTruthGoByRowNumber)
{
    // Rows 1, 2, 3 are equal: of 0's nearest in truth 1 comes first. The map shows 3 alone there.
    Matrix rows(7, 2), points(7, 2);
    rows.values = {1.0F, 0.0F,  0.0F, 1.0F,  0.0F, 1.0F,  0.0F,
                   1.0F, -1.0F, 0.0F, -1.0F, 0.0F, -1.0F, 0.0F};
    points.values = {0.0F, 0.0F, 5.0F, 0.0F, 6.0F, 0.0F, 1.0F,
                     0.0F, 9.0F, 9.0F, 8.0F, 9.0F, 7.0F, 9.0F};
    const std::vector<std::uint32_t> first = {0};
    // Rank 3, k = 1: 2 too many, of 7 * 2 - 3 - 1 = 10.
    EXPECT_NEAR(trustworthiness(rows, points, 1, first, 1), 1.0 - 2.0 * 2.0 / 10.0, 1e-12);
}

TEST(TrustworthinessTest, ASampleOfAllRowsIsAllRows)
{
    const Matrix rows = unitRows(120, 5, 3), points = randomMatrix(120, 2, 4);
    std::vector<std::uint32_t> all(120);
    std::iota(all.begin(), all.end(), 0U);
    EXPECT_DOUBLE_EQ(trustworthiness(rows, points, 6, all, 1),
                     trustworthiness(rows, points, 6, {}, 2));
    const std::vector<std::uint32_t> even = {0, 2, 4, 6}, odd = {1, 3, 5, 7},
                                     both = {0, 1, 2, 3, 4, 5, 6, 7};
    EXPECT_NEAR(trustworthiness(rows, points, 6, both, 1),
                0.5 * (trustworthiness(rows, points, 6, even, 1) +
                       trustworthiness(rows, points, 6, odd, 1)),
                1e-12);
}

TEST(TrustworthinessTest, IsAboutAHalfForPlacesByChance)
{
    const Matrix rows = unitRows(600, 20, 5);
    EXPECT_NEAR(trustworthiness(rows, randomMatrix(600, 2, 6), 10, {}, 0), 0.5, 0.05);
}

TEST(TrustworthinessTest, FewRowsCutTheNumberOfNeighbours)
{
    EXPECT_DOUBLE_EQ(trustworthiness(Matrix(0, 3), Matrix(0, 2), 15, {}, 0), 1.0);
    EXPECT_DOUBLE_EQ(trustworthiness(unitRows(2, 3, 7), Matrix(2, 2), 15, {}, 0), 1.0);
    const Matrix rows = unitRows(9, 3, 8), points = randomMatrix(9, 2, 9);
    EXPECT_DOUBLE_EQ(trustworthiness(rows, points, 15, {}, 0),
                     trustworthiness(rows, points, 4, {}, 0));
}

}  // namespace
}  // namespace crossfade
