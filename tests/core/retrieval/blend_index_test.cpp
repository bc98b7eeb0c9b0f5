// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/blend_index.h"

#include "core/base/random.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace crossfade {
namespace {

using test::randomVectors;

constexpr float kNothing = -std::numeric_limits<float>::infinity();

Side randomSide(std::size_t modalities, Random& random)
{
    Side side{ModalityMask(random.below(1U << modalities)), {}};
    for (std::size_t m = 0; m < modalities; ++m)
        side.weights[m] = random.below(4) == 0 ? 0.0F : static_cast<float>(random.uniform() + 0.05);
    return side;
}

/// The sum of what counts, slowly and in double; none if nothing counts.
std::optional<std::vector<double>> fuseSlowly(const ModalityVectors& encodings, const Side& side,
                                              std::span<const ArtistRow> artists)
{
    std::vector<double> sum(encodings.vectors[0].cols, 0.0);
    bool any = false;
    for (std::size_t m = 0; m < encodings.modalityCount(); ++m) {
        if (!side.on.has(m) || side.weights[m] <= 0.0F) continue;
        for (const ArtistRow artist : artists) {
            if (!encodings.presence[artist].has(m)) continue;
            any = true;
            for (std::size_t d = 0; d < sum.size(); ++d)
                sum[d] += static_cast<double>(side.weights[m]) *
                          static_cast<double>(encodings.vectors[m].at(artist, d));
        }
    }
    if (!any) return std::nullopt;
    return sum;
}

double cosine(const std::vector<double>& a, const std::vector<double>& b)
{
    const double dot = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    const double aa = std::inner_product(a.begin(), a.end(), a.begin(), 0.0);
    const double bb = std::inner_product(b.begin(), b.end(), b.begin(), 0.0);
    return dot / std::sqrt(aa * bb);
}

void expectScores(const ModalityVectors& encodings, std::span<const ArtistRow> query,
                  const Side& querySide, const Side& candidateSide)
{
    const BlendIndex index(std::make_shared<const ModalityVectors>(encodings));
    const std::vector<float> scores =
        index.scores(index.prepare(query), {querySide, candidateSide, {}});
    ASSERT_EQ(scores.size(), encodings.artistCount());
    const auto asked = fuseSlowly(encodings, querySide, query);
    for (ArtistRow j = 0; j < scores.size(); ++j) {
        const auto candidate = fuseSlowly(encodings, candidateSide, std::span(&j, 1));
        if (asked && candidate) {
            ASSERT_NEAR(scores[j], cosine(*asked, *candidate), 2e-6) << "candidate " << j;
        } else {
            ASSERT_EQ(scores[j], kNothing) << "candidate " << j;
        }
    }
}

class BlendIndexModalitiesTest : public testing::TestWithParam<std::size_t> {};

TEST_P(BlendIndexModalitiesTest, ScoresAreCosinesOfFusedVectors)
{
    const std::size_t modalities = GetParam();
    Random random(modalities);
    const ModalityVectors encodings =
        randomVectors(40, std::vector<std::size_t>(modalities, 24), 0.6, modalities);
    for (int trial = 0; trial < 150; ++trial) {
        std::vector<ArtistRow> query = {random.below(40)};
        while (random.below(3) == 0) query.push_back(random.below(40));
        expectScores(encodings, query, randomSide(modalities, random),
                     randomSide(modalities, random));
        if (HasFatalFailure()) FAIL() << "in trial " << trial;
    }
}

TEST_P(BlendIndexModalitiesTest, PartsSumToTheCosineAndAreWhatTheFormulaSays)
{
    const std::size_t modalities = GetParam();
    Random random(100 + modalities);
    const ModalityVectors encodings =
        randomVectors(30, std::vector<std::size_t>(modalities, 24), 0.6, modalities);
    const BlendIndex index(std::make_shared<const ModalityVectors>(encodings));
    std::size_t placed = 0;
    for (int trial = 0; trial < 40; ++trial) {
        const ArtistRow asked[] = {random.below(30)};
        Comparison how{randomSide(modalities, random), randomSide(modalities, random), {}};
        how.scoring.compareOn = trial % 2 == 0 ? CompareOn::Own : CompareOn::Shared;
        const PreparedQuery query = index.prepare(asked);
        const auto cosines = index.cosines(query, how);
        for (ArtistRow j = 0; j < 30; ++j) {
            const auto parts = index.parts(query, how, j);
            ASSERT_EQ(parts.has_value(), std::isfinite(cosines[j]));
            if (!parts) continue;
            ++placed;
            ASSERT_NEAR(parts->sum(), cosines[j], 2e-6);
            float shares = 0.0F;
            for (std::size_t m = 0; m < modalities; ++m) {
                shares += parts->share(m);
                const bool both =
                    encodings.presence[j].has(m) && encodings.presence[asked[0]].has(m);
                ASSERT_TRUE(both || parts->pure(m) == 0.0F);
            }
            ASSERT_NEAR(shares, cosines[j], 2e-6);
            if (how.scoring.compareOn == CompareOn::Shared) continue;
            const auto a = fuseSlowly(encodings, how.query, asked);
            const auto b = fuseSlowly(encodings, how.candidates, std::span(&j, 1));
            const auto length = [](const std::vector<double>& v) {
                return std::sqrt(std::inner_product(v.begin(), v.end(), v.begin(), 0.0));
            };
            for (std::size_t m = 0; m < modalities; ++m) {
                for (std::size_t n = 0; n < modalities; ++n) {
                    double dot = 0.0;
                    for (std::size_t d = 0; d < 24; ++d)
                        dot += static_cast<double>(encodings.vectors[m].at(asked[0], d)) *
                               static_cast<double>(encodings.vectors[n].at(j, d));
                    const double weight = static_cast<double>(how.query.weight(m)) *
                                          static_cast<double>(how.candidates.weight(n));
                    ASSERT_NEAR(parts->part(m, n), weight * dot / (length(*a) * length(*b)), 2e-6);
                }
            }
        }
    }
    EXPECT_GT(placed, 100U);
}

TEST_P(BlendIndexModalitiesTest, WhatIsAgainstTheQueryIsTakenFromItsFusedVector)
{
    const std::size_t modalities = GetParam();
    Random random(200 + modalities);
    const ModalityVectors encodings =
        randomVectors(30, std::vector<std::size_t>(modalities, 24), 0.6, modalities);
    const BlendIndex index(std::make_shared<const ModalityVectors>(encodings));
    std::size_t compared = 0;
    for (int trial = 0; trial < 60; ++trial) {
        std::vector<ArtistRow> asked = {random.below(30)};
        std::vector<ArtistRow> against = {random.below(30)};
        while (random.below(2) == 0) asked.push_back(random.below(30));
        while (random.below(2) == 0) against.push_back(random.below(30));
        const double weight = 0.1 + 0.8 * random.uniform();
        Comparison how{randomSide(modalities, random), randomSide(modalities, random), {}};
        how.scoring.compareOn = trial % 3 == 0 ? CompareOn::Shared : CompareOn::Own;
        const PreparedQuery query = index.prepare(asked, against, weight);
        const auto cosines = index.cosines(query, how);
        const auto likes = fuseSlowly(encodings, how.query, asked);
        const auto dislikes = fuseSlowly(encodings, how.query, against);
        if (!likes || !dislikes) continue;
        std::vector<double> mean(24);
        for (std::size_t d = 0; d < 24; ++d)
            mean[d] = (*likes)[d] / static_cast<double>(asked.size()) -
                      weight * (*dislikes)[d] / static_cast<double>(against.size());
        for (ArtistRow j = 0; j < 30; ++j) {
            const auto parts = index.parts(query, how, j);
            ASSERT_EQ(parts.has_value(), std::isfinite(cosines[j]));
            if (!parts) continue;
            ASSERT_NEAR(parts->sum(), cosines[j], 3e-6);
            if (how.scoring.compareOn == CompareOn::Shared) continue;
            const auto candidate = fuseSlowly(encodings, how.candidates, std::span(&j, 1));
            ASSERT_NEAR(cosines[j], cosine(mean, *candidate), 3e-6);
            ++compared;
        }
    }
    EXPECT_GT(compared, 100U);
}

TEST_P(BlendIndexModalitiesTest, APairsCosineIsThatOfTheWholeList)
{
    const std::size_t modalities = GetParam();
    Random random(300 + modalities);
    const ModalityVectors encodings =
        randomVectors(20, std::vector<std::size_t>(modalities, 24), 0.6, modalities);
    const BlendIndex index(std::make_shared<const ModalityVectors>(encodings));
    std::size_t placed = 0;
    for (int trial = 0; trial < 40; ++trial) {
        const ArtistRow asked[] = {random.below(20)};
        Comparison how{randomSide(modalities, random), randomSide(modalities, random), {}};
        how.scoring.compareOn = trial % 2 == 0 ? CompareOn::Own : CompareOn::Shared;
        const auto cosines = index.cosines(index.prepare(asked), how);
        for (ArtistRow j = 0; j < 20; ++j) {
            const float one = index.pairCosine(asked[0], how, j);
            ASSERT_EQ(std::isfinite(one), std::isfinite(cosines[j]));
            if (!std::isfinite(one)) continue;
            ++placed;
            ASSERT_NEAR(one, cosines[j], 2e-6);
        }
    }
    EXPECT_GT(placed, 100U);
}

INSTANTIATE_TEST_SUITE_P(TwoThreeAndEight, BlendIndexModalitiesTest, testing::Values(2, 3, 8));

class BlendIndexTest : public testing::Test {
protected:
    std::vector<float> scores(ArtistRow query, const Side& querySide, const Side& candidateSide)
    {
        const ArtistRow rows[] = {query};
        return m_index.scores(m_index.prepare(rows), {querySide, candidateSide, {}});
    }
    ArtistRow firstWith(ModalityMask mask) const
    {
        for (ArtistRow i = 0; i < 60; ++i)
            if (m_encodings->presence[i] == mask) return i;
        ADD_FAILURE() << "the random data lacks a set";
        return 0;
    }

