// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/comparison.h"

#include "core/retrieval/blend_index.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::HasErrorWith;
using test::randomVectors;
using test::valueOf;
using Lists = std::vector<std::vector<std::uint32_t>>;

class ComparisonTest : public testing::Test {
protected:
    static constexpr std::size_t kArtists = 120;

    ComparisonTest()
    {
        m_all.resize(kArtists);
        std::iota(m_all.begin(), m_all.end(), ArtistRow{0});
    }
    Lists search(const SearchRequest& request)
    {
        Lists lists(request.queries.size());
        expectOk(searchMethod(request, JobContext(),
                              [&](std::size_t q, std::span<const std::uint32_t> list) {
                                  lists[q].assign(list.begin(), list.end());
                              }));
        return lists;
    }
    SearchRequest request(const Comparison& how) const
    {
        return {&m_method, how, {}, m_all, m_all, {}, 10, 1};
    }
    /// The fused vector by hand; empty where nothing counts.
    std::vector<double> fused(ArtistRow artist, const Side& side, ModalityMask set) const
    {
        std::vector<double> sum(6, 0.0);
        double square = 0.0;
        for (std::size_t m = 0; m < 3; ++m)
            if (m_encodings->presence[artist].has(m) && set.has(m))
                for (std::size_t d = 0; d < 6; ++d)
                    sum[d] += static_cast<double>(side.weight(m)) *
                              static_cast<double>(m_encodings->vectors[m].at(artist, d));
        for (const double value : sum) square += value * value;
        if (square < 1e-12) return {};
        for (double& value : sum) value /= std::sqrt(square);
        return sum;
    }
    Lists slowly(const Comparison& how, std::span<const ModalityMask> keeps,
                 std::span<const float> hubs)
    {
        Lists lists(kArtists);
        const auto has = [&](ArtistRow artist, const Side& side) {
            const ModalityMask set = m_encodings->presence[artist] & side.active();
            return keeps.empty() ? set : set & keeps[artist];
        };
        for (const ArtistRow q : m_all) {
            const ModalityMask asks = has(q, how.query);
            const auto a = fused(q, how.query, asks);
            std::vector<std::pair<double, std::uint32_t>> scored;
            for (const ArtistRow j : m_all) {
                if (j == q || a.empty()) continue;
                ModalityMask set = has(j, how.candidates);
                if (how.scoring.compareOn == CompareOn::Shared && !(set & asks).empty())
                    set = set & asks;
                const auto b = fused(j, how.candidates, set);
                if (b.empty()) continue;
                double score = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
                if (how.scoring.localScaling) {
                    const auto radius = [&](ArtistRow artist) {
                        return std::sqrt(2.0 - 2.0 * static_cast<double>(hubs[artist]));
                    };
                    score = std::exp(-(2.0 - 2.0 * score) / (radius(q) * radius(j)));
                } else if (!hubs.empty()) {
                    score -= how.scoring.hubCorrection * static_cast<double>(hubs[j]);
                }
                scored.emplace_back(-score, j);
            }
            std::ranges::sort(scored);
            scored.resize(std::min<std::size_t>(10, scored.size()));
            for (const auto& [score, j] : scored) lists[q].push_back(j);
        }
        return lists;
    }

    std::shared_ptr<const ModalityVectors> m_encodings =
        std::make_shared<const ModalityVectors>(randomVectors(kArtists, {6, 6, 6}, 0.5, 9));
    ContrastiveMethod m_method{m_encodings, {0.3F, 1.0F, 0.6F}};
    Comparison m_own = ownComparison(m_method);
    std::vector<ArtistRow> m_all;
};

TEST_F(ComparisonTest, OwnAndSharedAgreeWithPlainLoops)
{
    EXPECT_EQ(search(request(m_own)), slowly(m_own, {}, {}));
    Comparison shared = m_own;
    shared.scoring.compareOn = CompareOn::Shared;
    EXPECT_EQ(search(request(shared)), slowly(shared, {}, {}));
    EXPECT_NE(search(request(shared)), search(request(m_own)));
    shared.candidates.on = ModalityMask(6);
    EXPECT_EQ(search(request(shared)), slowly(shared, {}, {}));
}

