// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/neighbour_share.h"

#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::randomMatrix;
using test::valueOf;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

/// All others of a point by distance between rows (of any number of columns), ties by row.
std::vector<std::uint32_t> sortedOthers(const Matrix& rows, std::size_t from)
{
    const auto square = [&](std::uint32_t other) {
        double sum = 0.0;
        for (std::size_t d = 0; d < rows.cols; ++d) {
            const double gap =
                static_cast<double>(rows.at(from, d)) - static_cast<double>(rows.at(other, d));
            sum += gap * gap;
        }
        return sum;
    };
    std::vector<std::uint32_t> others;
    for (std::uint32_t j = 0; j < rows.rows; ++j)
        if (j != from && !std::isnan(rows.at(j, 0))) others.push_back(j);
    std::ranges::stable_sort(others, {}, square);
    return others;
}

NeighbourGraph graphOf(const Matrix& rows, std::size_t k)
{
    NeighbourGraph graph;
    graph.points = rows.rows;
    graph.k = std::min(k, rows.rows - 1);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const auto others = sortedOthers(rows, i);
        graph.neighbours.insert(graph.neighbours.end(), others.begin(),
                                others.begin() + static_cast<std::ptrdiff_t>(graph.k));
    }
    graph.distances.resize(graph.neighbours.size(), 1.0F);
    return graph;
}

std::size_t placeIn(const std::vector<std::uint32_t>& others, std::uint32_t one)
{
    return static_cast<std::size_t>(std::ranges::find(others, one) - others.begin());
}

/// By the definition, with all ranks.
double continuityByHand(const Matrix& points, const NeighbourGraph& graph, std::size_t k)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < points.rows; ++i) {
        const auto others = sortedOthers(points, i);
        for (std::size_t r = 0; r < k; ++r) {
            const std::size_t rank = placeIn(others, graph.neighbours[i * graph.k + r]) + 1;
            if (rank > k) sum += static_cast<double>(rank - k);
        }
    }
    const auto n = static_cast<double>(points.rows);
    const auto of = static_cast<double>(k);
    return of < n / 2.0 ? 1.0 - 2.0 / (n * of * (2.0 * n - 3.0 * of - 1.0)) * sum
                        : 1.0 - 2.0 / (n * (n - of) * (n - of - 1.0)) * sum;
}

TEST(NeighbourShareTest, IsThatOfTheDefinition)
{
    const Matrix vectors = randomMatrix(150, 4, 1);
    const Matrix points = randomMatrix(150, 2, 2);
    const NeighbourGraph graph = graphOf(vectors, 20);
    for (const std::size_t k : {1U, 5U, 20U}) {
        const auto shares = valueOf(neighbourShares(points, graph, k, 1, JobContext()));
        for (std::size_t i = 0; i < 150; ++i) {
            const auto others = sortedOthers(points, i);
            std::size_t kept = 0;
            for (std::size_t r = 0; r < k; ++r)
                if (placeIn(others, graph.neighbours[i * graph.k + r]) < k) ++kept;
            EXPECT_FLOAT_EQ(shares[i], static_cast<float>(kept) / static_cast<float>(k)) << i;
        }
    }
}

TEST(NeighbourShareTest, IsOneWhereTheMapIsTheSpace)
{
    const Matrix points = randomMatrix(200, 2, 3);
    const NeighbourGraph graph = graphOf(points, 15);
    for (const float share : valueOf(neighbourShares(points, graph, 15, 0, JobContext())))
        EXPECT_EQ(share, 1.0F);
    EXPECT_EQ(valueOf(continuity(points, graph, 15, 0, JobContext())), 1.0);
}

TEST(NeighbourShareTest, OneWhoIsNotOnTheMapHasNoneAndIsNotFound)
{
    Matrix points = randomMatrix(40, 2, 4);
    const NeighbourGraph graph = graphOf(points, 3);
    const std::uint32_t gone = graph.neighbours[0];
    points.at(gone, 0) = points.at(gone, 1) = kNan;
    const auto shares = valueOf(neighbourShares(points, graph, 3, 0, JobContext()));
    EXPECT_TRUE(std::isnan(shares[gone]));
    EXPECT_FLOAT_EQ(shares[0], 2.0F / 3.0F) << "the fourth took its place";
    EXPECT_EQ(valueOf(continuity(points, graph, 3, 0, JobContext())), 1.0)
        << "of the others none is torn away";
}

