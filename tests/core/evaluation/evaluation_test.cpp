// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::randomVectors;
using test::valueOf;
using Rows = std::vector<ArtistRow>;

TEST(GroundTruthTest, IsUndirectedAndAscending)
{
    const SimilarPair pairs[] = {{0, 3}, {0, 1}, {1, 3}};
    const GroundTruth truth(pairs, 5);
    EXPECT_TRUE(std::ranges::equal(truth.of(0), Rows{1, 3}));
    EXPECT_TRUE(std::ranges::equal(truth.of(3), Rows{0, 1}));
    EXPECT_TRUE(truth.of(4).empty());
    EXPECT_TRUE(truth.similar(3, 0) && truth.similar(0, 3));
    EXPECT_FALSE(truth.similar(3, 4));
}

TEST(GroundTruthTest, OfDirectedPairsSaysNothingOfTheReverse)
{
    const std::pair<ArtistRow, ArtistRow> pairs[] = {{3, 2}, {0, 3}, {3, 0}, {3, 1}};
    const GroundTruth truth = GroundTruth::directed(pairs, 5);
    EXPECT_TRUE(std::ranges::equal(truth.of(3), Rows{0, 1, 2}));
    EXPECT_TRUE(std::ranges::equal(truth.of(0), Rows{3}));
    EXPECT_TRUE(truth.of(1).empty() && truth.of(2).empty() && truth.of(4).empty());
    EXPECT_TRUE(truth.similar(3, 1));
    EXPECT_FALSE(truth.similar(1, 3));
}

/// Artists 0-3 train, 4-6 val, 7-9 test; 3 and 6 have no modality.
class MakeTaskTest : public testing::Test {
protected:
    MakeTaskTest()
    {
        for (std::size_t i = 0; i < 10; ++i)
            m_artists.push_back({std::to_string(i),
                                 "",
                                 0.0,
                                 i < 4   ? Split::Train
                                 : i < 7 ? Split::Val
                                         : Split::Test,
                                 {}});
        m_presence[3] = m_presence[6] = ModalityMask();
    }
    Result<Task> make(QuerySet queries, CandidatePool pool, std::size_t k = 3)
    {
        return makeTask({queries, pool, k}, m_artists, m_presence, GroundTruth(m_pairs, 10));
    }

    std::vector<Artist> m_artists;
    std::vector<ModalityMask> m_presence = std::vector<ModalityMask>(10, ModalityMask(1));
    // 4 is similar to train 0, val 5, test 7, and to 3 who has nothing; 8 only to 9.
    std::vector<SimilarPair> m_pairs = {{0, 4}, {3, 4}, {4, 5}, {4, 7}, {8, 9}};
};

TEST_F(MakeTaskTest, ValQueriesLookAmongAllButTheTestSplit)
{
    const Task task = valueOf(make(QuerySet::Val, CandidatePool::Catalogue));
    EXPECT_EQ(task.candidates, (Rows{0, 1, 2, 4, 5}));
    EXPECT_EQ(task.queries, (Rows{4, 5}));
    EXPECT_EQ(task.relevant, (std::vector<Rows>{{0, 5}, {4}}));
}

TEST_F(MakeTaskTest, TestQueriesLookAmongAll)
{
    const Task task = valueOf(make(QuerySet::Test, CandidatePool::Catalogue));
    EXPECT_EQ(task.candidates, (Rows{0, 1, 2, 4, 5, 7, 8, 9}));
    EXPECT_EQ(task.queries, (Rows{7, 8, 9}));
    EXPECT_EQ(task.relevant, (std::vector<Rows>{{4}, {9}, {8}}));
}

TEST_F(MakeTaskTest, AllQueriesLookAmongAll)
{
    const Task task = valueOf(make(QuerySet::All, CandidatePool::Catalogue));
    EXPECT_EQ(task.queries, (Rows{0, 4, 5, 7, 8, 9}));
    EXPECT_EQ(task.candidates.size(), 8U);
}

