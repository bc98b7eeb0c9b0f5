// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/link_smoothing.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace crossfade {
namespace {

using Links = std::vector<std::pair<ArtistRow, ArtistRow>>;

/// Three artists in one plane and one modality: east, north, west.
ModalityVectors compass()
{
    ModalityVectors v;
    v.names = {"audio"};
    v.vectors = {Matrix(3, 2)};
    v.vectors[0].values = {1.0F, 0.0F, 0.0F, 1.0F, -1.0F, 0.0F};
    v.presence = {ModalityMask(1), ModalityMask(1), ModalityMask(1)};
    return v;
}

const std::vector<float> kOne = {1.0F};

TEST(LinkSmoothingTest, LinkedArtistsMeetHalfWayAndOthersStay)
{
    ModalityVectors v = compass();
    smoothAlongLinks(v, kOne, Links{{0, 1}}, 1.0);
    const float half = std::sqrt(0.5F);
    EXPECT_NEAR(v.vectors[0].at(0, 0), half, 1e-6);
    EXPECT_NEAR(v.vectors[0].at(0, 1), half, 1e-6);
    EXPECT_NEAR(v.vectors[0].at(1, 0), half, 1e-6) << "by where the other was, not by where it is";
    EXPECT_EQ(v.vectors[0].at(2, 0), -1.0F);
}

TEST(LinkSmoothingTest, StrengthZeroAndOppositeNeighboursChangeNothing)
{
    ModalityVectors v = compass();
    smoothAlongLinks(v, kOne, Links{{0, 1}}, 0.0);
    EXPECT_EQ(v, compass());
    smoothAlongLinks(v, kOne, Links{{1, 0}, {1, 2}}, 1.0);
    EXPECT_EQ(v.vectors[0].at(1, 1), 1.0F) << "east and west cancel out";
}

TEST(LinkSmoothingTest, EveryModalityMovesByTheFusedDirectionAndKeepsUnitLength)
{
    ModalityVectors v = test::randomVectors(30, {8, 8}, 0.6, 3);
    const ModalityVectors before = v;
    Links links;
    for (ArtistRow i = 0; i + 1 < 20; ++i) links.emplace_back(i, i + 1);
    smoothAlongLinks(v, std::vector<float>{0.5F, 1.0F}, links, 0.7);
    EXPECT_EQ(v.presence, before.presence);
    for (std::size_t i = 0; i < 30; ++i)
        for (std::size_t m = 0; m < 2; ++m) {
            const auto row = v.vectors[m].row(i);
            const double square = std::inner_product(row.begin(), row.end(), row.begin(), 0.0);
            EXPECT_NEAR(square, v.presence[i].has(m) ? 1.0 : 0.0, 1e-5);
            if (i >= 20) {
                EXPECT_TRUE(std::ranges::equal(row, before.vectors[m].row(i))) << "no link";
            }
        }
}

}  // namespace
}  // namespace crossfade