TEST(NeighbourShareTest, FewerPointsThanNeighboursAreAllNeighbours)
{
    const Matrix points = randomMatrix(5, 2, 6);
    const NeighbourGraph graph = graphOf(randomMatrix(5, 3, 7), 15);
    ASSERT_EQ(graph.k, 4U);
    for (const float share : valueOf(neighbourShares(points, graph, 15, 0, JobContext())))
        EXPECT_EQ(share, 1.0F);
    EXPECT_EQ(valueOf(continuity(points, graph, 15, 0, JobContext())), 1.0);
}

TEST(NeighbourShareTest, OnePointIsAloneAndNoneIsNone)
{
    NeighbourGraph graph;
    EXPECT_TRUE(valueOf(neighbourShares(Matrix(0, 2), graph, 15, 0, JobContext())).empty());
    EXPECT_EQ(valueOf(continuity(Matrix(0, 2), graph, 15, 0, JobContext())), 1.0);
    graph.points = 1;
    EXPECT_TRUE(std::isnan(valueOf(neighbourShares(Matrix(1, 2), graph, 15, 0, JobContext()))[0]));
    EXPECT_EQ(valueOf(continuity(Matrix(1, 2), graph, 15, 0, JobContext())), 1.0);
}

TEST(ContinuityTest, IsThatOfTheDefinition)
{
    const Matrix points = randomMatrix(90, 2, 2);
    const NeighbourGraph graph = graphOf(randomMatrix(90, 4, 1), 80);
    for (const std::size_t k : {1U, 5U, 15U, 44U, 45U, 80U})
        EXPECT_NEAR(valueOf(continuity(points, graph, k, 1, JobContext())),
                    continuityByHand(points, graph, k), 1e-12)
            << k;
}

TEST(ContinuityTest, IsZeroOnTheWorstMap)
{
    // With k = 1 of three: each one's only neighbour is put last.
    Matrix points(3, 2);
    points.values = {0.0F, 0.0F, 1.0F, 0.0F, 1.9F, 0.0F};
    NeighbourGraph graph{3, 1, {2, 0, 0}, {1.0F, 1.0F, 1.0F}};
    EXPECT_DOUBLE_EQ(valueOf(continuity(points, graph, 1, 1, JobContext())), 0.0);
}

TEST(ContinuityTest, TearingACloudApartCostsMoreThanShiftingItALittle)
{
    const Matrix space = randomMatrix(300, 2, 9);
    const NeighbourGraph graph = graphOf(space, 15);
    Matrix shifted = space;
    Random random(3);
    for (float& value : shifted.values) value += 0.02F * static_cast<float>(random.normal());
    Matrix torn = space;
    for (std::size_t i = 0; i < 300; i += 2) torn.at(i, 0) += 100.0F;
    const double little = valueOf(continuity(shifted, graph, 15, 0, JobContext()));
    const double much = valueOf(continuity(torn, graph, 15, 0, JobContext()));
    EXPECT_LT(little, 1.0);
    EXPECT_LT(much, little);
}

TEST(ContinuityTest, ThreadsChangeNothing)
{
    const Matrix points = randomMatrix(1500, 2, 12);
    const NeighbourGraph graph = graphOf(randomMatrix(1500, 3, 13), 15);
    EXPECT_EQ(valueOf(neighbourShares(points, graph, 15, 1, JobContext())),
              valueOf(neighbourShares(points, graph, 15, 5, JobContext())));
    EXPECT_EQ(valueOf(continuity(points, graph, 15, 1, JobContext())),
              valueOf(continuity(points, graph, 15, 5, JobContext())));
}

TEST(ContinuityTest, StopsWhenCancelled)
{
    const Matrix points = randomMatrix(100, 2, 12);
    const NeighbourGraph graph = graphOf(points, 15);
    std::stop_source stop;
    stop.request_stop();
    const JobContext job(stop.get_token(), {});
    EXPECT_THAT(continuity(points, graph, 15, 1, job), HasErrorCode(ErrorCode::Cancelled));
    EXPECT_THAT(neighbourShares(points, graph, 15, 1, job), HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
