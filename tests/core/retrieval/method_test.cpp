// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/method.h"

#include "core/retrieval/side.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

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

TEST(SingleModalityMethodTest, IsOneBlockOfThoseWhoHaveIt)
{
    const ModalityVectors features = randomVectors(20, {3, 5}, 0.5, 1);
    const SingleModalityMethod method(features, 1);
    EXPECT_EQ(method.name(), "m1");
    EXPECT_EQ(method.weights(), std::vector<float>{1.0F});
    ASSERT_EQ(method.blocks()->modalityCount(), 1U);
    EXPECT_EQ(method.blocks()->vectors[0], features.vectors[1]);
    for (std::size_t i = 0; i < 20; ++i)
        EXPECT_EQ(method.blocks()->presence[i].has(0), features.presence[i].has(1));
}

TEST(ContrastiveMethodTest, KeepsEncodingsAndWeights)
{
    const auto encodings =
        std::make_shared<const ModalityVectors>(randomVectors(5, {4, 4}, 0.8, 2));
    const ContrastiveMethod method(encodings, {0.25F, 1.0F});
    EXPECT_EQ(method.name(), "contrastive");
    EXPECT_EQ(method.blocks(), encodings);
    EXPECT_EQ(method.weights(), (std::vector<float>{0.25F, 1.0F}));
}

TEST(ContrastiveMethodDeathTest, NeedsAWeightPerModality)
{
    const auto encodings =
        std::make_shared<const ModalityVectors>(randomVectors(5, {4, 4}, 0.8, 2));
    EXPECT_DEATH(ContrastiveMethod(encodings, {1.0F}), "internal error");
}

}  // namespace
}  // namespace crossfade
