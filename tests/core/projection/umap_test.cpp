// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/umap.h"

#include "core/base/random.h"
#include "core/projection/map_fidelity.h"
#include "core/projection/pca.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;
using test::randomMatrix;
using test::valueOf;

void toUnitRows(Matrix& rows)
{
    for (std::size_t i = 0; i < rows.rows; ++i) toUnitLength(rows.row(i));
}

/// `groups` of `size` rows each around its own random direction.
Matrix clusters(std::size_t groups, std::size_t size, float noise, std::uint64_t seed)
{
    const Matrix centres = randomMatrix(groups, 20, seed);
    Matrix rows = randomMatrix(groups * size, 20, seed + 1);
    for (std::size_t i = 0; i < rows.rows; ++i)
        for (std::size_t d = 0; d < rows.cols; ++d)
            rows.at(i, d) = centres.at(i / size, d) + noise * rows.at(i, d);
    toUnitRows(rows);
    return rows;
}

/// A square sheet, crumpled into 60 dimensions: random waves (Rahimi and Recht 2007), so that the
/// cosine of two falls with their distance on the sheet and is 0 from a sixth of its side on.
Matrix crumpledSheet(std::size_t points, std::uint64_t seed)
{
    constexpr std::size_t kWaves = 60;
    Random random(seed);
    std::vector<double> waveX, waveY, phase;
    for (std::size_t w = 0; w < kWaves; ++w) {
        waveX.push_back(12.0 * random.normal());
        waveY.push_back(12.0 * random.normal());
        phase.push_back(6.2831853 * random.uniform());
    }
    Matrix rows(points, kWaves);
    for (std::size_t i = 0; i < points; ++i) {
        const double x = random.uniform(), y = random.uniform();
        for (std::size_t w = 0; w < kWaves; ++w)
            rows.at(i, w) = static_cast<float>(std::cos(waveX[w] * x + waveY[w] * y + phase[w]));
    }
    toUnitRows(rows);
    return rows;
}

Matrix layoutOf(const Matrix& rows, const UmapOptions& options)
{
    UmapLayout layout = valueOf(UmapLayout::begin(rows, options, JobContext()));
    layout.advance(layout.epochs());
    EXPECT_TRUE(layout.done());
    return layout.points();
}

bool allFinite(const Matrix& points)
{
    return std::ranges::all_of(points.values, [](float v) { return std::isfinite(v); });
}

/// Farthest of a group's points from its middle.
struct Disc {
    float x = 0.0F, y = 0.0F, radius = 0.0F;
};

Disc discOf(const Matrix& points, std::size_t begin, std::size_t end)
{
    Disc disc;
    const auto count = static_cast<float>(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
        disc.x += points.at(i, 0) / count;
        disc.y += points.at(i, 1) / count;
    }
    for (std::size_t i = begin; i < end; ++i)
        disc.radius =
            std::max(disc.radius, std::hypot(points.at(i, 0) - disc.x, points.at(i, 1) - disc.y));
    return disc;
}

TEST(UmapTest, TheSameSeedGivesTheSameBytesWithAnyNumberOfThreads)
{
    const Matrix rows = clusters(3, 400, 0.5F, 1);
    UmapOptions options;
    options.epochs = 30;
    options.seed = 7;
    options.threads = 1;
    const Matrix one = layoutOf(rows, options);
    options.threads = 2;
    EXPECT_EQ(layoutOf(rows, options), one);
    options.threads = 5;
    EXPECT_EQ(layoutOf(rows, options), one);
    options.seed = 8;
    EXPECT_NE(layoutOf(rows, options), one);
}

