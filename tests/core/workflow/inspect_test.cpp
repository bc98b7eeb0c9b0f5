// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/inspect.h"

#include "core/workflow/project.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::valueOf;

class InspectTest : public testing::Test {
protected:
    InspectTest()
        : m_path(test::makeTrainedProject(m_dir)),
          m_project(valueOf(Project::open(m_path))),
          m_run(valueOf(m_project.loadRun({})))
    {
    }
    ExplorationState asking(const std::vector<std::string>& ids) const
    {
        ExplorationState state = Explorer(m_project.catalogue(), m_run).firstState();
        state.query = ids;
        return state;
    }
    InspectedList inspect(const ExplorationState& state) const
    {
        return valueOf(
            inspectNeighbours(m_path, m_project.catalogue(), m_run, state, 100, JobContext()));
    }
    std::set<std::string> listeners(ArtistRow artist)
    {
        std::set<std::string> names;
        for (const auto& [name, plays] : valueOf(m_project.amounts(artist, 2))) names.insert(name);
        return names;
    }

    test::TempDir m_dir;
    std::filesystem::path m_path;
    Project m_project;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(InspectTest, NeighboursAreThoseOfTheExplorerAndSharesSumToTheCosine)
{
    const ExplorationState state = asking({"artist-1"});
    const InspectedList list = inspect(state);
    const NeighbourList expected = Explorer(m_project.catalogue(), m_run).neighbours(state, 100);
    ASSERT_EQ(list.rows.size(), expected.rows.size());
    EXPECT_EQ(list.placed, expected.placed);
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        EXPECT_EQ(list.rows[i].row.artist, expected.rows[i].artist);
        ASSERT_EQ(list.rows[i].shares.size(), 3U);
        float sum = 0.0F;
        for (const float share : list.rows[i].shares) sum += share;
        EXPECT_NEAR(sum + list.rows[i].row.correction, list.rows[i].row.score, 1e-5);
    }
}

TEST_F(InspectTest, CommonListenersAreCountedWhereBothHaveAny)
{
    const ArtistRow asked = m_project.catalogue()->rowOfId.at("artist-1");
    ASSERT_FALSE(listeners(asked).empty());
    const InspectedList list = inspect(asking({"artist-1"}));
    std::size_t known = 0;
    for (const InspectedNeighbour& one : list.rows) {
        const auto theirs = listeners(one.row.artist);
        ASSERT_EQ(one.common.has_value(), !theirs.empty());
        if (theirs.empty()) continue;
        ++known;
        std::size_t both = 0;
        for (const std::string& name : listeners(asked)) both += theirs.count(name);
        EXPECT_EQ(one.common, both);
    }
    EXPECT_GT(known, 0U);
    EXPECT_LT(known, list.rows.size());
}

TEST_F(InspectTest, AlikeWithoutAudienceAreThoseWithoutACommonListenerSoundFirst)
{
    const InspectedList list = inspect(asking({"artist-1"}));
    ASSERT_EQ(list.pair, (SoundAndAudience{0, 2}));
    const auto rows = alikeWithoutAudience(list);
    std::size_t without = 0;
    for (const InspectedNeighbour& one : list.rows) without += one.common == 0U ? 1 : 0;
    EXPECT_EQ(rows.size(), without);
    EXPECT_GT(without, 0U);
    const auto difference = [&](std::size_t row) {
        return list.rows[row].shares[0] - list.rows[row].shares[2];
    };
    for (std::size_t i = 1; i < rows.size(); ++i)
        EXPECT_GE(difference(rows[i - 1]), difference(rows[i]));
    InspectedList pairless = list;
    pairless.pair.reset();
    EXPECT_TRUE(alikeWithoutAudience(pairless).empty());
}

