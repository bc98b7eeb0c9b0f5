// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/tag_weights.h"

#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

TagTransform transformOf(TagWeighting weighting)
{
    TagTransform t;
    t.weighting = weighting;
    t.tags = {"a", "b", "c"};
    t.idf = {2.0F, 0.5F, 0.0F};
    t.meanLength = 8.0;
    return t;
}

TEST(WeighTagsTest, TfIdfIsLogOfOnePlusCountTimesIdfToUnitLength)
{
    std::vector<WeightedTag> row = {{0, 1.0F}, {1, 7.0F}};
    ASSERT_TRUE(weighTags(row, 8.0, transformOf(TagWeighting::TfIdf)));
    const double first = 2.0 * std::log(2.0);
    const double second = 0.5 * std::log(8.0);
    const double norm = std::hypot(first, second);
    EXPECT_NEAR(row[0].weight, first / norm, 1e-6);
    EXPECT_NEAR(row[1].weight, second / norm, 1e-6);
}

TEST(WeighTagsTest, Bm25SaturatesCountsAndDiscountsLongArtists)
{
    // Length 16 is twice the mean: k1 (1 - b + b * 2) = 3 * 1.3 = 3.9.
    std::vector<WeightedTag> row = {{0, 6.0F}, {1, 10.0F}};
    ASSERT_TRUE(weighTags(row, 16.0, transformOf(TagWeighting::Bm25)));
    const double first = 2.0 * 6.0 * 4.0 / (6.0 + 3.9);
    const double second = 0.5 * 10.0 * 4.0 / (10.0 + 3.9);
    const double norm = std::hypot(first, second);
    EXPECT_NEAR(row[0].weight, first / norm, 1e-6);
    EXPECT_NEAR(row[1].weight, second / norm, 1e-6);
}

TEST(WeighTagsTest, DropsWeightlessTagsAndSaysIfNoneIsLeft)
{
    std::vector<WeightedTag> row = {{2, 5.0F}, {0, 1.0F}};
    ASSERT_TRUE(weighTags(row, 6.0, transformOf(TagWeighting::TfIdf)));
    ASSERT_EQ(row.size(), 1U);
    EXPECT_EQ(row[0].tag, 0U);
    EXPECT_FLOAT_EQ(row[0].weight, 1.0F);
    std::vector<WeightedTag> nothing = {{2, 5.0F}};
    EXPECT_FALSE(weighTags(nothing, 5.0, transformOf(TagWeighting::TfIdf)));
    nothing.clear();
    EXPECT_FALSE(weighTags(nothing, 0.0, transformOf(TagWeighting::TfIdf)));
}

}  // namespace
}  // namespace crossfade