TEST(UmapTest, StepsAddUpToTheWhole)
{
    const Matrix rows = clusters(2, 60, 0.5F, 2);
    UmapOptions options;
    options.epochs = 12;
    UmapLayout layout = valueOf(UmapLayout::begin(rows, options, JobContext()));
    EXPECT_EQ(layout.epoch(), 0U);
    EXPECT_EQ(layout.graph().k, 15U);
    const Matrix start = layout.points();
    layout.advance(1);
    EXPECT_EQ(layout.epoch(), 1U);
    EXPECT_NE(layout.points(), start);
    layout.advance(4);
    EXPECT_FALSE(layout.done());
    layout.advance(100);
    EXPECT_EQ(layout.epoch(), 12U);
    EXPECT_TRUE(layout.done());
    EXPECT_EQ(layout.points(), layoutOf(rows, options));
    const Matrix end = layout.points();
    layout.advance(1);
    EXPECT_EQ(layout.points(), end) << "what is done stays";
}

TEST(UmapTest, ManyPointsGetFewerEpochsUnlessTheirNumberIsGiven)
{
    const auto epochsOf = [](std::size_t points, std::size_t asked) {
        Matrix rows = randomMatrix(points, 2, 3);
        toUnitRows(rows);
        UmapOptions options;
        options.epochs = asked;
        return valueOf(UmapLayout::begin(rows, options, JobContext())).epochs();
    };
    EXPECT_EQ(epochsOf(50, 0), 500U);
    EXPECT_EQ(epochsOf(10001, 0), 200U);
    EXPECT_EQ(epochsOf(50, 33), 33U);
}

TEST(UmapTest, SeparateClustersStaySeparate)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        UmapOptions options;
        options.seed = seed;
        const Matrix points = layoutOf(clusters(5, 80, 0.1F, seed), options);
        std::vector<Disc> discs;
        for (std::size_t g = 0; g < 5; ++g) discs.push_back(discOf(points, 80 * g, 80 * g + 80));
        for (std::size_t a = 0; a < 5; ++a)
            for (std::size_t b = 0; b < a; ++b)
                EXPECT_GT(std::hypot(discs[a].x - discs[b].x, discs[a].y - discs[b].y),
                          discs[a].radius + discs[b].radius)
                    << seed;
    }
}

TEST(UmapTest, UnfoldsWhatPcaCannot)
{
    const Matrix rows = crumpledSheet(900, 4);
    const double umap = trustworthiness(rows, layoutOf(rows, {}), 15, {}, 0);
    const double pca = trustworthiness(rows, pcaLayout(rows), 15, {}, 0);
    EXPECT_GT(umap, 0.97);
    EXPECT_GT(umap, pca + 0.1);
}

TEST(UmapTest, LinkedPointsComeAsNearAsTheLeastDistanceSays)
{
    const Matrix rows = clusters(1, 300, 1.0F, 5);
    const auto nearest = [&](double minDistance) {
        UmapOptions options;
        options.minDistance = minDistance;
        const Matrix points = layoutOf(rows, options);
        std::vector<float> found;
        for (std::size_t i = 0; i < points.rows; ++i) {
            float least = 1e9F;
            for (std::size_t j = 0; j < points.rows; ++j)
                if (j != i)
                    least = std::min(least, std::hypot(points.at(i, 0) - points.at(j, 0),
                                                       points.at(i, 1) - points.at(j, 1)));
            found.push_back(least);
        }
        std::ranges::nth_element(found, found.begin() + 150);
        return found[150];
    };
    EXPECT_GT(nearest(0.8), 2.0F * nearest(0.0));
}

TEST(UmapTest, AnyNumberOfPointsHasALayout)
{
    for (const std::size_t n : {0U, 1U, 2U, 3U, 5U, 16U}) {
        Matrix rows = randomMatrix(n, 4, n + 1);
        toUnitRows(rows);
        const Matrix points = layoutOf(rows, {});
        EXPECT_EQ(points.rows, n);
        EXPECT_EQ(points.cols, 2U);
        EXPECT_TRUE(allFinite(points)) << n;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(std::ranges::equal(points.row(i), points.row(j))) << i << ", " << j;
    }
}

