// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/nearest_rows.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::randomMatrix;
using test::valueOf;

Matrix unitRows(std::size_t rows, std::size_t cols, std::uint64_t seed)
{
    Matrix matrix = randomMatrix(rows, cols, seed);
    for (std::size_t i = 0; i < rows; ++i) toUnitLength(matrix.row(i));
    return matrix;
}

double cosineDistance(const Matrix& rows, std::size_t a, std::size_t b)
{
    double dot = 0.0;
    for (std::size_t d = 0; d < rows.cols; ++d)
        dot += static_cast<double>(rows.at(a, d)) * static_cast<double>(rows.at(b, d));
    return 1.0 - dot;
}

TEST(NearestRowsTest, FindsWhatASearchOfAllPairsFinds)
{
    // Over two chunks of columns and many blocks of queries.
    const Matrix rows = unitRows(4500, 12, 1);
    const NeighbourGraph graph = valueOf(nearestRows(rows, 10, 2, JobContext()));
    ASSERT_EQ(graph.points, rows.rows);
    ASSERT_EQ(graph.k, 10U);
    for (std::size_t i = 0; i < rows.rows; i += 37) {
        std::vector<double> distances(rows.rows);
        for (std::size_t j = 0; j < rows.rows; ++j)
            distances[j] = j == i ? 9.0 : cosineDistance(rows, i, j);
        std::vector<double> sorted = distances;
        std::ranges::sort(sorted);
        for (std::size_t n = 0; n < graph.k; ++n) {
            const std::uint32_t j = graph.neighboursOf(i)[n];
            EXPECT_NEAR(distances[j], sorted[n], 1e-6) << i << ", " << n;
            EXPECT_NEAR(graph.distancesOf(i)[n], distances[j], 1e-6) << i << ", " << n;
        }
        EXPECT_TRUE(std::ranges::is_sorted(graph.distancesOf(i)));
    }
}

TEST(NearestRowsTest, TheRowItselfIsLeftOutAndNobodyComesTwice)
{
    const Matrix rows = unitRows(300, 4, 2);
    const NeighbourGraph graph = valueOf(nearestRows(rows, 40, 0, JobContext()));
    for (std::size_t i = 0; i < rows.rows; ++i) {
        std::vector<std::uint32_t> found(graph.neighboursOf(i).begin(),
                                         graph.neighboursOf(i).end());
        EXPECT_EQ(std::ranges::count(found, i), 0);
        std::ranges::sort(found);
        EXPECT_EQ(std::ranges::adjacent_find(found), found.end());
    }
}

TEST(NearestRowsTest, TheBytesDoNotDependOnTheNumberOfThreads)
{
    const Matrix rows = unitRows(1000, 16, 3);
    const NeighbourGraph one = valueOf(nearestRows(rows, 15, 1, JobContext()));
    const NeighbourGraph three = valueOf(nearestRows(rows, 15, 3, JobContext()));
    EXPECT_EQ(one.neighbours, three.neighbours);
    EXPECT_EQ(one.distances, three.distances);
}

TEST(NearestRowsTest, TiesGoByRowNumberAndEqualRowsHaveNoDistance)
{
    // Three different rows, each a thousand times over: so many ties that lists are pruned.
    const Matrix three = unitRows(3, 7, 4);
    Matrix rows(3000, 7);
    for (std::size_t i = 0; i < rows.rows; ++i)
        std::ranges::copy(three.row(i % 3), rows.row(i).begin());
    const NeighbourGraph graph = valueOf(nearestRows(rows, 4, 2, JobContext()));
    for (const std::size_t i : {std::size_t{6}, std::size_t{1501}, std::size_t{2999}}) {
        for (std::size_t n = 0; n < 4; ++n) {
            std::size_t expected = i % 3 + 3 * n;
            if (expected >= i) expected += 3;  // itself is left out
            EXPECT_EQ(graph.neighboursOf(i)[n], expected) << i;
            EXPECT_EQ(graph.distancesOf(i)[n], 0.0F) << i;
        }
    }
}

TEST(NearestRowsTest, SmallDistancesKeepTheirDigits)
{
    // 1 - cos of so small an angle is all rounding in float32: half its square is 1.25e-9.
    Matrix rows(2, 2);
    rows.values = {1.0F, 0.0F, std::cos(5e-5F), std::sin(5e-5F)};
    const NeighbourGraph graph = valueOf(nearestRows(rows, 1, 1, JobContext()));
    EXPECT_NEAR(graph.distances[0], 1.25e-9, 1e-12);
}

TEST(NearestRowsTest, FewRowsHaveFewerNeighbours)
{
    EXPECT_EQ(valueOf(nearestRows(Matrix(0, 5), 15, 0, JobContext())).points, 0U);
    const NeighbourGraph one = valueOf(nearestRows(unitRows(1, 5, 5), 15, 0, JobContext()));
    EXPECT_EQ(one.points, 1U);
    EXPECT_EQ(one.k, 0U);
    const NeighbourGraph three = valueOf(nearestRows(unitRows(3, 5, 5), 15, 0, JobContext()));
    EXPECT_EQ(three.k, 2U);
    EXPECT_EQ(three.neighbours.size(), 6U);
}

TEST(NearestRowsTest, NamesTheRowThatIsNotFiniteOrNotOfUnitLength)
{
    Matrix rows = unitRows(20, 3, 6);
    rows.at(7, 1) = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THAT(nearestRows(rows, 5, 0, JobContext()),
                HasErrorWith("Row 7 of the vectors holds a number that is not finite."));
    rows.at(7, 1) = std::numeric_limits<float>::infinity();
    EXPECT_THAT(nearestRows(rows, 5, 0, JobContext()), HasErrorCode(ErrorCode::InvalidInput));
    rows = unitRows(20, 3, 6);
    rows.at(11, 0) = 0.5F;
    rows.at(11, 1) = rows.at(11, 2) = 0.0F;
    EXPECT_THAT(nearestRows(rows, 5, 0, JobContext()),
                HasErrorWith("Row 11 of the vectors has the length 0.5; it must be 1."));
}

TEST(NearestRowsTest, ReportsAndStops)
{
    const Matrix rows = unitRows(1000, 4, 7);
    std::stop_source stop;
    std::uint64_t seen = 0;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& progress) {
        EXPECT_EQ(progress.total, 1000U);
        seen = progress.done;
        stop.request_stop();
    });
    EXPECT_THAT(nearestRows(rows, 5, 1, job), HasErrorCode(ErrorCode::Cancelled));
    EXPECT_LT(seen, 1000U);
}

}  // namespace
}  // namespace crossfade
