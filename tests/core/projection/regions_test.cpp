// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/regions.h"

#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::valueOf;

Matrix unitRows(Matrix rows)
{
    for (std::size_t i = 0; i < rows.rows; ++i) toUnitLength(rows.row(i));
    return rows;
}

/// Clouds around the axes: row i belongs to groups[i].
Matrix clouds(const std::vector<std::size_t>& groups, std::size_t dimension, float spread)
{
    Matrix rows = test::randomMatrix(groups.size(), dimension, 11);
    for (float& value : rows.values) value *= spread;
    for (std::size_t i = 0; i < groups.size(); ++i) rows.at(i, groups[i]) += 1.0F;
    return unitRows(std::move(rows));
}

float cosine(const Matrix& a, std::size_t i, const Matrix& b, std::size_t j)
{
    const auto x = a.row(i);
    const auto y = b.row(j);
    return std::inner_product(x.begin(), x.end(), y.begin(), 0.0F);
}

Regions found(const Matrix& rows, const RegionOptions& options)
{
    return valueOf(findRegions(rows, options, JobContext()));
}

void expectWhole(const Regions& regions, std::size_t rows)
{
    ASSERT_EQ(regions.regionOf.size(), rows);
    EXPECT_EQ(regions.centres.rows, regions.count());
    std::vector<std::size_t> sizes(regions.count(), 0);
    for (const std::uint32_t region : regions.regionOf) ++sizes.at(region);
    EXPECT_EQ(sizes, regions.sizes);
    EXPECT_TRUE(std::ranges::is_sorted(sizes, std::greater<>())) << "the largest first";
    EXPECT_EQ(std::ranges::count(sizes, 0U), 0) << "none is empty";
}

TEST(RegionsTest, FindsCloudsThatStandApartForAnySeed)
{
    std::vector<std::size_t> groups;
    for (std::size_t g = 0; g < 4; ++g) groups.insert(groups.end(), 60 - 10 * g, g);
    Random(5).shuffle(std::span(groups));
    const Matrix rows = clouds(groups, 8, 0.05F);
    for (const std::uint64_t seed : {0U, 1U, 2U, 3U, 4U, 5U}) {
        const Regions regions = found(rows, {4, seed, 50, 0});
        expectWhole(regions, rows.rows);
        for (std::size_t i = 0; i < groups.size(); ++i)
            EXPECT_EQ(regions.regionOf[i], groups[i]) << "numbered by size, seed " << seed;
    }
}

TEST(RegionsTest, EveryRowIsWithItsNearestCentreAndCentresAreDirectionsOfSums)
{
    const Matrix rows = unitRows(test::randomMatrix(500, 6, 3));
    const Regions regions = found(rows, {9, 7, 500, 0});
    expectWhole(regions, rows.rows);
    ASSERT_EQ(regions.count(), 9U);
    Matrix sums(9, 6);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        for (std::size_t r = 0; r < 9; ++r)
            EXPECT_LE(cosine(rows, i, regions.centres, r),
                      cosine(rows, i, regions.centres, regions.regionOf[i]) + 1e-5F);
        for (std::size_t d = 0; d < 6; ++d) sums.at(regions.regionOf[i], d) += rows.at(i, d);
    }
    const Matrix directions = unitRows(sums);
    for (std::size_t r = 0; r < 9; ++r)
        EXPECT_NEAR(cosine(directions, r, regions.centres, r), 1.0F, 1e-5F);
}

TEST(RegionsTest, ServesRowsBetterThanRandomCentresAndBetterWithMore)
{
    const Matrix rows = unitRows(test::randomMatrix(600, 5, 4));
    const auto served = [&](const Matrix& centres) {
        double sum = 0.0;
        for (std::size_t i = 0; i < rows.rows; ++i) {
            float best = -1.0F;
            for (std::size_t r = 0; r < centres.rows; ++r)
                best = std::max(best, cosine(rows, i, centres, r));
            sum += static_cast<double>(best);
        }
        return sum / static_cast<double>(rows.rows);
    };
    const double eight = served(found(rows, {8, 1, 100, 0}).centres);
    const double thirty = served(found(rows, {30, 1, 100, 0}).centres);
    EXPECT_GT(eight, served(unitRows(test::randomMatrix(8, 5, 99))));
    EXPECT_GT(thirty, eight);
}

TEST(RegionsTest, TheSameSeedGivesTheSameBytesWithAnyNumberOfThreads)
{
    const Matrix rows = unitRows(test::randomMatrix(1500, 20, 4));
    const Regions one = found(rows, {12, 3, 50, 1});
    const Regions five = found(rows, {12, 3, 50, 5});
    EXPECT_EQ(one.regionOf, five.regionOf);
    EXPECT_EQ(one.centres, five.centres);
    EXPECT_NE(found(rows, {12, 4, 50, 1}).centres, one.centres) << "another start";
}

TEST(RegionsTest, EqualRowsAreOneRegionHoweverManyAreAskedFor)
{
    Matrix rows(20, 3);
    for (std::size_t i = 0; i < 20; ++i) rows.at(i, i % 2) = 1.0F;
    const Regions two = found(rows, {12, 0, 50, 0});
    expectWhole(two, 20);
    EXPECT_EQ(two.count(), 2U);
    for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(two.regionOf[i], i % 2);
    for (std::size_t i = 0; i < 20; ++i) rows.at(i, 0) = rows.at(i, 1) = 0.7071068F;
    EXPECT_EQ(found(rows, {12, 0, 50, 0}).count(), 1U);
}

TEST(RegionsTest, OneRowIsOneRegionAndNoneAreNone)
{
    Matrix row(1, 3);
    row.at(0, 1) = 1.0F;
    const Regions one = found(row, {12, 0, 50, 0});
    EXPECT_EQ(one.count(), 1U);
    EXPECT_EQ(one.centres, row);
    EXPECT_EQ(found(Matrix(0, 3), {12, 0, 50, 0}).count(), 0U);
}

TEST(RegionsTest, RowsThatCancelEachOtherOutLeaveACentreThatIsFinite)
{
    Matrix rows(4, 2);
    rows.values = {1.0F, 0.0F, -1.0F, 0.0F, 0.0F, 1.0F, 0.0F, -1.0F};
    const Regions regions = found(rows, {1, 0, 50, 0});
    expectWhole(regions, 4);
    EXPECT_NEAR(cosine(regions.centres, 0, regions.centres, 0), 1.0F, 1e-6F);
}

TEST(RegionsTest, AsManyRegionsAsRowsGiveEachItsOwn)
{
    const Matrix rows = unitRows(test::randomMatrix(15, 4, 8));
    const Regions regions = found(rows, {15, 2, 50, 0});
    expectWhole(regions, 15);
    EXPECT_EQ(std::set<std::uint32_t>(regions.regionOf.begin(), regions.regionOf.end()).size(),
              15U);
}

TEST(RegionsTest, StopsWhenCancelled)
{
    std::stop_source stop;
    const Matrix rows = unitRows(test::randomMatrix(100, 4, 8));
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& progress) {
        if (progress.done == 1) stop.request_stop();
    });
    EXPECT_THAT(findRegions(rows, {8, 0, 50, 1}, job), HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