TEST(UmapTest, EqualPointsLieInOneHeap)
{
    Matrix rows(400, 3);
    for (std::size_t i = 0; i < rows.rows; ++i) rows.at(i, 0) = 1.0F;
    const Matrix points = layoutOf(rows, {});
    EXPECT_TRUE(allFinite(points));
    EXPECT_LT(discOf(points, 0, 400).radius, 60.0F);
}

TEST(UmapTest, ManyEqualPointsAmongOthersLieTogether)
{
    Matrix rows = clusters(2, 100, 0.3F, 6);
    for (std::size_t i = 50; i < 100; ++i) std::ranges::copy(rows.row(0), rows.row(i).begin());
    const Matrix points = layoutOf(rows, {});
    EXPECT_TRUE(allFinite(points));
    const Disc first = discOf(points, 0, 100), second = discOf(points, 100, 200);
    EXPECT_GT(std::hypot(first.x - second.x, first.y - second.y), first.radius);
}

TEST(UmapTest, PartsWithoutALinkLieApart)
{
    const Matrix rows = clusters(4, 30, 0.05F, 7);
    UmapOptions options;
    options.neighbours = 5;
    const Matrix points = layoutOf(rows, options);
    EXPECT_TRUE(allFinite(points));
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const Disc one = discOf(points, 30 * a, 30 * a + 30);
            const Disc other = discOf(points, 30 * b, 30 * b + 30);
            EXPECT_GT(std::hypot(one.x - other.x, one.y - other.y), one.radius + other.radius);
        }
}

TEST(UmapTest, SaysWhichOptionIsImpossible)
{
    const Matrix rows = clusters(1, 20, 1.0F, 8);
    const auto begun = [&](auto change) {
        UmapOptions options;
        change(options);
        return UmapLayout::begin(rows, options, JobContext());
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT(begun([](auto& o) { o.neighbours = 1; }),
                HasErrorWith("at least 2 neighbours, not 1"));
    EXPECT_THAT(begun([](auto& o) { o.minDistance = 1.5; }), HasErrorWith("not 1.5."));
    EXPECT_THAT(begun([](auto& o) { o.minDistance = -0.1; }), HasErrorWith("not -0.1."));
    EXPECT_THAT(begun([&](auto& o) { o.minDistance = nan; }),
                HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_THAT(begun([](auto& o) { o.spread = 0.0; }), HasErrorWith("over 0, not 0."));
    EXPECT_THAT(begun([](auto& o) { o.negativeSamples = 0; }), HasErrorWith("at least 1 negative"));
    EXPECT_THAT(begun([](auto& o) { o.learningRate = -1.0; }), HasErrorWith("over 0, not -1."));
    EXPECT_THAT(begun([](auto&) {}), HasValue());
}

TEST(UmapTest, SaysWhichRowIsNotFinite)
{
    Matrix rows = clusters(1, 20, 1.0F, 9);
    rows.at(13, 2) = std::numeric_limits<float>::infinity();
    EXPECT_THAT(UmapLayout::begin(rows, {}, JobContext()), HasErrorWith("Row 13"));
}

TEST(UmapTest, ReportsBothOfItsStepsAndStopsInEither)
{
    const Matrix rows = clusters(3, 250, 0.8F, 10);
    std::vector<std::string> steps;
    const JobContext listening({}, [&](const JobContext::Progress& progress) {
        if (steps.empty() || steps.back() != progress.step) steps.push_back(progress.step);
    });
    UmapOptions options;
    options.threads = 1;
    ASSERT_THAT(UmapLayout::begin(rows, options, listening), HasValue());
    ASSERT_EQ(steps.size(), 2U);
    for (const std::string& wanted : steps) {
        std::stop_source stop;
        const JobContext stopping(stop.get_token(), [&](const JobContext::Progress& progress) {
            if (progress.step == wanted) stop.request_stop();
        });
        EXPECT_THAT(UmapLayout::begin(rows, options, stopping), HasErrorCode(ErrorCode::Cancelled))
            << wanted;
    }
}

}  // namespace
}  // namespace crossfade
