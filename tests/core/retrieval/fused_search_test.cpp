// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/fused_search.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numeric>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::randomMatrix;
using test::randomVectors;
using Lists = std::vector<std::vector<std::uint32_t>>;

std::vector<ArtistRow> upTo(std::size_t n)
{
    std::vector<ArtistRow> rows(n);
    std::iota(rows.begin(), rows.end(), ArtistRow{0});
    return rows;
}

TEST(FuseTest, IsTheWeightedSumOfWhatCountsToUnitLength)
{
    ModalityVectors v;
    v.names = {"a", "b"};
    v.vectors = {Matrix(3, 2), Matrix(3, 2)};
    v.vectors[0].values = {1.0F, 0.0F, 0.0F, 1.0F, 0.0F, 0.0F};
    v.vectors[1].values = {0.0F, 1.0F, 0.0F, 0.0F, 0.0F, 0.0F};
    v.presence = {ModalityMask(3), ModalityMask(1), ModalityMask()};
    const auto rows = upTo(3);
    const FusedVectors fused = fuse(v, Side::allOn(std::vector<float>{3.0F, 4.0F}), rows);
    EXPECT_EQ(fused.artists, (std::vector<ArtistRow>{0, 1})) << "the third has nothing";
    EXPECT_FLOAT_EQ(fused.vectors.at(0, 0), 0.6F);
    EXPECT_FLOAT_EQ(fused.vectors.at(0, 1), 0.8F);
    EXPECT_FLOAT_EQ(fused.vectors.at(1, 1), 1.0F);
    Side second = Side::allOn(std::vector<float>{0.0F, 1.0F});
    EXPECT_EQ(fuse(v, second, rows).artists, std::vector<ArtistRow>{0});
    const ArtistRow order[] = {1, 0};
    EXPECT_EQ(fuse(v, Side::allOn(std::vector<float>{1.0F, 1.0F}), order).artists,
              (std::vector<ArtistRow>{1, 0}))
        << "in the order asked";
}

TEST(FuseTest, AnArtistWhoseVectorsCancelCannotBePlaced)
{
    ModalityVectors v;
    v.names = {"a", "b"};
    v.vectors = {Matrix(1, 2), Matrix(1, 2)};
    v.vectors[0].values = {1.0F, 0.0F};
    v.vectors[1].values = {-1.0F, 0.0F};
    v.presence = {ModalityMask(3)};
    EXPECT_TRUE(fuse(v, Side::allOn(std::vector<float>{1.0F, 1.0F}), upTo(1)).artists.empty());
}

/// Small whole numbers, whose dot products are exact in any order of summation, with many ties.
FusedVectors exactVectors(std::size_t count, std::size_t dimension, std::uint64_t seed)
{
    FusedVectors made{upTo(count), Matrix(count, dimension)};
    Random random(seed);
    for (float& value : made.vectors.values) value = static_cast<float>(random.below(7)) - 3.0F;
    return made;
}

FusedVectors unitVectors(std::size_t count, std::size_t dimension, std::uint64_t seed)
{
    FusedVectors made{upTo(count), randomMatrix(count, dimension, seed)};
    for (std::size_t i = 0; i < count; ++i) toUnitLength(made.vectors.row(i));
    return made;
}

Lists search(const FusedVectors& queries, const FusedVectors& candidates, SearchOptions options)
{
    Lists lists(queries.artists.size());
    std::vector<std::atomic<int>> visits(queries.artists.size());
    expectOk(searchAll(queries, candidates, options, JobContext(),
                       [&](std::size_t q, std::span<const std::uint32_t> list) {
                           ++visits[q];
                           lists[q].assign(list.begin(), list.end());
                       }));
    for (const auto& count : visits) EXPECT_EQ(count, 1);
    return lists;
}

