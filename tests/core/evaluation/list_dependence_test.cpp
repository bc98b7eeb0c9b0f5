// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/list_dependence.h"

#include "core/evaluation/list_exposure.h"
#include "core/evaluation/missing_gain.h"
#include "core/retrieval/blend_index.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::randomVectors;
using test::valueOf;

constexpr std::size_t kLength = 8;

/// Encodings with a method on them; the reference searches by BlendIndex, artist by artist.
struct Space {
    std::shared_ptr<const ModalityVectors> encodings;
    ContrastiveMethod method;
    BlendIndex index;
    std::vector<float> hubs;
    Comparison comparison;

    Space(ModalityVectors vectors, std::vector<float> weights)
        : encodings(std::make_shared<const ModalityVectors>(std::move(vectors))),
          method(encodings, std::move(weights)),
          index(encodings),
          hubs(valueOf(hubness(method, 5, 1, JobContext()))),
          comparison(ownComparison(method))
    {
    }
    MethodSetting setting() const { return {&method, comparison, hubs}; }
    std::vector<ArtistRow> slowList(ArtistRow artist, const Comparison& how, std::size_t k) const
    {
        const std::vector<ArtistRow> query = {artist};
        const PreparedQuery prepared = index.prepare(query);
        std::vector<ArtistRow> list;
        for (const Neighbour& one : topNeighbours(index.scores(prepared, how, hubs), query, k))
            list.push_back(one.artist);
        return list;
    }
    std::vector<ArtistRow> slowListWithout(ArtistRow artist, std::size_t modality) const
    {
        Comparison how = comparison;
        how.query.on = how.query.on.without(modality);
        return slowList(artist, how, kLength);
    }
};

double changeOf(const std::vector<ArtistRow>& before, const std::vector<ArtistRow>& now)
{
    std::size_t common = 0;
    for (const ArtistRow artist : before) common += std::ranges::count(now, artist);
    return 1.0 -
           static_cast<double>(common) / static_cast<double>(std::max(before.size(), now.size()));
}

std::vector<Comparison> waysToCompare(const Comparison& own)
{
    Comparison shared = own;
    shared.scoring.compareOn = CompareOn::Shared;
    Comparison corrected = own;
    corrected.scoring.hubCorrection = 0.5;
    Comparison narrow = own;
    narrow.query.on = ModalityMask(5);
    narrow.candidates.on = ModalityMask(3);
    return {own, shared, corrected, narrow};
}

TEST(ListDependenceTest, AgreesWithOneSearchPerArtistAndModality)
{
    Space space(randomVectors(90, {6, 6, 6}, 0.6, 21), {0.4F, 1.0F, 0.7F});
    for (const Comparison& how : waysToCompare(space.comparison)) {
        space.comparison = how;
        const auto result = valueOf(listDependence(space.setting(), kLength, 2, JobContext()));
        std::size_t place = 0;
        for (ArtistRow artist = 0; artist < 90; ++artist) {
            const auto before = space.slowList(artist, how, kLength);
            if (before.empty()) {
                EXPECT_FALSE(result.placeOf(artist).has_value());
                continue;
            }
            ASSERT_EQ(result.placeOf(artist), std::optional(place));
            EXPECT_EQ(result.lists[place], before);
            const ModalityMask set = space.encodings->presence[artist] & how.query.active();
            EXPECT_EQ(result.sets[place], set);
            for (std::size_t m = 0; m < 3; ++m) {
                const auto change = result.change(place, m);
                ASSERT_EQ(change.has_value(), set.has(m));
                if (change) {
                    EXPECT_NEAR(*change, changeOf(before, space.slowListWithout(artist, m)), 1e-12);
                }
            }
            ++place;
        }
        EXPECT_EQ(result.artists.size(), place);
    }
}