    std::shared_ptr<const ModalityVectors> m_encodings =
        std::make_shared<const ModalityVectors>(randomVectors(60, {8, 8, 8}, 0.6, 5));
    BlendIndex m_index{m_encodings};
    Side m_all = Side::allOn(std::vector<float>{1.0F, 0.5F, 2.0F});
};

TEST_F(BlendIndexTest, AFaderAtZeroIsOff)
{
    Side zero = m_all;
    zero.weights[1] = 0.0F;
    Side off = m_all;
    off.on = off.on.without(1);
    const ArtistRow query = firstWith(ModalityMask(7));
    EXPECT_EQ(scores(query, zero, m_all), scores(query, off, m_all));
    EXPECT_EQ(scores(query, m_all, zero), scores(query, m_all, off));
}

TEST_F(BlendIndexTest, ANegativeWeightDoesNotCount)
{
    Side negative = m_all;
    negative.weights[1] = -0.5F;
    Side off = m_all;
    off.on = off.on.without(1);
    const ArtistRow query = firstWith(ModalityMask(7));
    EXPECT_EQ(scores(query, negative, m_all), scores(query, off, m_all));
    EXPECT_EQ(scores(query, m_all, negative), scores(query, m_all, off));
}

TEST_F(BlendIndexTest, ScalingAllFadersChangesNothing)
{
    Side louder = m_all;
    for (float& weight : louder.weights) weight *= 4.0F;
    const ArtistRow query = firstWith(ModalityMask(7));
    const auto before = scores(query, m_all, m_all);
    const auto after = scores(query, louder, m_all);
    for (std::size_t j = 0; j < before.size(); ++j)
        if (std::isfinite(before[j])) {
            EXPECT_NEAR(before[j], after[j], 1e-6);
        }
}

TEST_F(BlendIndexTest, NobodyScoresWhereTheQueryHasNothingThatCounts)
{
    Side tagsOnly = m_all;
    tagsOnly.on = ModalityMask().with(1);
    for (const float score : scores(firstWith(ModalityMask(5)), tagsOnly, m_all))
        EXPECT_EQ(score, kNothing);
    for (const float score : scores(firstWith(ModalityMask(7)), Side{}, m_all))
        EXPECT_EQ(score, kNothing);
    for (const float score : scores(firstWith(ModalityMask()), m_all, m_all))
        EXPECT_EQ(score, kNothing);
}

TEST_F(BlendIndexTest, ACandidateWithNothingThatCountsHasNoScore)
{
    Side audioOnly = m_all;
    audioOnly.on = ModalityMask().with(0);
    const auto result = scores(firstWith(ModalityMask(7)), m_all, audioOnly);
    for (std::size_t j = 0; j < result.size(); ++j)
        EXPECT_EQ(std::isfinite(result[j]), m_encodings->presence[j].has(0)) << j;
}

TEST_F(BlendIndexTest, QueryAndCandidateMayBeComparedAcrossModalities)
{
    // The query's audio against the candidates' tags: a plain dot product of unit vectors.
    const Side audio = Side{ModalityMask().with(0), {1.0F, 1.0F, 1.0F}};
    const Side tags = Side{ModalityMask().with(1), {1.0F, 1.0F, 1.0F}};
    const ArtistRow query = firstWith(ModalityMask(1));
    const auto result = scores(query, audio, tags);
    const auto a = m_encodings->vectors[0].row(query);
    for (std::size_t j = 0; j < result.size(); ++j) {
        if (!m_encodings->presence[j].has(1)) continue;
        const auto b = m_encodings->vectors[1].row(j);
        EXPECT_NEAR(result[j], std::inner_product(a.begin(), a.end(), b.begin(), 0.0F), 1e-6);
    }
}

TEST_F(BlendIndexTest, APreparedQueryServesAnySetting)
{
    const ArtistRow rows[] = {firstWith(ModalityMask(7))};
    const PreparedQuery prepared = m_index.prepare(rows);
    Random random(9);
    for (int trial = 0; trial < 20; ++trial) {
        const Side a = randomSide(3, random);
        const Side b = randomSide(3, random);
        EXPECT_EQ(m_index.scores(prepared, {a, b, {}}), scores(rows[0], a, b));
    }
}

TEST_F(BlendIndexTest, AModalityThatIsOffTakesNothingOffEither)
{
    const ArtistRow asked[] = {firstWith(ModalityMask(7))};
    const ArtistRow against[] = {firstWith(ModalityMask(2))};
    Side off = m_all;
    off.on = off.on.without(1);
    EXPECT_EQ(m_index.cosines(m_index.prepare(asked, against, 0.5), {off, m_all, {}}),
              m_index.cosines(m_index.prepare(asked), {off, m_all, {}}));
    EXPECT_NE(m_index.cosines(m_index.prepare(asked, against, 0.5), {m_all, m_all, {}}),
              m_index.cosines(m_index.prepare(asked), {m_all, m_all, {}}));
}

TEST_F(BlendIndexTest, AWeightOfZeroTakesNothingOff)
{
    const ArtistRow asked[] = {firstWith(ModalityMask(5))};
    const ArtistRow against[] = {firstWith(ModalityMask(7))};
    const PreparedQuery without = m_index.prepare(asked);
    const PreparedQuery with = m_index.prepare(asked, against, 0.0);
    EXPECT_EQ(with.presence, without.presence);
    EXPECT_EQ(with.dots, without.dots);
    EXPECT_EQ(with.gram, without.gram);
}

TEST_F(BlendIndexTest, AQueryAgainstItselfHasNoDirection)
{
    const ArtistRow asked[] = {firstWith(ModalityMask(7)), firstWith(ModalityMask(3))};
    const PreparedQuery itself = m_index.prepare(asked, asked, 1.0);
    EXPECT_FALSE(m_index.hasDirection(itself, m_all));
    for (const float score : m_index.cosines(itself, {m_all, m_all, {}}))
        EXPECT_EQ(score, kNothing);
    EXPECT_TRUE(m_index.hasDirection(m_index.prepare(asked, asked, 0.5), m_all));
    EXPECT_FALSE(m_index.hasDirection(m_index.prepare(asked), Side{}));
}

TEST_F(BlendIndexTest, NobodyAskedForHasNoNeighbours)
{
    for (const float score : m_index.scores(m_index.prepare({}), {m_all, m_all, {}}))
        EXPECT_EQ(score, kNothing);
}

TEST(BlendIndexIdenticalTest, IdenticalVectorsScoreOneAndNeverMore)
{
    ModalityVectors same = randomVectors(5, {32, 32}, 1.0, 3);
    for (std::size_t i = 1; i < 5; ++i)
        for (std::size_t m = 0; m < 2; ++m)
            std::ranges::copy(same.vectors[m].row(0), same.vectors[m].row(i).begin());
    const BlendIndex index(std::make_shared<const ModalityVectors>(same));
    const ArtistRow rows[] = {2};
    const Side side = Side::allOn(std::vector<float>{0.3F, 0.7F});
    for (const float score : index.scores(index.prepare(rows), {side, side, {}})) {
        EXPECT_NEAR(score, 1.0F, 1e-6F);
        EXPECT_LE(score, 1.0F);
    }
}

TEST(TopNeighboursTest, GivesTheBestInFallingOrderWithTiesByRow)
{
    const std::vector<float> scores = {0.5F, 0.9F, kNothing, 0.5F, -0.2F, 0.9F};
    const auto all = topNeighbours(scores, {}, 10);
    EXPECT_EQ(all,
              (std::vector<Neighbour>{{1, 0.9F}, {5, 0.9F}, {0, 0.5F}, {3, 0.5F}, {4, -0.2F}}));
    EXPECT_EQ(topNeighbours(scores, {}, 3),
              (std::vector<Neighbour>{{1, 0.9F}, {5, 0.9F}, {0, 0.5F}}));
    EXPECT_TRUE(topNeighbours(scores, {}, 0).empty());
    EXPECT_TRUE(topNeighbours({}, {}, 5).empty());
}

TEST(TopNeighboursTest, LeavesOutWhoIsAskedFor)
{
    const std::vector<float> scores = {0.5F, 0.9F, 0.1F};
    const ArtistRow excluded[] = {1, 0};
    EXPECT_EQ(topNeighbours(scores, excluded, 3), (std::vector<Neighbour>{{2, 0.1F}}));
}

TEST_F(BlendIndexTest, SharesItsEncodingsWithoutACopy)
{
    const auto encodings =
        std::make_shared<const ModalityVectors>(randomVectors(5, {4, 4}, 0.8, 1));
    const BlendIndex index(encodings);
    EXPECT_EQ(index.sharedEncodings(), encodings);
    EXPECT_EQ(&index.encodings(), encodings.get());
}

}  // namespace
}  // namespace crossfade