TEST_F(ComparisonTest, MasksTakeModalitiesFromEachArtist)
{
    std::vector<ModalityMask> keeps;
    for (std::size_t i = 0; i < kArtists; ++i)
        keeps.emplace_back(static_cast<std::uint32_t>(1 + i % 7));
    for (const CompareOn compareOn : {CompareOn::Own, CompareOn::Shared}) {
        Comparison how = m_own;
        how.scoring.compareOn = compareOn;
        SearchRequest masked = request(how);
        masked.keeps = keeps;
        EXPECT_EQ(search(masked), slowly(how, keeps, {}));
    }
}

TEST_F(ComparisonTest, TheHubCorrectionIsTakenFromEachCandidatesScore)
{
    const std::vector<float> hubs = valueOf(hubness(m_method, 5, 1, JobContext()));
    Comparison how = m_own;
    how.scoring.hubCorrection = 0.5;
    SearchRequest corrected = request(how);
    corrected.hubness = hubs;
    EXPECT_EQ(search(corrected), slowly(how, {}, hubs));
    EXPECT_NE(search(corrected), search(request(m_own)));
}

TEST_F(ComparisonTest, LocalScalingAgreesWithItsFormula)
{
    const std::vector<float> hubs = valueOf(hubness(m_method, 5, 1, JobContext()));
    Comparison how = m_own;
    how.scoring.localScaling = true;
    how.scoring.hubCorrection = 0.5;  // is not used then
    SearchRequest scaled = request(how);
    scaled.hubness = hubs;
    const Lists lists = search(scaled);
    EXPECT_EQ(lists, slowly(how, {}, hubs));
    EXPECT_NE(lists, search(request(m_own)));

    // The one query of the window gives the same scores as the search over all.
    const BlendIndex index(m_encodings);
    expectOk(searchMethodScored(
        scaled, JobContext(),
        [&](std::size_t q, std::span<const std::uint32_t> list, std::span<const float> found) {
            const ArtistRow asked[] = {static_cast<ArtistRow>(q)};
            const auto scores = index.scores(index.prepare(asked), how, hubs);
            for (std::size_t i = 0; i < list.size(); ++i) {
                EXPECT_NEAR(found[i], scores[list[i]], 1e-5);
                EXPECT_GT(found[i], 0.0F);
                EXPECT_LE(found[i], 1.0F);
            }
        }));
}

TEST(ReducedScoreTest, TwinsAreNoDivisionByNothing)
{
    const Scoring scaled{.compareOn = CompareOn::Own, .hubCorrection = 0.0, .localScaling = true};
    EXPECT_EQ(reducedScore(1.0F, scaled, 1.0F, 1.0F), 1.0F);
    EXPECT_EQ(reducedScore(0.5F, scaled, 1.0F, 1.00001F), 0.0F);
    EXPECT_NEAR(reducedScore(0.5F, scaled, 0.5F, 0.5F), std::exp(-1.0), 1e-6);
}

TEST_F(ComparisonTest, HubnessIsTheMeanCosineToTheNearest)
{
    const std::vector<float> hubs = valueOf(hubness(m_method, 5, 2, JobContext()));
    const ModalityMask all = ModalityMask::firstN(3);
    for (ArtistRow i = 0; i < 20; ++i) {
        const auto a = fused(i, m_own.query, all);
        std::vector<double> cosines;
        for (const ArtistRow j : m_all) {
            const auto b = fused(j, m_own.query, all);
            if (j != i && !a.empty() && !b.empty())
                cosines.push_back(std::inner_product(a.begin(), a.end(), b.begin(), 0.0));
        }
        if (a.empty()) {
            EXPECT_EQ(hubs[i], 0.0F);
            continue;
        }
        std::ranges::sort(cosines, std::greater<>());
        EXPECT_NEAR(hubs[i], std::accumulate(cosines.begin(), cosines.begin() + 5, 0.0) / 5.0,
                    1e-5);
    }
}

TEST_F(ComparisonTest, StopsWhenItIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const JobContext job(stop.get_token(), {});
    EXPECT_THAT(
        searchMethod(request(m_own), job, [](std::size_t, std::span<const std::uint32_t>) {}),
        HasErrorCode(ErrorCode::Cancelled));
    EXPECT_THAT(hubness(m_method, 5, 1, job), HasErrorCode(ErrorCode::Cancelled));
}

TEST(CompareOnTest, HasNames)
{
    for (const CompareOn compareOn : {CompareOn::Own, CompareOn::Shared})
        EXPECT_EQ(valueOf(compareOnFromName(compareOnName(compareOn))), compareOn);
    EXPECT_THAT(compareOnFromName("both"), HasErrorWith("\"both\""));
}

}  // namespace
}  // namespace crossfade