/// Four directions of one space: x, y, z, w. Audio weighs 2, tags 1.
Space planted()
{
    ModalityVectors made;
    made.names = {"audio", "tags"};
    made.vectors = {Matrix(6, 4), Matrix(6, 4)};
    made.presence.resize(6);
    const auto give = [&](std::size_t artist, std::size_t modality, std::size_t direction) {
        made.presence[artist] = made.presence[artist].with(modality);
        made.vectors[modality].at(artist, direction) = 1.0F;
    };
    give(0, 0, 0);  // only audio: x
    give(1, 0, 0);  // audio like 0,
    give(1, 1, 1);  // tags like 2
    give(2, 1, 1);  // only tags: y
    for (const std::size_t twin : {3U, 4U}) {
        give(twin, 0, 2);
        give(twin, 1, 2);
    }
    give(5, 0, 3);  // audio like nobody's
    return {std::move(made), {2.0F, 1.0F}};
}

TEST(ListDependenceTest, APlantedCaseIsAsItIsByHand)
{
    const auto result = valueOf(listDependence(planted().setting(), 1, 1, JobContext()));
    ASSERT_EQ(result.artists.size(), 6U);
    // 1 is like 0 by the heavier audio; without it like 2.
    EXPECT_EQ(result.lists[1], std::vector<ArtistRow>{0});
    EXPECT_EQ(result.without[0][1], std::vector<ArtistRow>{2});
    EXPECT_EQ(result.change(1, 0), 1.0);
    EXPECT_EQ(result.change(1, 1), 0.0);
    // Nothing is left of who has only audio.
    EXPECT_TRUE(result.isOnly(0, 0));
    EXPECT_TRUE(result.without[0][0].empty());
    EXPECT_EQ(result.change(0, 0), 1.0);
    EXPECT_EQ(result.change(0, 1), std::nullopt);
    // Twins stay each other's nearest.
    EXPECT_EQ(result.lists[3], std::vector<ArtistRow>{4});
    for (const std::size_t m : {0U, 1U}) {
        EXPECT_FALSE(result.isOnly(3, m));
        EXPECT_EQ(result.change(3, m), 0.0);
        EXPECT_EQ(result.change(4, m), 0.0);
    }
}

TEST(ListDependenceTest, AModalityThatIsOffIsNeitherAskedNorMissed)
{
    Space space(randomVectors(40, {5, 5, 5}, 0.7, 4), {1.0F, 1.0F, 1.0F});
    space.comparison.query.on = ModalityMask(3);
    const auto result = valueOf(listDependence(space.setting(), kLength, 1, JobContext()));
    EXPECT_EQ(result.asked, ModalityMask(3));
    for (std::size_t i = 0; i < result.artists.size(); ++i)
        EXPECT_FALSE(result.change(i, 2).has_value());
    for (const MissingGain& gain : missingGains(result).gains) EXPECT_NE(gain.modality, 2U);
}

TEST(ListDependenceTest, WithOneArtistOrAllOffNobodyHasAList)
{
    Space one(randomVectors(1, {4, 4}, 1.1, 1), {1.0F, 1.0F});
    EXPECT_TRUE(valueOf(listDependence(one.setting(), 5, 1, JobContext())).artists.empty());
    EXPECT_EQ(valueOf(listExposure(one.setting(), 5, 1, JobContext())).askers, 0U);
    Space off(randomVectors(20, {4, 4}, 1.1, 1), {1.0F, 1.0F});
    off.comparison.query.on = ModalityMask();
    EXPECT_TRUE(valueOf(listDependence(off.setting(), 5, 1, JobContext())).artists.empty());
}

TEST(ListDependenceTest, EightModalitiesAreSearchedEach)
{
    Space space(randomVectors(60, std::vector<std::size_t>(8, 5), 0.5, 8),
                std::vector<float>(8, 1.0F));
    const auto result = valueOf(listDependence(space.setting(), kLength, 2, JobContext()));
    for (std::size_t i = 0; i < result.artists.size(); ++i)
        for (std::size_t m = 0; m < 8; ++m)
            if (const auto change = result.change(i, m)) {
                EXPECT_NEAR(*change,
                            changeOf(result.lists[i], space.slowListWithout(result.artists[i], m)),
                            1e-12);
            }
}

