// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/joined_method.h"

#include "core/retrieval/comparison.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace crossfade {
namespace {

using test::expectOk;
using test::randomVectors;
using Lists = std::vector<std::vector<std::uint32_t>>;

constexpr std::size_t kOwn = 50;
constexpr std::size_t kOther = 70;

/// Every third of the other catalogue is nobody here; the rest lie in another order.
Counterparts someCounterparts()
{
    Counterparts counterparts(kOther);
    for (std::size_t i = 0; i < kOther; ++i)
        if (i % 3 != 0) counterparts[i] = static_cast<ArtistRow>((i * 11) % kOther % kOwn);
    std::vector<char> taken(kOwn, 0);
    for (auto& counterpart : counterparts) {
        if (!counterpart) continue;
        if (taken[*counterpart] != 0)
            counterpart.reset();
        else
            taken[*counterpart] = 1;
    }
    return counterparts;
}

class JoinedMethodTest : public testing::Test {
protected:
    JoinedMethodTest()
    {
        m_rows.resize(kOther);
        std::iota(m_rows.begin(), m_rows.end(), ArtistRow{0});
    }
    static Lists search(const SearchRequest& request)
    {
        Lists lists(request.queries.size());
        expectOk(searchMethod(request, JobContext(),
                              [&](std::size_t q, std::span<const std::uint32_t> list) {
                                  lists[q].assign(list.begin(), list.end());
                              }));
        return lists;
    }

    std::shared_ptr<const ModalityVectors> m_encodings =
        std::make_shared<const ModalityVectors>(randomVectors(kOwn, {6, 6, 6}, 0.6, 3));
    ContrastiveMethod m_method{m_encodings, {1.0F, 0.5F, 2.0F}};
    Counterparts m_counterparts = someCounterparts();
    std::vector<ArtistRow> m_rows;
};

TEST_F(JoinedMethodTest, IsTheMethodForWhoeverIsThere)
{
    const JoinedMethod joined(m_method, m_counterparts);
    EXPECT_EQ(joined.name(), "contrastive");
    EXPECT_EQ(joined.modalities(), m_method.modalities());
    EXPECT_EQ(joined.weights(), m_method.weights());
    ASSERT_EQ(joined.presence().size(), kOther);
    const Side side = Side::allOn(m_method.weights());
    const FusedVectors fused = joined.fuse(side, m_rows);
    std::size_t at = 0;
    for (const ArtistRow row : m_rows) {
        if (!m_counterparts[row]) {
            EXPECT_TRUE(joined.presence()[row].empty());
            continue;
        }
        const ArtistRow there = *m_counterparts[row];
        EXPECT_EQ(joined.presence()[row], m_method.presence()[there]);
        const FusedVectors alone = m_method.fuse(side, {&there, 1});
        if (alone.artists.empty()) continue;
        ASSERT_LT(at, fused.artists.size());
        EXPECT_EQ(fused.artists[at], row);
        EXPECT_TRUE(std::ranges::equal(fused.vectors.row(at), alone.vectors.row(0)));
        ++at;
    }
    EXPECT_EQ(at, fused.artists.size());
    EXPECT_GT(at, 20U) << "there is something to look at";
}

TEST_F(JoinedMethodTest, ListsAreThoseOfBruteForce)
{
    const JoinedMethod joined(m_method, m_counterparts);
    Comparison how = ownComparison(joined);
    how.scoring.hubCorrection = 0.5;
    std::vector<float> ownHubs(kOwn);
    for (std::size_t i = 0; i < kOwn; ++i) ownHubs[i] = 0.01F * static_cast<float>((i * 17) % 50);
    const auto hubs = ofCounterparts<float>(m_counterparts, ownHubs);
    const Lists lists = search({&joined, how, hubs, m_rows, m_rows, {}, 10, 1});

    std::vector<std::vector<double>> vectors(kOther);
    for (const ArtistRow row : m_rows) {
        if (!m_counterparts[row]) continue;
        const FusedVectors one = m_method.fuse(how.query, {&*m_counterparts[row], 1});
        if (!one.artists.empty())
            vectors[row].assign(one.vectors.row(0).begin(), one.vectors.row(0).end());
    }
    for (const ArtistRow q : m_rows) {
        std::vector<std::pair<double, std::uint32_t>> scored;
        for (const ArtistRow j : m_rows) {
            if (j == q || vectors[q].empty() || vectors[j].empty()) continue;
            const double cosine =
                std::inner_product(vectors[q].begin(), vectors[q].end(), vectors[j].begin(), 0.0);
            const double hub = static_cast<double>(ownHubs[*m_counterparts[j]]);
            scored.emplace_back(0.5 * hub - cosine, j);
        }
        std::ranges::sort(scored);
        std::vector<std::uint32_t> expected;
        for (std::size_t r = 0; r < std::min<std::size_t>(10, scored.size()); ++r)
            expected.push_back(scored[r].second);
        EXPECT_EQ(lists[q], expected) << "query " << q;
    }
}

TEST_F(JoinedMethodTest, ComparesOnWhatBothHaveAsTheMethodDoes)
{
    const JoinedMethod joined(m_method, m_counterparts);
    std::vector<ArtistRow> here;
    std::vector<ArtistRow> there;
    for (const ArtistRow row : m_rows)
        if (m_counterparts[row]) {
            here.push_back(row);
            there.push_back(*m_counterparts[row]);
        }
    Comparison how = ownComparison(m_method);
    how.scoring.compareOn = CompareOn::Shared;
    EXPECT_EQ(search({&joined, how, {}, here, here, {}, 10, 1}),
              search({&m_method, how, {}, there, there, {}, 10, 1}));
}

TEST_F(JoinedMethodTest, WhatIsKnownOfCounterpartsIsNothingForNobody)
{
    const std::vector<int> values = {5, 6, 7};
    EXPECT_EQ(ofCounterparts<int>({2, std::nullopt, 0}, values), (std::vector<int>{7, 0, 5}));
}

TEST(JoinedMethodDeathTest, NobodyIsTwoArtists)
{
    const auto encodings =
        std::make_shared<const ModalityVectors>(randomVectors(5, {4, 4}, 0.8, 2));
    const ContrastiveMethod method(encodings, {1.0F, 1.0F});
    EXPECT_DEATH(JoinedMethod(method, {3, 3}), "internal error");
    EXPECT_DEATH(JoinedMethod(method, {5}), "internal error");
}

}  // namespace
}  // namespace crossfade
