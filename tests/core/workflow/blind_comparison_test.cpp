// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/blind_comparison.h"

#include "core/workflow/explore.h"
#include "core/workflow/judgements.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using Ids = std::vector<std::string>;

class BlindComparisonTest : public testing::Test {
protected:
    BlindComparisonTest()
    {
        Explorer explorer(m_project->catalogue(), valueOf(m_project->loadRun({})));
        m_plan.name = " learned\nor audio ";
        m_plan.a = m_plan.b = explorer.firstState();
        m_plan.b.comparison.candidates.on = ModalityMask(1);
        m_plan.b.query = {"does not count"};
        for (const char* id : {"artist-1", "artist-2", "artist-4", "artist-5", "artist-6"})
            m_plan.queries.push_back({id});
        m_plan.k = 5;
    }
    BlindStart start() { return valueOf(startBlindComparison(*m_project, m_plan, JobContext())); }
    Ids listed(ExplorationState state, const Ids& query, const std::vector<ArtistRow>& hidden = {})
    {
        Explorer explorer(m_project->catalogue(), valueOf(m_project->loadRun(state.run)));
        explorer.setHidden(hidden);
        state.query = query;
        Ids ids;
        for (const NeighbourRow& row : explorer.neighbours(state, m_plan.k).rows)
            ids.push_back(m_project->catalogue()->artists()[row.artist].id);
        return ids;
    }

    TempDir m_dir;
    std::optional<Project> m_project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
    BlindPlan m_plan;
};

TEST_F(BlindComparisonTest, EachQueryIsAskedOfBothSettingsAndTheSessionIsStored)
{
    const BlindSession session = start().session;
    EXPECT_EQ(session.name, "learned or audio");
    ASSERT_EQ(session.trials.size(), 5U);
    std::vector<Ids> asked;
    for (const BlindTrial& trial : session.trials) {
        EXPECT_EQ(trial.listA, listed(m_plan.a, trial.query));
        EXPECT_EQ(trial.listB, listed(m_plan.b, trial.query));
        EXPECT_EQ(trial.choice, std::nullopt);
        asked.push_back(trial.query);
    }
    EXPECT_THAT(asked, testing::UnorderedElementsAreArray(m_plan.queries));
    EXPECT_EQ(valueOf(blindSessions(*m_project)), std::vector<BlindSession>{session});
    const auto& modalities = m_project->catalogue()->modalityNames;
    ExplorationState b = m_plan.b;
    b.query.clear();
    EXPECT_EQ(valueOf(explorationStateFromJson(session.settingB, modalities)), b);
}

TEST_F(BlindComparisonTest, ASeedDrawsOrderAndSides)
{
    const auto drawn = [&](std::uint64_t seed) {
        m_plan.seed = seed;
        BlindSession session = start().session;
        session.id = 0;
        session.created.clear();
        return session;
    };
    EXPECT_EQ(drawn(3), drawn(3));
    EXPECT_NE(drawn(3).trials, drawn(4).trials);
    std::size_t left = 0;
    std::size_t first = 0;
    constexpr std::size_t kSeeds = 60;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const BlindSession session = drawn(seed);
        for (const BlindTrial& trial : session.trials) left += trial.aIsLeft ? 1 : 0;
        first += session.trials[0].query == Ids{"artist-1"} ? 1 : 0;
    }
    // Of 300 fair throws, 150 with a standard deviation of 8.7; of 60 fifths, 12 with 3.1.
    EXPECT_NEAR(static_cast<double>(left), 150.0, 44.0);
    EXPECT_NEAR(static_cast<double>(first), 12.0, 11.9);
}

TEST_F(BlindComparisonTest, CardsComeInOrderWithoutSayingWhoseListIsWhose)
{
    BlindSession session = start().session;
    for (std::size_t t = 0; t < session.trials.size(); ++t) {
        const auto card = nextCard(session);
        ASSERT_TRUE(card.has_value());
        EXPECT_EQ(card->trial, t);
        EXPECT_EQ(card->query, session.trials[t].query);
        EXPECT_EQ(card->left, session.trials[t].left());
        EXPECT_EQ(card->right, session.trials[t].right());
        static_cast<void>(valueOf(castVote(*m_project, {session.id, t, Choice::Left})));
        session = valueOf(blindSessions(*m_project))[0];
    }
    EXPECT_FALSE(nextCard(session).has_value());
}

