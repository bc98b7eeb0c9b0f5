// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/simulate_missing.h"

#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace crossfade {
namespace {

using test::TempDir;
using test::valueOf;

class SimulateMissingTest : public testing::Test {
protected:
    SimulateMissingTest()
    {
        Project project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
        m_run = valueOf(project.loadRun({}));
        m_explorer.emplace(project.catalogue(), m_run);
    }
    ExplorationState asking(const char* id, const MissingData& missing)
    {
        ExplorationState state = m_explorer->firstState();
        state.query = {id};
        state.missing = missing;
        return state;
    }

    TempDir m_dir;
    std::shared_ptr<const LoadedRun> m_run;
    std::optional<Explorer> m_explorer;
};

TEST_F(SimulateMissingTest, WithoutMissingDataTheRunIsTheSame)
{
    EXPECT_EQ(withMissing(m_run, {}), m_run);
    EXPECT_EQ(m_explorer->runFor({}), m_run);
}

TEST_F(SimulateMissingTest, WhatIsMissingHasNeitherPresenceNorVector)
{
    const MissingData missing{0.5, ModalityMask(7), 2};
    const auto left = withMissing(m_run, missing);
    const ModalityVectors& before = m_run->index.encodings();
    const ModalityVectors& now = left->index.encodings();
    EXPECT_EQ(now.presence, presenceWithout(before.presence, missing));
    for (std::size_t m = 0; m < 3; ++m)
        for (std::size_t artist = 0; artist < now.artistCount(); ++artist) {
            const auto row = now.vectors[m].row(artist);
            if (now.presence[artist].has(m)) {
                EXPECT_TRUE(std::ranges::equal(row, before.vectors[m].row(artist)));
            } else {
                EXPECT_TRUE(std::ranges::all_of(row, [](float x) { return x == 0.0F; }));
            }
        }
    EXPECT_EQ(left->hubness, m_run->hubness);
    EXPECT_EQ(left->layout.values.size(), m_run->layout.values.size());
}

TEST_F(SimulateMissingTest, WithAllOfAModalityMissingListsAreThoseWithoutItOnBothSides)
{
    ExplorationState off = asking("artist-1", {});
    off.comparison.query.on = ModalityMask(5);
    off.comparison.candidates.on = ModalityMask(5);
    const NeighbourList expected = m_explorer->neighbours(off, 100);
    const NeighbourList list =
        m_explorer->neighbours(asking("artist-1", {1.0, ModalityMask(2), 1}), 100);
    ASSERT_EQ(list.rows.size(), expected.rows.size());
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        EXPECT_EQ(list.rows[i].artist, expected.rows[i].artist);
        EXPECT_FLOAT_EQ(list.rows[i].score, expected.rows[i].score);
        EXPECT_FALSE(list.rows[i].presence.has(1));
    }
}

TEST_F(SimulateMissingTest, GoingBackToAllThatIsKnownGivesTheFirstListAgain)
{
    const auto scores = [&](const MissingData& missing) {
        std::vector<float> all;
        for (const NeighbourRow& row : m_explorer->neighbours(asking("artist-1", missing), 50).rows)
            all.push_back(row.score);
        return all;
    };
    const auto first = scores({});
    EXPECT_NE(scores({0.5, ModalityMask(7), 11}), first);
    EXPECT_EQ(scores({}), first);
}

TEST_F(SimulateMissingTest, OfWhomNothingIsLeftIsSaid)
{
    const MissingData all{1.0, ModalityMask(7), 1};
    EXPECT_NE(m_explorer->neighbours(asking("artist-1", all), 5).reason.find("nothing left"),
              std::string::npos);
    EXPECT_NE(m_explorer->neighbours(asking("bare", all), 5).reason.find("no vector"),
              std::string::npos)
        << "they had none before";
}

}  // namespace
}  // namespace crossfade
