// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/link_sampler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace crossfade {
namespace {

using Pairs = std::vector<std::pair<ArtistRow, ArtistRow>>;

Pairs ring(ArtistRow count)
{
    Pairs pairs;
    for (ArtistRow i = 0; i < count; ++i) pairs.emplace_back(i, (i + 1) % count);
    return pairs;
}

TEST(LinkSamplerTest, EveryPairComesOnceBeforeAnyComesAgain)
{
    const std::vector<ModalityMask> presence(40, ModalityMask(3));
    const LinkSampler sampler(presence, ring(40), 10, 1);
    const auto batches = sampler.epoch(1, 4);
    ASSERT_EQ(batches.size(), 4U);
    std::set<std::pair<ArtistRow, ArtistRow>> seen;
    for (const LinkBatch& batch : batches)
        for (std::size_t i = 0; i < 10; ++i) seen.emplace(batch.artists[i], batch.artists[10 + i]);
    EXPECT_EQ(seen.size(), 40U);
    EXPECT_EQ(sampler.epoch(1, 9).size(), 9U) << "starts again where they run out";
}

TEST(LinkSamplerTest, SeesSomethingOfEachArtistAndNothingThatIsNotThere)
{
    std::vector<ModalityMask> presence(40, ModalityMask(7));
    for (std::size_t i = 0; i < 40; i += 2) presence[i] = ModalityMask(4);
    const LinkSampler sampler(presence, ring(40), 40, 1);
    int complete = 0;
    for (const LinkBatch& batch : sampler.epoch(3, 20))
        for (std::size_t i = 0; i < batch.artists.size(); ++i) {
            const ModalityMask has = presence[batch.artists[i]];
            EXPECT_FALSE(batch.seen[i].empty());
            EXPECT_EQ((batch.seen[i] & has), batch.seen[i]);
            complete += batch.seen[i] == ModalityMask(7) ? 1 : 0;
        }
    EXPECT_GT(complete, 400) << "half of the 800 are seen as they are, and more by chance";
    EXPECT_LT(complete, 620);
}

TEST(LinkSamplerTest, ExcludesKnownSimilarAndSamePointsButNotThePartner)
{
    // 0-1, 1-2, 2-3: all in one batch, so that each artist stands at up to two points.
    const std::vector<ModalityMask> presence(4, ModalityMask(1));
    const Pairs pairs = {{0, 1}, {1, 2}, {2, 3}};
    const LinkSampler sampler(presence, pairs, 3, 1);
    const LinkBatch batch = sampler.epoch(1, 1)[0];
    const std::set<std::pair<std::uint32_t, std::uint32_t>> excluded(batch.excluded.begin(),
                                                                     batch.excluded.end());
    for (std::uint32_t i = 0; i < 6; ++i)
        for (std::uint32_t j = 0; j < 6; ++j) {
            const int a = static_cast<int>(batch.artists[i]);
            const int b = static_cast<int>(batch.artists[j]);
            const bool known = a == b || std::abs(a - b) == 1;
            const bool partner = j == (i + 3) % 6;
            EXPECT_EQ(excluded.contains({i, j}), known && !partner && i != j) << i << ' ' << j;
        }
}

TEST(LinkSamplerTest, DependsOnSeedAndEpochOnly)
{
    const std::vector<ModalityMask> presence(40, ModalityMask(7));
    const LinkSampler one(presence, ring(40), 10, 1), again(presence, ring(40), 10, 1),
        other(presence, ring(40), 10, 2);
    EXPECT_EQ(one.epoch(2, 2)[1].artists, again.epoch(2, 2)[1].artists);
    EXPECT_EQ(one.epoch(2, 2)[1].seen, again.epoch(2, 2)[1].seen);
    EXPECT_NE(one.epoch(2, 2)[1].artists, one.epoch(3, 2)[1].artists);
    EXPECT_NE(one.epoch(2, 2)[1].artists, other.epoch(2, 2)[1].artists);
}

}  // namespace
}  // namespace crossfade
