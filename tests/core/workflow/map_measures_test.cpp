// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/map_measures.h"

#include "core/projection/map_fidelity.h"
#include "core/projection/neighbour_share.h"
#include "core/retrieval/fused_search.h"
#include "core/workflow/project.h"
#include "tests/support/builders.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::TempDir;
using test::valueOf;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

MapMeasures measured(const LoadedRun& run, const Matrix& layout)
{
    return valueOf(measureMap(run, layout, 0, JobContext()));
}

/// 60 artists and "bare", the last, who has no modality; random encodings.
class MapMeasuresTest : public testing::Test {
protected:
    MapMeasuresTest()
    {
        Project project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
        m_run = valueOf(project.loadRun({}));
    }
    TempDir m_dir;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(MapMeasuresTest, AreThoseOfTheFusedVectors)
{
    const MapMeasures measures = measured(*m_run, m_run->layout);
    EXPECT_EQ(measures.shown, 60U);
    EXPECT_EQ(measures.total, 61U);
    EXPECT_EQ(measures.k, 15U);
    std::vector<ArtistRow> known(60);
    std::iota(known.begin(), known.end(), ArtistRow{0});
    const FusedVectors fused = fuse(m_run->index.encodings(), m_run->learnedSide(), known);
    Matrix points = m_run->layout;
    points.rows = 60;
    points.values.resize(120);
    const NeighbourGraph graph = valueOf(nearestRows(fused.vectors, 15, 1, JobContext()));
    const auto shares = valueOf(neighbourShares(points, graph, 15, 1, JobContext()));
    double sum = 0.0;
    for (std::size_t i = 0; i < 60; ++i) {
        EXPECT_EQ(measures.shares[i], shares[i]);
        sum += static_cast<double>(shares[i]);
    }
    EXPECT_TRUE(std::isnan(measures.shares[60]));
    EXPECT_NEAR(measures.meanShare.value(), sum / 60.0, 1e-9);
    EXPECT_DOUBLE_EQ(measures.continuity.value(),
                     valueOf(continuity(points, graph, 15, 1, JobContext())));
    EXPECT_NEAR(measures.trustworthiness.value(), trustworthiness(fused.vectors, points, 15, {}, 1),
                1e-9);
}

TEST_F(MapMeasuresTest, ATrueMapIsBetterThanAShuffledOne)
{
    const MapMeasures mapped = measured(*m_run, m_run->layout);
    Matrix shuffled = m_run->layout;
    for (std::size_t i = 0; i < 60; ++i)
        std::ranges::copy(m_run->layout.row((i * 23) % 60), shuffled.row(i).begin());
    const MapMeasures wrong = measured(*m_run, shuffled);
    EXPECT_GT(*mapped.trustworthiness, *wrong.trustworthiness);
    EXPECT_GT(*mapped.continuity, *wrong.continuity);
    EXPECT_GT(*mapped.meanShare, *wrong.meanShare);
}

TEST_F(MapMeasuresTest, WhoIsNotOnTheMapIsNotMeasured)
{
    Matrix layout = m_run->layout;
    for (std::size_t i = 10; i < 60; ++i) layout.at(i, 0) = kNan;
    const MapMeasures measures = measured(*m_run, layout);
    EXPECT_EQ(measures.shown, 10U);
    EXPECT_EQ(measures.k, 9U);
    for (std::size_t i = 0; i < 61; ++i) EXPECT_EQ(std::isnan(measures.shares[i]), i >= 10) << i;
    EXPECT_EQ(measures.meanShare, 1.0) << "all others are neighbours";
}

TEST_F(MapMeasuresTest, OfOneOrNobodyThereIsNothingToMeasure)
{
    Matrix layout = m_run->layout;
    for (std::size_t i = 1; i < 60; ++i) layout.at(i, 0) = kNan;
    for (const std::size_t shown : {1U, 0U}) {
        if (shown == 0) layout.at(0, 0) = kNan;
        const MapMeasures measures = measured(*m_run, layout);
        EXPECT_EQ(measures.shown, shown);
        EXPECT_FALSE(measures.trustworthiness || measures.continuity || measures.meanShare);
        for (const float share : measures.shares) EXPECT_TRUE(std::isnan(share));
    }
}

TEST_F(MapMeasuresTest, SharesAloneAreTheSame)
{
    Matrix layout = m_run->layout;
    for (const std::size_t shown : {60U, 40U, 1U}) {
        for (std::size_t i = shown; i < 60; ++i) layout.at(i, 1) = kNan;
        const auto alone = valueOf(trueNeighbourShares(*m_run, layout, 0, JobContext()));
        const auto all = measured(*m_run, layout).shares;
        ASSERT_EQ(alone.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            EXPECT_TRUE(alone[i] == all[i] || (std::isnan(alone[i]) && std::isnan(all[i]))) << i;
    }
}

TEST_F(MapMeasuresTest, StopsWhenCancelled)
{
    std::stop_source stop;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& progress) {
        if (progress.step == "Comparing neighbours") stop.request_stop();
    });
    EXPECT_THAT(measureMap(*m_run, m_run->layout, 1, job), HasErrorCode(ErrorCode::Cancelled));
}

TEST(MapMeasuresOfEqualVectorsTest, AreNumbers)
{
    const TempDir dir;
    const auto path = test::makeTrainedProject(dir);
    test::storeAlikeRun(path, "alike");
    Project project = valueOf(Project::open(path));
    const auto run = valueOf(project.loadRun({}));
    const MapMeasures measures = measured(*run, run->layout);
    EXPECT_EQ(measures.shown, 60U);
    EXPECT_TRUE(*measures.meanShare >= 0.0 && *measures.meanShare <= 1.0);
    EXPECT_TRUE(*measures.continuity >= 0.0 && *measures.continuity <= 1.0);
    EXPECT_TRUE(std::isfinite(*measures.trustworthiness));
}

}  // namespace
}  // namespace crossfade
