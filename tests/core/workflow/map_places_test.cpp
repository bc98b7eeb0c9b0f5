// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/map_places.h"

#include "core/projection/placement.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <vector>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::TempDir;
using test::valueOf;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

/// 60 artists and "bare", the last, who has no modality; random encodings.
class MapPlacesTest : public testing::Test {
protected:
    MapPlacesTest() : m_project(valueOf(Project::open(test::makeTrainedProject(m_dir))))
    {
        m_run = valueOf(m_project.loadRun({}));
        m_all.resize(61);
        std::iota(m_all.begin(), m_all.end(), ArtistRow{0});
    }
    Matrix placed(const LoadedRun& run, const Comparison& how, const Matrix& layout,
                  const std::vector<ArtistRow>& artists, unsigned threads = 0) const
    {
        return valueOf(placeArtists(run, how, layout, artists, threads, JobContext()));
    }
    /// By the list that the window shows.
    std::optional<MapPlace> byList(const Comparison& how, const MissingData& missing,
                                   const Matrix& layout, ArtistRow artist)
    {
        Explorer explorer(m_project.catalogue(), m_run);
        ExplorationState state = explorer.firstState();
        state.comparison = how;
        state.missing = missing;
        state.query = {m_project.catalogue()->artists()[artist].id};
        std::vector<std::uint32_t> rows;
        std::vector<float> distances;
        for (const NeighbourRow& row : explorer.neighbours(state, kPlacingNeighbours).rows) {
            rows.push_back(row.artist);
            distances.push_back(1.0F - row.score);
        }
        return placeAmong(layout, rows, distances);
    }
    void expectAsByLists(const Comparison& how, const MissingData& missing = {})
    {
        const Matrix& layout = m_run->layout;
        const Matrix places = placed(*withMissing(m_run, missing), how, layout, m_all);
        for (const ArtistRow artist : m_all) {
            const auto expected = byList(how, missing, layout, artist);
            ASSERT_EQ(std::isfinite(places.at(artist, 0)), expected.has_value()) << artist;
            if (!expected) continue;
            EXPECT_NEAR(places.at(artist, 0), expected->x, 1e-4) << artist;
            EXPECT_NEAR(places.at(artist, 1), expected->y, 1e-4) << artist;
        }
    }

    TempDir m_dir;
    Project m_project;
    std::shared_ptr<const LoadedRun> m_run;
    std::vector<ArtistRow> m_all;
};

TEST_F(MapPlacesTest, AnArtistIsPlacedAmongThoseWhoAreListed)
{
    expectAsByLists(m_run->ownComparison());
}

TEST_F(MapPlacesTest, TheMixerOfEitherSideCounts)
{
    Comparison how = m_run->ownComparison();
    how.query.on = how.query.on.without(0);
    how.candidates.weights[1] *= 3.0F;
    expectAsByLists(how);
    how.scoring.compareOn = CompareOn::Shared;
    expectAsByLists(how);
}

TEST_F(MapPlacesTest, HubsAreReducedAndMissingDataIsMissing)
{
    Comparison how = m_run->ownComparison();
    how.scoring.hubCorrection = 0.7;
    expectAsByLists(how);
    how.scoring.localScaling = true;
    expectAsByLists(how, MissingData{0.4, ModalityMask(6), 1});
}

TEST_F(MapPlacesTest, OneWithoutAnythingThatCountsHasNoPlace)
{
    Comparison how = m_run->ownComparison();
    EXPECT_TRUE(std::isnan(placed(*m_run, how, m_run->layout, {60}).at(0, 0)));
    how.query.on = ModalityMask();
    for (const float value : placed(*m_run, how, m_run->layout, m_all).values)
        EXPECT_TRUE(std::isnan(value));
    how = m_run->ownComparison();
    how.candidates.on = ModalityMask();
    for (const float value : placed(*m_run, how, m_run->layout, m_all).values)
        EXPECT_TRUE(std::isnan(value));
}

TEST_F(MapPlacesTest, ANewcomerIsPlacedAndNobodyIsPlacedByOneWhoIsNotOnTheMap)
{
    Matrix layout = m_run->layout;
    for (std::size_t i = 0; i < 58; ++i) layout.at(i, 0) = layout.at(i, 1) = kNan;
    layout.at(58, 0) = layout.at(58, 1) = 5.0F;
    layout.at(59, 0) = layout.at(59, 1) = 7.0F;
    const Matrix places = placed(*m_run, m_run->ownComparison(), layout, {3, 58});
    EXPECT_TRUE(places.at(0, 0) >= 5.0F && places.at(0, 0) <= 7.0F);
    EXPECT_EQ(places.at(1, 0), 7.0F) << "never by themselves";
    const Matrix empty(61, 2);
    Matrix nobody = empty;
    std::ranges::fill(nobody.values, kNan);
    EXPECT_TRUE(std::isnan(placed(*m_run, m_run->ownComparison(), nobody, {3}).at(0, 0)));
}

TEST_F(MapPlacesTest, ABatchIsWhatEachAloneIsWithAnyNumberOfThreads)
{
    const Comparison how = m_run->ownComparison();
    const Matrix one = placed(*m_run, how, m_run->layout, m_all, 1);
    const Matrix four = placed(*m_run, how, m_run->layout, m_all, 4);
    EXPECT_EQ(std::memcmp(one.values.data(), four.values.data(), one.values.size() * 4), 0);
    for (const ArtistRow artist : {0U, 17U, 59U}) {
        const Matrix alone = placed(*m_run, how, m_run->layout, {artist});
        EXPECT_NEAR(alone.at(0, 0), one.at(artist, 0), 1e-5);
        EXPECT_NEAR(alone.at(0, 1), one.at(artist, 1), 1e-5);
    }
    EXPECT_EQ(placed(*m_run, how, m_run->layout, {}).rows, 0U);
}

TEST_F(MapPlacesTest, StopsWhenCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(placeArtists(*m_run, m_run->ownComparison(), m_run->layout, m_all, 1,
                             JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
