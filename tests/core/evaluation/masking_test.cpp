// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/masking.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::randomVectors;
using test::valueOf;

class MaskingTest : public testing::Test {
protected:
    static constexpr std::uint32_t kArtists = 240;

    MaskingTest()
    {
        for (std::uint32_t i = 0; i < kArtists; ++i) {
            m_artists.push_back({"a" + std::to_string(i), "", 1.0, Split::Val, {}});
            // A ring: everybody is similar to the next two.
            m_pairs.push_back({i, (i + 1) % kArtists});
            m_pairs.push_back({i, (i + 2) % kArtists});
        }
        useVectors(randomVectors(kArtists, {8, 8}, 0.8, 2));
    }
    void useVectors(ModalityVectors vectors)
    {
        m_encodings = std::make_shared<const ModalityVectors>(std::move(vectors));
        m_method = std::make_unique<ContrastiveMethod>(m_encodings, std::vector<float>{1.0F, 1.0F});
        Protocol protocol;
        protocol.k = 10;
        m_task = valueOf(
            makeTask(protocol, m_artists, m_encodings->presence, GroundTruth(m_pairs, kArtists)));
    }
    MethodSetting setting() const { return {m_method.get(), ownComparison(*m_method), {}}; }

    std::vector<Artist> m_artists;
    std::vector<SimilarPair> m_pairs;
    std::shared_ptr<const ModalityVectors> m_encodings;
    std::unique_ptr<Method> m_method;
    Task m_task;
};

TEST(AllModalitySetsTest, AreAllNonEmptyOnesTheLargestFirst)
{
    const auto sets = allModalitySets(3);
    ASSERT_EQ(sets.size(), 7U);
    EXPECT_EQ(sets.front(), ModalityMask(7));
    EXPECT_EQ(sets.back().count(), 1);
    EXPECT_EQ(allModalitySets(8).size(), 255U);
}

TEST_F(MaskingTest, QueriesMaskedToAllAreTheCompleteOnes)
{
    const auto rows = valueOf(maskQueries(m_task, setting(), 1, JobContext()));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].loss.difference, 0.0);
    const Task complete = completeQueries(m_task, *m_method);
    EXPECT_EQ(rows[0].perQuery.size(), complete.queries.size());
    EXPECT_LT(complete.queries.size(), m_task.queries.size());
    const double whole = valueOf(meanNdcg(complete, setting(), 1, JobContext()));
    EXPECT_NEAR(rows[0].ndcg, whole, 1e-12);
}

TEST_F(MaskingTest, AMaskedQueryIsTheQueryWithTheSideSwitchedOff)
{
    const auto rows = valueOf(maskQueries(m_task, setting(), 1, JobContext()));
    const Task complete = completeQueries(m_task, *m_method);
    MethodSetting second = setting();
    second.comparison.query.on = ModalityMask(2);
    const auto at = std::ranges::find(rows, ModalityMask(2), &MaskedQueryRow::set);
    EXPECT_NEAR(at->ndcg, valueOf(meanNdcg(complete, second, 1, JobContext())), 1e-12);
    EXPECT_NEAR(at->loss.difference, at->ndcg - rows[0].ndcg, 1e-12);
    EXPECT_EQ(at->loss.wins + at->loss.losses + at->loss.ties, complete.queries.size());
}

TEST_F(MaskingTest, GroupsOfOneSharedSpaceAreFoundAsOftenAsByChance)
{
    // Both modalities say the same, so that a mask takes nothing away.
    ModalityVectors same = randomVectors(kArtists, {8, 8}, 1.0, 3);
    same.vectors[1] = same.vectors[0];
    useVectors(std::move(same));
    const auto matrix = valueOf(groupMatrix(m_task, setting(), 20, 1, 1, JobContext()));
    ASSERT_EQ(matrix.relative.size(), 9U);
    for (const double cell : matrix.relative) EXPECT_NEAR(cell, 1.0, 0.1);
    for (const double mean : matrix.columnMeans) EXPECT_NEAR(mean, 1.0, 0.07);
    EXPECT_EQ(matrix.artists, kArtists);
}

