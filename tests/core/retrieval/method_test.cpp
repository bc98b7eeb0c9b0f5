// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/method.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace crossfade {
namespace {

using test::randomVectors;

TEST(SideTest, AModalityCountsWhereItIsOnAndHasAWeight)
{
    Side side = Side::allOn(std::vector<float>{0.5F, 0.0F, 1.0F});
    EXPECT_EQ(side.on, ModalityMask(7));
    EXPECT_EQ(side.active(), ModalityMask(5));
    side.on = side.on.without(2);
    EXPECT_EQ(side.active(), ModalityMask(1));
    EXPECT_EQ(side.weight(2), 0.0F);
    side.weights[0] = -1.0F;
    EXPECT_TRUE(side.active().empty());
    EXPECT_EQ(side.weight(0), 0.0F) << "a weight counts only over 0";
}

TEST(ContrastiveMethodDeathTest, NeedsAWeightPerModality)
{
    const auto encodings =
        std::make_shared<const ModalityVectors>(randomVectors(5, {4, 4}, 0.8, 2));
    EXPECT_DEATH(ContrastiveMethod(encodings, {1.0F}), "internal error");
}

class MethodTest : public testing::Test {
protected:
    static constexpr std::size_t kArtists = 60;

    std::vector<ArtistRow> everyone() const
    {
        std::vector<ArtistRow> rows(kArtists);
        std::iota(rows.begin(), rows.end(), ArtistRow{0});
        return rows;
    }
    static Side ownSide(const Method& method) { return Side::allOn(method.weights()); }
    static double cosine(const FusedVectors& fused, std::size_t i, std::size_t j)
    {
        const auto a = fused.vectors.row(i);
        return std::inner_product(a.begin(), a.end(), fused.vectors.row(j).begin(), 0.0);
    }

    std::shared_ptr<const ModalityVectors> m_features =
        std::make_shared<const ModalityVectors>(randomVectors(kArtists, {5, 7, 3}, 0.6, 4));
};

TEST_F(MethodTest, ASingleModalityPlacesThoseWhoHaveItByItsOwnVectors)
{
    const auto method = ConcatenationMethod::single(m_features, 1);
    EXPECT_EQ(method.name(), m_features->names[1]);
    const FusedVectors fused = method.fuse(ownSide(method), everyone());
    std::size_t at = 0;
    for (std::size_t i = 0; i < kArtists; ++i) {
        if (!m_features->presence[i].has(1)) continue;
        ASSERT_EQ(fused.artists[at], i);
        for (std::size_t d = 0; d < 7; ++d)
            EXPECT_NEAR(fused.vectors.at(at, 5 + d), m_features->vectors[1].at(i, d), 1e-6);
        ++at;
    }
    EXPECT_EQ(at, fused.artists.size());
}

TEST_F(MethodTest, AConcatenationsCosineIsTheWeightedMeanOverSharedModalities)
{
    // With unit blocks: sum over shared m of w_m^2 <a_m, b_m> over the product of the lengths.
    const std::vector<float> weights = {0.3F, 1.0F, 0.6F};
    const ConcatenationMethod method("weighted", m_features, weights);
    const FusedVectors fused = method.fuse(ownSide(method), everyone());
    const auto length = [&](ArtistRow artist) {
        double square = 0.0;
        for (std::size_t m = 0; m < 3; ++m)
            if (m_features->presence[artist].has(m)) square += std::pow(weights[m], 2);
        return std::sqrt(square);
    };
    for (std::size_t i = 0; i < fused.artists.size(); ++i) {
        const ArtistRow a = fused.artists[0];
        const ArtistRow b = fused.artists[i];
        double dot = 0.0;
        for (std::size_t m = 0; m < 3; ++m) {
            const auto x = m_features->vectors[m].row(a);
            const auto y = m_features->vectors[m].row(b);
            dot += std::pow(weights[m], 2) * std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
        }
        EXPECT_NEAR(cosine(fused, 0, i), dot / length(a) / length(b), 1e-5);
    }
}

TEST_F(MethodTest, PcaInAllDimensionsKeepsTheCentredConcatenation)
{
    const ConcatenationMethod plain("concat", m_features, {1.0F, 1.0F, 1.0F});
    const ProjectedMethod pca = ProjectedMethod::pca(m_features, 15);
    const FusedVectors fused = pca.fuse(ownSide(pca), everyone());
    // Centre by hand what goes in: blocks side by side, not scaled.
    const std::size_t n = fused.artists.size();
    std::vector<std::vector<double>> rows(n, std::vector<double>(15, 0.0));
    std::vector<double> mean(15, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t at = 0;
        for (const Matrix& block : m_features->vectors)
            for (const float value : block.row(fused.artists[i]))
                rows[i][at++] = static_cast<double>(value);
        for (std::size_t d = 0; d < 15; ++d) mean[d] += rows[i][d] / static_cast<double>(n);
    }
    const auto centredCosine = [&](std::size_t i, std::size_t j) {
        double dot = 0.0, a = 0.0, b = 0.0;
        for (std::size_t d = 0; d < 15; ++d) {
            const double x = rows[i][d] - mean[d];
            const double y = rows[j][d] - mean[d];
            dot += x * y;
            a += x * x;
            b += y * y;
        }
        return dot / std::sqrt(a * b);
    };
    for (std::size_t j = 1; j < n; ++j) EXPECT_NEAR(cosine(fused, 0, j), centredCosine(0, j), 1e-4);
}

TEST_F(MethodTest, ARandomProjectionDependsOnItsSeedOnlyAndKeepsCosinesRoughly)
{
    const ConcatenationMethod plain("concat", m_features, {1.0F, 1.0F, 1.0F});
    const ProjectedMethod wide = ProjectedMethod::random(m_features, 4000, 1);
    const FusedVectors exact = plain.fuse(ownSide(plain), everyone());
    const FusedVectors rough = wide.fuse(ownSide(wide), everyone());
    for (std::size_t j = 1; j < exact.artists.size(); ++j)
        EXPECT_NEAR(cosine(rough, 0, j), cosine(exact, 0, j), 0.08);  // 5 sd of 1 / sqrt(4000)
    const auto again = ProjectedMethod::random(m_features, 4000, 1).fuse(ownSide(wide), everyone());
    EXPECT_EQ(again.vectors, rough.vectors);
    const auto other = ProjectedMethod::random(m_features, 4000, 2).fuse(ownSide(wide), everyone());
    EXPECT_NE(other.vectors, rough.vectors);
}

}  // namespace
}  // namespace crossfade