TEST_F(MakeTaskTest, TheSplitPoolIsTheQueriesOwnSplit)
{
    const Task val = valueOf(make(QuerySet::Val, CandidatePool::Split));
    EXPECT_EQ(val.candidates, (Rows{4, 5}));
    EXPECT_EQ(val.relevant, (std::vector<Rows>{{5}, {4}}));
    const Task test = valueOf(make(QuerySet::Test, CandidatePool::Split));
    EXPECT_EQ(test.candidates, (Rows{7, 8, 9}));
    EXPECT_EQ(test.queries, (Rows{8, 9})) << "7 has no relevant candidate there";
    EXPECT_THAT(make(QuerySet::All, CandidatePool::Split), HasErrorWith("one split"));
}

TEST_F(MakeTaskTest, RefusesListsOfLengthZeroAndNobodyToAskFor)
{
    EXPECT_THAT(make(QuerySet::Val, CandidatePool::Catalogue, 0), HasErrorWith("length 0"));
    m_pairs = {{4, 7}};
    EXPECT_THAT(make(QuerySet::Val, CandidatePool::Catalogue), HasErrorWith("nobody to ask for"));
}

/// Evaluates by plain loops.
struct Slow {
    std::vector<double> perQuery;
    std::vector<std::uint32_t> exposure;
};