TEST_F(MaskingTest, GroupsOfUnlikeSpacesFindThemselves)
{
    ModalityVectors apart = randomVectors(kArtists, {8, 8}, 1.0, 3);
    for (std::size_t i = 0; i < kArtists; ++i)
        for (std::size_t d = 0; d < 8; ++d) apart.vectors[d < 4 ? 1 : 0].at(i, d) = 0.0F;
    for (Matrix& block : apart.vectors)
        for (std::size_t i = 0; i < kArtists; ++i) toUnitLength(block.row(i));
    useVectors(std::move(apart));
    const auto matrix = valueOf(groupMatrix(m_task, setting(), 5, 1, 1, JobContext()));
    const auto first = static_cast<std::size_t>(std::ranges::find(matrix.sets, ModalityMask(1)) -
                                                matrix.sets.begin());
    const auto second = static_cast<std::size_t>(std::ranges::find(matrix.sets, ModalityMask(2)) -
                                                 matrix.sets.begin());
    EXPECT_GT(matrix.relative[first * 3 + first], 1.3);
    EXPECT_LT(matrix.relative[first * 3 + second], 0.5) << "orthogonal";
    EXPECT_EQ(matrix.largest, std::ranges::max(matrix.relative));
}

TEST_F(MaskingTest, SharesOfARowAreThoseOfItsLists)
{
    // Shares over chance, weighted by chance, sum to one.
    const auto matrix = valueOf(groupMatrix(m_task, setting(), 1, 7, 1, JobContext()));
    const std::size_t n = matrix.artists;
    for (std::size_t row = 0; row < 3; ++row) {
        double sum = 0.0;
        for (std::size_t g = 0; g < 3; ++g) {
            const double size = static_cast<double>(n / 3 + (g < n % 3 ? 1 : 0));
            const double chance = (size - (g == row ? 1.0 : 0.0)) / static_cast<double>(n - 1);
            sum += matrix.relative[row * 3 + g] * chance;
        }
        EXPECT_NEAR(sum, 1.0, 1e-9) << row;
    }
    const auto again = valueOf(groupMatrix(m_task, setting(), 1, 7, 2, JobContext()));
    EXPECT_EQ(again.relative, matrix.relative) << "threads";
}

TEST_F(MaskingTest, TheGridRestrictsBothSides)
{
    const SetGrid grid = valueOf(setGrid(m_task, setting(), 1, JobContext()));
    ASSERT_EQ(grid.ndcg.size(), 9U);
    const Task complete = valueOf(completeArtists(m_task, *m_method));
    EXPECT_EQ(grid.queries, complete.queries.size());
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < 3; ++b) {
            MethodSetting both = setting();
            both.comparison.query.on = grid.sets[a];
            both.comparison.candidates.on = grid.sets[b];
            EXPECT_NEAR(grid.ndcg[a * 3 + b], valueOf(meanNdcg(complete, both, 1, JobContext())),
                        1e-12);
        }
}

TEST_F(MaskingTest, TooFewCompleteArtistsAreASentence)
{
    ModalityVectors apart = *m_encodings;
    for (std::size_t i = 0; i < kArtists; ++i) apart.presence[i] = ModalityMask(i % 2 == 0 ? 1 : 2);
    useVectors(apart);
    EXPECT_THAT(maskQueries(m_task, setting(), 1, JobContext()),
                HasErrorWith("No query has all of"));
    EXPECT_THAT(groupMatrix(m_task, setting(), 1, 1, 1, JobContext()),
                HasErrorWith("No query has all of"));
    for (std::size_t i = 0; i < 3; ++i) apart.presence[i] = ModalityMask(3);
    useVectors(apart);
    EXPECT_THAT(groupMatrix(m_task, setting(), 1, 1, 1, JobContext()),
                HasErrorWith("Only 3 artists have all modalities"));
}

TEST_F(MaskingTest, StopsWhenItIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const JobContext job(stop.get_token(), {});
    EXPECT_THAT(maskQueries(m_task, setting(), 1, job), HasErrorCode(ErrorCode::Cancelled));
    EXPECT_THAT(groupMatrix(m_task, setting(), 1, 1, 1, job), HasErrorCode(ErrorCode::Cancelled));
    EXPECT_THAT(setGrid(m_task, setting(), 1, job), HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