/// Scores one by one and sorts them all.
Lists searchSlowly(const FusedVectors& queries, const FusedVectors& candidates, std::size_t k)
{
    Lists lists;
    for (std::size_t q = 0; q < queries.artists.size(); ++q) {
        std::vector<std::pair<double, std::uint32_t>> scored;
        const auto a = queries.vectors.row(q);
        for (std::uint32_t j = 0; j < candidates.artists.size(); ++j) {
            if (candidates.artists[j] == queries.artists[q]) continue;
            const auto b = candidates.vectors.row(j);
            scored.emplace_back(-std::inner_product(a.begin(), a.end(), b.begin(), 0.0), j);
        }
        std::ranges::sort(scored);
        scored.resize(std::min(k, scored.size()));
        auto& list = lists.emplace_back();
        for (const auto& [score, j] : scored) list.push_back(j);
    }
    return lists;
}

TEST(SearchAllTest, AgreesWithBruteForce)
{
    // Sizes on both sides of a block of queries and of the sampled threshold.
    const std::pair<std::size_t, std::size_t> sizes[] = {{1, 5}, {130, 40}, {300, 700}, {20, 2000}};
    for (const auto& [queries, candidates] : sizes) {
        const FusedVectors c = exactVectors(candidates, 16, candidates);
        FusedVectors q = exactVectors(queries, 16, 77);
        for (ArtistRow& artist : q.artists) artist += 1000000;  // none of the candidates
        for (const std::size_t k : {1U, 10U, 100U, 5000U})
            ASSERT_TRUE(search(q, c, {k, 1}) == searchSlowly(q, c, k))
                << queries << " of " << candidates << ", k " << k;
    }
}

TEST(SearchAllTest, TiesGoByPosition)
{
    FusedVectors candidates = unitVectors(900, 4, 3);
    // Every third is the same vector, so that a list is full of ties.
    for (std::size_t j = 0; j < 900; j += 3)
        std::ranges::copy(candidates.vectors.row(0), candidates.vectors.row(j).begin());
    FusedVectors query{{5000}, Matrix(1, 4)};
    std::ranges::copy(candidates.vectors.row(0), query.vectors.row(0).begin());
    const Lists lists = search(query, candidates, {50, 1});
    for (std::uint32_t r = 0; r < 50; ++r) EXPECT_EQ(lists[0][r], 3 * r);
}

TEST(SearchAllTest, AQueryIsNeverInItsOwnList)
{
    const FusedVectors all = exactVectors(200, 8, 4);
    for (const std::size_t k : {10U, 199U, 200U, 500U}) {
        const Lists lists = search(all, all, {k, 2});
        for (std::uint32_t q = 0; q < 200; ++q) {
            EXPECT_EQ(std::ranges::count(lists[q], q), 0);
            EXPECT_EQ(lists[q].size(), std::min<std::size_t>(k, 199));
        }
    }
    EXPECT_TRUE(search(all, all, {10, 1}) == searchSlowly(all, all, 10));
}

TEST(SearchAllTest, ThreadsDoNotChangeTheLists)
{
    const FusedVectors all = unitVectors(700, 16, 5);
    const Lists one = search(all, all, {20, 1});
    EXPECT_TRUE(search(all, all, {20, 2}) == one);
    EXPECT_TRUE(search(all, all, {20, 7}) == one);
}

TEST(SearchAllTest, NobodyToAskOrToFindIsNoFault)
{
    const FusedVectors some = unitVectors(3, 4, 6);
    const FusedVectors none{{}, Matrix(0, 4)};
    EXPECT_TRUE(search(none, some, {5, 1}).empty());
    EXPECT_EQ(search(some, none, {5, 1}), Lists(3));
}

TEST(SearchAllTest, StopsWhenItIsCancelled)
{
    const FusedVectors all = unitVectors(1000, 8, 7);
    std::stop_source stop;
    std::atomic<int> visited = 0;
    const JobContext job(stop.get_token(),
                         [&](const JobContext::Progress&) { stop.request_stop(); });
    EXPECT_THAT(searchAll(all, all, {5, 1}, job,
                          [&](std::size_t, std::span<const std::uint32_t>) { ++visited; }),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_LT(visited, 1000);
}

}  // namespace
}  // namespace crossfade