TEST_F(InspectTest, ThePairIsFoundByShapeAndItsAbsenceIsSaid)
{
    const CatalogueSnapshot& catalogue = *m_project.catalogue();
    EXPECT_EQ(valueOf(soundAndAudience(catalogue, {"listening", "tags", "audio"})),
              (SoundAndAudience{2, 0}));
    EXPECT_THAT(soundAndAudience(catalogue, {"audio", "tags"}), HasErrorWith("of listeners"));
    EXPECT_THAT(soundAndAudience(catalogue, {"tags", "listening"}), HasErrorWith("of sound"));
    EXPECT_THAT(soundAndAudience(catalogue, {"tags", "gone"}), HasErrorWith("and none of"));
}

TEST_F(InspectTest, WithNobodyAskedForItSaysSo)
{
    const InspectedList list = inspect(asking({}));
    EXPECT_TRUE(list.rows.empty());
    EXPECT_THAT(list.reason, testing::HasSubstr("Nobody is asked for"));
}

TEST_F(InspectTest, FiguresOfEverybodyAreThoseOfTheRunsLists)
{
    const Comparison own = m_run->ownComparison();
    const ListExposure exposure = valueOf(inspectExposure(*m_run, own, 10, JobContext()));
    EXPECT_EQ(exposure.artists.size(), 60U);
    EXPECT_EQ(exposure.askers, 60U);
    std::size_t places = 0;
    for (const std::uint32_t lists : exposure.lists) places += lists;
    EXPECT_EQ(places, 600U);
    const ListDependence dependence = valueOf(inspectDependence(*m_run, own, 10, JobContext()));
    ASSERT_EQ(dependence.artists.size(), 60U);
    Explorer explorer(m_project.catalogue(), m_run);
    for (std::size_t i = 0; i < 60; ++i) {
        ExplorationState state =
            asking({m_project.catalogue()->artists()[dependence.artists[i]].id});
        std::vector<ArtistRow> list;
        for (const NeighbourRow& row : explorer.neighbours(state, 10).rows)
            list.push_back(row.artist);
        EXPECT_EQ(dependence.lists[i], list);
    }
}

TEST_F(InspectTest, TheMostDependentHaveMoreThanOneModality)
{
    const ListDependence dependence =
        valueOf(inspectDependence(*m_run, m_run->ownComparison(), 10, JobContext()));
    const auto rows = mostDependent(dependence);
    std::size_t several = 0;
    for (const ModalityMask set : dependence.sets) several += set.count() > 1 ? 1 : 0;
    ASSERT_EQ(rows.size(), several);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(dependence.change(rows[i].place, rows[i].modality), rows[i].change);
        for (std::size_t m = 0; m < 3; ++m)
            EXPECT_LE(dependence.change(rows[i].place, m).value_or(0.0), rows[i].change);
        if (i > 0) {
            EXPECT_GE(rows[i - 1].change, rows[i].change);
        }
    }
}

TEST_F(InspectTest, WhatCannotBeComparedIsSaidInASentence)
{
    Comparison off = m_run->ownComparison();
    off.query.on = ModalityMask();
    EXPECT_THAT(inspectExposure(*m_run, off, 10, JobContext()), HasErrorWith("of the query"));
    off = m_run->ownComparison();
    off.candidates.weights = {};
    EXPECT_THAT(inspectDependence(*m_run, off, 10, JobContext()),
                HasErrorWith("of the candidates"));
    const LoadedRun alone{m_run->record,
                          BlendIndex(std::make_shared<const ModalityVectors>(
                              test::randomVectors(1, {4, 4, 4}, 1.1, 1))),
                          {},
                          {0.0F},
                          {},
                          true};
    EXPECT_THAT(inspectExposure(alone, alone.ownComparison(), 10, JobContext()),
                HasErrorWith("No two artists"));
    EXPECT_THAT(inspectDependence(alone, alone.ownComparison(), 10, JobContext()),
                HasErrorWith("No two artists"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        inspectExposure(*m_run, m_run->ownComparison(), 10, JobContext(stop.get_token(), {})),
        HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