double dot(std::span<const float> a, std::span<const float> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Slow evaluateSlowly(const Task& task, const ModalityVectors& block)
{
    Slow result{{}, std::vector<std::uint32_t>(task.candidates.size(), 0)};
    const auto listOf = [&](ArtistRow query) {
        std::vector<std::pair<double, std::size_t>> scored;
        for (std::size_t c = 0; c < task.candidates.size(); ++c) {
            const ArtistRow other = task.candidates[c];
            if (other == query || !block.presence[other].has(0)) continue;
            scored.emplace_back(-dot(block.vectors[0].row(query), block.vectors[0].row(other)), c);
        }
        std::ranges::sort(scored);
        if (scored.size() > task.protocol.k) scored.resize(task.protocol.k);
        return scored;
    };
    for (const ArtistRow artist : task.candidates)
        if (block.presence[artist].has(0))
            for (const auto& [score, c] : listOf(artist)) ++result.exposure[c];
    for (std::size_t q = 0; q < task.queries.size(); ++q) {
        double gained = 0.0, ideal = 0.0;
        if (block.presence[task.queries[q]].has(0)) {
            const auto list = listOf(task.queries[q]);
            for (std::size_t r = 0; r < list.size(); ++r)
                if (std::ranges::count(task.relevant[q], task.candidates[list[r].second]) > 0)
                    gained += 1.0 / std::log2(static_cast<double>(r) + 2.0);
        }
        for (std::size_t r = 0; r < std::min(task.protocol.k, task.relevant[q].size()); ++r)
            ideal += 1.0 / std::log2(static_cast<double>(r) + 2.0);
        result.perQuery.push_back(gained / ideal);
    }
    return result;
}

class EvaluateTest : public testing::Test {
protected:
    EvaluateTest()
    {
        Random random(1);
        for (std::size_t i = 0; i < kArtists; ++i) {
            const Split split = i % 5 == 0 ? Split::Val : i % 5 == 1 ? Split::Test : Split::Train;
            m_artists.push_back({std::to_string(i), "", static_cast<double>(i % 7), split, {}});
        }
        std::set<SimilarPair> pairs;
        while (pairs.size() < 300) {
            const ArtistRow a = random.below(kArtists);
            const ArtistRow b = random.below(kArtists);
            if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
        }
        m_pairs.assign(pairs.begin(), pairs.end());
        m_task = valueOf(makeTask({QuerySet::Val, CandidatePool::Catalogue, 10}, m_artists,
                                  m_features.presence, GroundTruth(m_pairs, kArtists)));
    }
    Result<EvaluationReport> evaluated(const Method& method, const Side& query,
                                       const Side& candidates, unsigned threads = 1,
                                       const JobContext& job = {})
    {
        return evaluate(m_task, {&method, {query, candidates, {}}, {}}, m_artists,
                        m_features.presence, m_features.names, threads, job);
    }

    static constexpr std::uint32_t kArtists = 150;
    const Side m_one = Side::allOn(std::vector<float>{1.0F, 0.0F});
    const Side m_other = Side::allOn(std::vector<float>{0.0F, 1.0F});
    std::vector<Artist> m_artists;
    std::vector<SimilarPair> m_pairs;
    ModalityVectors m_features = randomVectors(kArtists, {8, 8}, 0.7, 2);
    std::shared_ptr<const ModalityVectors> m_shared =
        std::make_shared<const ModalityVectors>(m_features);
    Task m_task;
};

TEST_F(EvaluateTest, AgreesWithPlainLoops)
{
    const auto method = ConcatenationMethod::single(m_shared, 0);
    const EvaluationReport report = valueOf(evaluated(method, m_one, m_one));
    const Slow slow = evaluateSlowly(m_task, m_features);
    ASSERT_EQ(report.perQuery.size(), slow.perQuery.size());
    for (std::size_t q = 0; q < slow.perQuery.size(); ++q)
        EXPECT_NEAR(report.perQuery[q], slow.perQuery[q], 1e-12) << q;
    EXPECT_EQ(report.exposure, slow.exposure);
    EXPECT_NEAR(report.ndcg,
                std::accumulate(slow.perQuery.begin(), slow.perQuery.end(), 0.0) /
                    static_cast<double>(slow.perQuery.size()),
                1e-12);
    EXPECT_DOUBLE_EQ(report.gini, gini(slow.exposure));
    EXPECT_LT(report.giniPlaceable, report.gini) << "zeros of the unplaceable are left out";
    EXPECT_EQ(report.queries, m_task.queries.size());
    EXPECT_EQ(report.candidates, m_task.candidates.size());
    EXPECT_EQ(report.lorenz.size(), 101U);
    EXPECT_LE(report.ndcgInterval.low, report.ndcg);
    EXPECT_GE(report.ndcgInterval.high, report.ndcg);
}

TEST_F(EvaluateTest, QueriesThatCannotBePlacedScoreZeroAndAreCounted)
{
    const auto method = ConcatenationMethod::single(m_shared, 0);
    const EvaluationReport report = valueOf(evaluated(method, m_one, m_one));
    std::size_t unplaced = 0;
    for (std::size_t q = 0; q < m_task.queries.size(); ++q) {
        if (m_features.presence[m_task.queries[q]].has(0)) continue;
        ++unplaced;
        EXPECT_EQ(report.perQuery[q], 0.0);
    }
    EXPECT_GT(unplaced, 0U);
    EXPECT_EQ(report.unplaced, unplaced);
    EXPECT_EQ(report.placeable, static_cast<std::size_t>(
                                    std::ranges::count_if(m_task.candidates, [&](ArtistRow artist) {
                                        return m_features.presence[artist].has(0);
                                    })));
}

TEST_F(EvaluateTest, RelevantStaysFixedWhenModalitiesAreOff)
{
    const auto encodings = std::make_shared<const ModalityVectors>(m_features);
    const ContrastiveMethod method(encodings, {1.0F, 1.0F});
    const Side both = Side::allOn(method.weights());
    Side first = both;
    first.on = ModalityMask(1);
    const EvaluationReport all = valueOf(evaluated(method, both, both));
    const EvaluationReport masked = valueOf(evaluated(method, first, both));
    EXPECT_EQ(masked.queries, all.queries);
    EXPECT_EQ(masked.candidates, all.candidates);
    EXPECT_EQ(masked.placeable, all.placeable) << "candidates still have both";
    EXPECT_EQ(all.unplaced, 0U);
    EXPECT_GT(masked.unplaced, 0U);
}

TEST_F(EvaluateTest, GroupsCoverAllQueries)
{
    const auto encodings = std::make_shared<const ModalityVectors>(m_features);
    const ContrastiveMethod method(encodings, {1.0F, 1.0F});
    const Side both = Side::allOn(method.weights());
    const EvaluationReport report = valueOf(evaluated(method, both, both));
    ASSERT_EQ(report.popularity.size(), 4U);
    EXPECT_EQ(report.popularity[0].name, "unknown");
    std::size_t byPopularity = 0, bySet = 0;
    double weighted = 0.0;
    for (const GroupScore& group : report.popularity) byPopularity += group.queries;
    for (const GroupScore& group : report.modalities) {
        bySet += group.queries;
        weighted += group.ndcg * static_cast<double>(group.queries);
    }
    EXPECT_EQ(byPopularity, report.queries);
    EXPECT_EQ(bySet, report.queries);
    EXPECT_NEAR(weighted / static_cast<double>(report.queries), report.ndcg, 1e-12);
    EXPECT_EQ(report.modalities.front().name, "m0+m1") << "the largest set first";
}

TEST_F(EvaluateTest, ThreadsDoNotChangeTheResult)
{
    const auto method = ConcatenationMethod::single(m_shared, 1);
    const EvaluationReport one = valueOf(evaluated(method, m_other, m_other, 1));
    const EvaluationReport four = valueOf(evaluated(method, m_other, m_other, 4));
    EXPECT_EQ(one.perQuery, four.perQuery);
    EXPECT_EQ(one.exposure, four.exposure);
    EXPECT_EQ(one.ndcg, four.ndcg);
}

TEST_F(EvaluateTest, NothingOnScoresZeroAndIsNoCrash)
{
    const auto method = ConcatenationMethod::single(m_shared, 0);
    const EvaluationReport report = valueOf(evaluated(method, Side{}, Side{}));
    EXPECT_EQ(report.ndcg, 0.0);
    EXPECT_EQ(report.unplaced, report.queries);
    EXPECT_EQ(report.placeable, 0U);
    EXPECT_EQ(report.gini, 0.0);
}

TEST_F(EvaluateTest, StopsWhenItIsCancelled)
{
    const auto method = ConcatenationMethod::single(m_shared, 0);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(evaluated(method, m_one, m_one, 1, JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
}

TEST(PopularityGroupsTest, ThirdsOfTheKnownAsNumpyHasThem)
{
    // np.quantile([1..9], [1/3, 2/3]) = 3.667, 6.333
    const double nine[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    EXPECT_EQ(popularityGroups(nine, 3), (std::vector<std::size_t>{1, 1, 1, 2, 2, 2, 3, 3, 3}));
    // np.quantile([10, 20, 40, 80], [1/3, 2/3]) = 20, 40: a value on the cut is in the lower group
    const double four[] = {80, 10, 40, 20};
    EXPECT_EQ(popularityGroups(four, 3), (std::vector<std::size_t>{3, 1, 2, 1}));
}

TEST(ShownTest, SharesOfPlacesByThePopularityOfWhoIsInThem)
{
    const std::vector<double> popularity = {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0};
    const std::vector<std::uint32_t> exposure = {4, 0, 2, 1, 1, 0, 8};
    const auto groups = shownByPopularity(exposure, popularity);
    EXPECT_EQ(groups, (std::vector<ShownGroup>{{"unknown", 1, 4.0 / 16.0},
                                               {"low", 2, 2.0 / 16.0},
                                               {"mid", 2, 2.0 / 16.0},
                                               {"high", 2, 8.0 / 16.0}}));
    // 2 2 3 4 6 6 6 6 6 6 6 6
    EXPECT_DOUBLE_EQ(shownMedian(exposure, popularity), 6.0);
    EXPECT_DOUBLE_EQ(shownMedian(std::vector<std::uint32_t>{9, 0, 2, 1, 1, 0, 1}, popularity), 3.0);
}

TEST(ShownTest, NothingShownOrKnownIsNoDivisionByNothing)
{
    const std::vector<double> unknown = {0.0, 0.0};
    const std::vector<std::uint32_t> none = {0, 0};
    for (const ShownGroup& group : shownByPopularity(none, unknown)) EXPECT_EQ(group.share, 0.0);
    EXPECT_EQ(shownMedian(none, unknown), 0.0);
    EXPECT_EQ(shownMedian(std::vector<std::uint32_t>{3, 4}, unknown), 0.0);
}

TEST(PopularityGroupsTest, ZeroIsUnknownAndTiesStayTogether)
{
    const double some[] = {0, 5, 5, 5, 5, 0, 7};
    // np.quantile([5, 5, 5, 5, 7], [1/3, 2/3]) = 5, 5
    EXPECT_EQ(popularityGroups(some, 3), (std::vector<std::size_t>{0, 1, 1, 1, 1, 0, 3}));
    const double same[] = {2, 2, 2};
    EXPECT_EQ(popularityGroups(same, 3), (std::vector<std::size_t>{1, 1, 1}));
    const double unknown[] = {0, 0};
    EXPECT_EQ(popularityGroups(unknown, 3), (std::vector<std::size_t>{0, 0}));
    EXPECT_TRUE(popularityGroups({}, 3).empty());
}

}  // namespace
}  // namespace crossfade
