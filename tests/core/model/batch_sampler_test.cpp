// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/batch_sampler.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

namespace crossfade {
namespace {

std::vector<ArtistRow> upTo(std::size_t n)
{
    std::vector<ArtistRow> rows(n);
    std::iota(rows.begin(), rows.end(), ArtistRow{0});
    return rows;
}

TEST(DrawSidesTest, SidesAreDisjointAndNeverEmptyAndMakeUpTheWhole)
{
    Random random(1);
    for (std::uint32_t bits = 1; bits < 256; ++bits) {
        const ModalityMask has(bits);
        if (has.count() < 2) continue;
        for (int i = 0; i < 50; ++i) {
            ModalityMask left, right;
            drawSides(has, random, left, right);
            ASSERT_FALSE(left.empty());
            ASSERT_FALSE(right.empty());
            ASSERT_TRUE((left & right).empty());
            ASSERT_EQ(left | right, has);
        }
    }
}

TEST(DrawSidesTest, OneGoesLeftAndEachFurtherOneJoinsWithAQuarter)
{
    // Of three modalities: left has two with probability 2 * 1/4 * 3/4 = .375; where all three
    // would go left (1/16), only the first does.
    Random random(2);
    constexpr int kDraws = 60000;
    std::map<std::uint8_t, int> counts;
    for (int i = 0; i < kDraws; ++i) {
        ModalityMask left, right;
        drawSides(ModalityMask(7), random, left, right);
        ++counts[left.bits()];
    }
    int two = 0;
    for (const auto& [bits, count] : counts)
        if (ModalityMask(bits).count() == 2) two += count;
    EXPECT_NEAR(two, 0.375 * kDraws, 600);
    for (std::size_t m = 0; m < 3; ++m)
        EXPECT_NEAR(counts[ModalityMask().with(m).bits()], 0.625 / 3 * kDraws, 500);
}

TEST(BatchSamplerTest, SeesEveryArtistAtMostOnceInWholeBatches)
{
    const std::vector<ModalityMask> presence(105, ModalityMask(3));
    const BatchSampler sampler(presence, upTo(105), 20, 1);
    EXPECT_EQ(sampler.batchesPerEpoch(), 5U);
    const auto batches = sampler.epoch(1);
    ASSERT_EQ(batches.size(), 5U);
    std::set<ArtistRow> seen;
    for (const Batch& batch : batches) {
        EXPECT_EQ(batch.artists.size(), 20U);
        EXPECT_EQ(batch.left.size(), 20U);
        EXPECT_EQ(batch.right.size(), 20U);
        seen.insert(batch.artists.begin(), batch.artists.end());
    }
    EXPECT_EQ(seen.size(), 100U);
}

TEST(BatchSamplerTest, ABatchLargerThanThePoolIsThePool)
{
    const std::vector<ModalityMask> presence(10, ModalityMask(3));
    const BatchSampler sampler(presence, {1, 4, 6}, 1024, 1);
    const auto batches = sampler.epoch(1);
    ASSERT_EQ(batches.size(), 1U);
    const auto& artists = batches[0].artists;
    EXPECT_EQ(std::set<ArtistRow>(artists.begin(), artists.end()), (std::set<ArtistRow>{1, 4, 6}));
}

TEST(BatchSamplerTest, AnEpochDependsOnSeedAndNumberOnly)
{
    const std::vector<ModalityMask> presence(50, ModalityMask(7));
    const BatchSampler one(presence, upTo(50), 10, 1);
    const BatchSampler again(presence, upTo(50), 10, 1);
    const BatchSampler other(presence, upTo(50), 10, 2);
    static_cast<void>(again.epoch(1));
    const auto second = one.epoch(2);
    EXPECT_EQ(again.epoch(2)[3].artists, second[3].artists);
    EXPECT_EQ(again.epoch(2)[3].left, second[3].left);
    EXPECT_NE(one.epoch(3)[0].artists, second[0].artists);
    EXPECT_NE(other.epoch(2)[0].artists, second[0].artists);
}

TEST(BatchSamplerTest, ModalityDropoutHidesSomeAndLeavesTwo)
{
    const std::vector<ModalityMask> presence(400, ModalityMask(15));
    const BatchSampler whole(presence, upTo(400), 400, 1);
    const Batch complete = whole.epoch(1)[0];
    for (const ModalityMask seen : complete.seen) EXPECT_EQ(seen, ModalityMask(15));
    const BatchSampler some(presence, upTo(400), 400, 1, 0.5);
    const Batch batch = some.epoch(1)[0];
    int hidden = 0;
    for (std::size_t i = 0; i < 400; ++i) {
        EXPECT_GE(batch.seen[i].count(), 2);
        EXPECT_EQ((batch.left[i] | batch.right[i]), batch.seen[i]) << "sides are of what is seen";
        hidden += 4 - batch.seen[i].count();
    }
    EXPECT_GT(hidden, 400) << "half of the first two of four, on average";
    EXPECT_LT(hidden, 800);
}

}  // namespace
}  // namespace crossfade