TEST_F(BlindComparisonTest, AVoteIsUndoneByWhatItReturns)
{
    const BlindSession session = start().session;
    const auto choice = [&] { return valueOf(blindSessions(*m_project))[0].trials[2].choice; };
    const VoteChange none = valueOf(castVote(*m_project, {session.id, 2, Choice::Right}));
    const VoteChange right = valueOf(castVote(*m_project, {session.id, 2, Choice::Tie}));
    EXPECT_EQ(choice(), Choice::Tie);
    static_cast<void>(valueOf(castVote(*m_project, right)));
    EXPECT_EQ(choice(), Choice::Right);
    static_cast<void>(valueOf(castVote(*m_project, none)));
    EXPECT_EQ(choice(), std::nullopt);
    EXPECT_THAT(castVote(*m_project, {session.id, 5, Choice::Left}), HasErrorWith("no trial 6"));
    EXPECT_THAT(castVote(*m_project, {99, 0, Choice::Left}), HasErrorCode(ErrorCode::NotFound));
}

TEST_F(BlindComparisonTest, WhoIsHiddenIsInNeitherList)
{
    const std::string first = listed(m_plan.a, {"artist-1"}).at(0);
    static_cast<void>(valueOf(setMark(*m_project, {first, {"artist-1"}, Mark::Hide})));
    const BlindSession session = start().session;
    for (const BlindTrial& trial : session.trials) {
        if (trial.query != Ids{"artist-1"}) continue;
        EXPECT_EQ(trial.listA,
                  listed(m_plan.a, trial.query, {m_project->catalogue()->rowOfId.at(first)}));
        EXPECT_EQ(std::ranges::count(trial.listA, first), 0);
        EXPECT_EQ(std::ranges::count(trial.listB, first), 0);
    }
}

TEST_F(BlindComparisonTest, QueriesWithoutAListArePassedOverAndSaid)
{
    m_plan.queries = {{"artist-1"}, {"bare"}, {"gone"}, {}};
    const BlindStart started = start();
    EXPECT_EQ(started.session.trials.size(), 1U);
    ASSERT_EQ(started.passedOver.size(), 3U);
    EXPECT_THAT(started.passedOver[0], testing::HasSubstr("Bare has no vector"));
    EXPECT_THAT(started.passedOver[1], testing::HasSubstr("no artist \"gone\""));
    EXPECT_THAT(started.passedOver[2], testing::HasSubstr("names nobody"));
}

TEST_F(BlindComparisonTest, SettingsThatGiveTheSameAreNothingToCompare)
{
    m_plan.b = m_plan.a;
    EXPECT_THAT(startBlindComparison(*m_project, m_plan, JobContext()),
                HasErrorWith("the lists of 5 queries are the same in both settings"));
    m_plan.queries = {{"gone"}};
    EXPECT_THAT(startBlindComparison(*m_project, m_plan, JobContext()), HasErrorWith("\"gone\""));
    EXPECT_TRUE(valueOf(blindSessions(*m_project)).empty());
}

TEST_F(BlindComparisonTest, IsCancelledBetweenTwoQueries)
{
    std::stop_source stop;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& progress) {
        if (progress.done == 2) stop.request_stop();
    });
    EXPECT_THAT(startBlindComparison(*m_project, m_plan, job), HasErrorCode(ErrorCode::Cancelled));
    EXPECT_TRUE(valueOf(blindSessions(*m_project)).empty());
}

TEST(BlindResultTest, CountsForTheSettingWhicheverSideItStoodOn)
{
    const Ids x = {"x"};
    const Ids y = {"y"};
    BlindSession session;
    session.trials = {{{"1"}, x, y, true, Choice::Left, ""},
                      {{"2"}, x, y, false, Choice::Right, ""},
                      {{"3"}, x, y, true, Choice::Right, ""},
                      {{"4"}, x, y, false, Choice::Right, ""},
                      {{"5"}, x, y, false, Choice::Tie, ""},
                      {{"6"}, x, y, true, {}, ""},
                      {{"7"}, x, x, true, {}, ""},
                      {{"8"}, x, y, true, Choice::Left, ""}};
    const BlindResult result = blindResult(session);
    EXPECT_EQ(result.preferA, 4U);
    EXPECT_EQ(result.preferB, 1U);
    EXPECT_EQ(result.ties, 1U);
    EXPECT_EQ(result.open, 1U);
    EXPECT_EQ(result.same, 1U);
    EXPECT_DOUBLE_EQ(result.shareA, 0.8);
    EXPECT_DOUBLE_EQ(result.pValue, 12.0 / 32.0) << "2 (1 + 5) / 2^5";
    EXPECT_NEAR(result.interval.low, 0.3755, 5e-5);
    EXPECT_NEAR(result.interval.high, 0.9638, 5e-5);
    EXPECT_FALSE(nextCard({}).has_value());
    EXPECT_EQ(nextCard(session)->trial, 5U) << "not the one whose lists are the same";
}

TEST(BlindResultTest, OfNoVotesSaysNothing)
{
    const BlindResult result = blindResult({});
    EXPECT_EQ(result.shareA, 0.5);
    EXPECT_EQ(result.pValue, 1.0);
    EXPECT_EQ(result.interval.low, 0.0);
    EXPECT_EQ(result.interval.high, 1.0);
}

}  // namespace
}  // namespace crossfade