TEST(ListDependenceTest, ProgressRunsToTheEndAndStopsWhenCancelled)
{
    const Space space(randomVectors(50, {5, 5}, 0.8, 3), {1.0F, 1.0F});
    std::uint64_t last = 0;
    const JobContext job({}, [&](const JobContext::Progress& progress) {
        EXPECT_GE(progress.done, last);
        EXPECT_LE(progress.done, progress.total);
        last = progress.done;
        EXPECT_EQ(progress.total, 3000U);
    });
    static_cast<void>(valueOf(listDependence(space.setting(), kLength, 1, job)));
    EXPECT_EQ(last, 3000U);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(listDependence(space.setting(), kLength, 1, JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
}

TEST(MissingGainTest, APlantedCaseIsAsItIsByHand)
{
    const MissingGains result =
        missingGains(valueOf(listDependence(planted().setting(), 1, 1, JobContext())));
    // 2 and 0 are both near 1, whose list audio decides and tags do not. 5 is near nobody who has
    // tags: all are as far, and 0 is the first.
    ASSERT_EQ(result.gains.size(), 2U);
    EXPECT_EQ(result.gains[0].artist, 2U);
    EXPECT_EQ(result.gains[0].modality, 0U);
    EXPECT_EQ(result.gains[0].has, ModalityMask(2));
    EXPECT_EQ(result.gains[0].expected, 1.0);
    EXPECT_EQ(result.gains[0].basis, 1U);
    EXPECT_EQ(result.gains[1].artist, 0U);
    EXPECT_EQ(result.gains[1].modality, 1U);
    EXPECT_EQ(result.gains[1].expected, 0.0);
    EXPECT_EQ(result.notEstimated, 1U);
    ASSERT_EQ(result.groups.size(), 2U);
    EXPECT_EQ(result.groups[0].has, ModalityMask(2));
    EXPECT_EQ(result.groups[0].artists, 1U);
    EXPECT_EQ(result.groups[0].expected, 1.0);
    EXPECT_EQ(result.groups[1].artists, 2U);
    EXPECT_EQ(result.groups[1].estimated, 1U);
    // The twins can tell of each other, and rightly so.
    ASSERT_EQ(result.checks.size(), 2U);
    EXPECT_EQ(result.checks[0].artists, 2U);
    EXPECT_EQ(result.checks[0].error, 0.0);
}

TEST(MissingGainTest, AgreesWithPlainLoops)
{
    const Space space(randomVectors(120, {6, 6, 6}, 0.5, 33), {1.0F, 0.5F, 1.0F});
    const auto lists = valueOf(listDependence(space.setting(), 20, 1, JobContext()));
    const MissingGains result = missingGains(lists);
    // Per artist and modality that is missing: the sum of changes, and of how many.
    const auto estimate = [&](const std::vector<ArtistRow>& list, std::size_t m) {
        std::pair<double, std::size_t> sum;
        for (const ArtistRow other : list) {
            const ModalityMask has = space.encodings->presence[other];
            if (!has.has(m) || has.count() < 2 || sum.second == kGainNeighbours) continue;
            sum.first += changeOf(space.slowList(other, space.comparison, 20), [&] {
                Comparison how = space.comparison;
                how.query.on = how.query.on.without(m);
                return space.slowList(other, how, 20);
            }());
            ++sum.second;
        }
        return sum;
    };
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < lists.artists.size(); ++i)
        pairs += 3 - static_cast<std::size_t>(lists.sets[i].count());
    EXPECT_EQ(result.gains.size() + result.notEstimated, pairs);
    EXPECT_GT(result.gains.size(), 50U);
    double before = 1.0;
    for (const MissingGain& gain : result.gains) {
        EXPECT_LE(gain.expected, before);
        before = gain.expected;
        EXPECT_FALSE(space.encodings->presence[gain.artist].has(gain.modality));
        const auto [sum, basis] = estimate(lists.lists[*lists.placeOf(gain.artist)], gain.modality);
        EXPECT_EQ(gain.basis, basis);
        EXPECT_NEAR(gain.expected, sum / static_cast<double>(basis), 1e-12);
    }
    std::size_t artists = 0;
    for (const MissingGroup& group : result.groups) {
        artists += group.artists;
        double sum = 0.0;
        std::size_t count = 0;
        for (const MissingGain& gain : result.gains)
            if (gain.has == group.has && gain.modality == group.modality) {
                sum += gain.expected;
                ++count;
            }
        EXPECT_EQ(group.estimated, count);
        if (count > 0) {
            EXPECT_NEAR(group.expected, sum / static_cast<double>(count), 1e-12);
        }
    }
    EXPECT_EQ(artists, pairs);
    ASSERT_EQ(result.checks.size(), 3U);
    for (const MissingCheck& check : result.checks) {
        double error = 0.0;
        std::size_t count = 0;
        for (std::size_t i = 0; i < lists.artists.size(); ++i) {
            if (!lists.sets[i].has(check.modality) || lists.sets[i].count() < 2) continue;
            const auto [sum, basis] = estimate(lists.without[check.modality][i], check.modality);
            if (basis == 0) continue;
            error += std::abs(sum / static_cast<double>(basis) - *lists.change(i, check.modality));
            ++count;
        }
        EXPECT_EQ(check.artists, count);
        EXPECT_NEAR(check.error, error / static_cast<double>(count), 1e-12);
    }
}

TEST(ListExposureTest, AgreesWithOneSearchPerArtist)
{
    Space space(randomVectors(90, {6, 6, 6}, 0.6, 5), {0.4F, 1.0F, 0.7F});
    for (const Comparison& how : waysToCompare(space.comparison)) {
        space.comparison = how;
        const auto result = valueOf(listExposure(space.setting(), kLength, 2, JobContext()));
        std::map<ArtistRow, std::uint32_t> counts;
        std::size_t askers = 0;
        for (ArtistRow artist = 0; artist < 90; ++artist) {
            const auto list = space.slowList(artist, how, kLength);
            askers += list.empty() ? 0 : 1;
            for (const ArtistRow one : list) ++counts[one];
        }
        EXPECT_EQ(result.askers, askers);
        std::size_t orphans = 0;
        for (std::size_t i = 0; i < result.artists.size(); ++i) {
            const ArtistRow artist = result.artists[i];
            EXPECT_FALSE((space.encodings->presence[artist] & how.candidates.active()).empty());
            EXPECT_EQ(result.lists[i], counts[artist]);
            orphans += counts[artist] == 0 ? 1 : 0;
            counts.erase(artist);
        }
        EXPECT_TRUE(counts.empty()) << "nobody is found who is no candidate";
        EXPECT_EQ(result.orphans(), orphans);
    }
}

TEST(ListExposureTest, AHubIsInEveryListButTheirOwnAndAnOrphanInNone)
{
    // 0 is in the middle of the others, who are at right angles to each other; 5 is opposite.
    ModalityVectors made;
    made.names = {"audio", "tags"};
    made.vectors = {Matrix(6, 4), Matrix(6, 4)};
    made.presence.assign(6, ModalityMask(1));
    for (std::size_t i = 0; i < 4; ++i) {
        made.vectors[0].at(0, i) = 0.5F;
        made.vectors[0].at(i + 1, i) = 1.0F;
        made.vectors[0].at(5, i) = -0.5F;
    }
    const Space space(std::move(made), {1.0F, 1.0F});
    const auto result = valueOf(listExposure(space.setting(), 1, 1, JobContext()));
    EXPECT_EQ(result.askers, 6U);
    // 1 is the first of 0's nearest, all alike, and of 5's.
    EXPECT_EQ(result.lists, (std::vector<std::uint32_t>{4, 2, 0, 0, 0, 0}));
    EXPECT_DOUBLE_EQ(result.share(0), 4.0 / 5.0);
    EXPECT_EQ(result.orphans(), 4U);
    EXPECT_EQ(result.median(), 0U);
}

}  // namespace
}  // namespace crossfade
