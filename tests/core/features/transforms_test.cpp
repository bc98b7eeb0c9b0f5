// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/transforms.h"

#include "core/features/features.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::randomMatrix;
using test::valueOf;

DenseData denseOf(const std::vector<std::vector<float>>& rows)
{
    DenseData data;
    data.values = Matrix(rows.size(), rows[0].size());
    for (std::size_t c = 0; c < rows[0].size(); ++c) data.columns.push_back(std::to_string(c));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        data.artists.push_back(static_cast<ArtistRow>(i));
        for (std::size_t c = 0; c < rows[0].size(); ++c) data.values.at(i, c) = rows[i][c];
    }
    return data;
}

TEST(FitDenseTest, StandardisesByPopulationMoments)
{
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, population deviation 2, a textbook example.
    const DenseTransform t =
        fitDense(denseOf({{2.0F}, {4.0F}, {4.0F}, {4.0F}, {5.0F}, {5.0F}, {7.0F}, {9.0F}}));
    EXPECT_DOUBLE_EQ(t.mean[0], 5.0);
    EXPECT_DOUBLE_EQ(t.deviation[0], 2.0);
    EXPECT_LT(t.logOffset[0], 0.0) << "skewness .66: no logarithm";
}

TEST(FitDenseTest, TakesTheLogarithmOfSkewedColumnsWithoutNegativeValues)
{
    std::vector<std::vector<float>> rows(20, {0.0F, -1.0F, 1.0F});
    rows[19] = {100.0F, 100.0F, 2.0F};  // skewness of one out of twenty: 18 / sqrt(19) = 4.13
    rows[0][2] = 2.0F;                  // two out of twenty: .8 / .3 = 2.67
    const DenseTransform t = fitDense(denseOf(rows));
    EXPECT_DOUBLE_EQ(t.logOffset[0], 1.0) << "a hundredth of the largest value";
    EXPECT_LT(t.logOffset[1], 0.0) << "it has a negative value";
    EXPECT_DOUBLE_EQ(t.logOffset[2], 0.02);
    // Nineteen log(0 + 1) = 0 and one log(101).
    EXPECT_NEAR(t.mean[0], std::log(101.0) / 20.0, 1e-12);
    EXPECT_NEAR(t.deviation[0], std::log(101.0) * std::sqrt(19.0) / 20.0, 1e-12);
}

TEST(FitDenseTest, AConstantColumnHasDeviationOneAndSaysNothing)
{
    const DenseTransform t = fitDense(denseOf({{3.0F, 0.0F}, {3.0F, 1.0F}, {3.0F, 2.0F}}));
    EXPECT_DOUBLE_EQ(t.deviation[0], 1.0);
    const auto placed = t.place(std::vector<float>{3.0F, 2.0F});
    ASSERT_TRUE(placed.has_value());
    EXPECT_FLOAT_EQ((*placed)[0], 0.0F);
    EXPECT_FLOAT_EQ((*placed)[1], 1.0F);
}

TEST(DenseTransformTest, PlacesStandardisedClippedAndOfUnitLength)
{
    DenseTransform t{{"x", "y"}, {-1.0, -1.0}, {10.0, 0.0}, {2.0, 1.0}, 4.0};
    const auto placed = t.place(std::vector<float>{16.0F, 100.0F});  // 3 and 100 -> 3 and 4
    ASSERT_TRUE(placed.has_value());
    EXPECT_FLOAT_EQ((*placed)[0], 0.6F);
    EXPECT_FLOAT_EQ((*placed)[1], 0.8F);
    EXPECT_FALSE(t.place(std::vector<float>{10.0F, 0.0F}).has_value()) << "nothing is left";
}

TEST(DenseTransformTest, ALaterArtistBelowTheLogarithmsRangeStaysFinite)
{
    const DenseTransform t{{"x"}, {0.01}, {0.0}, {1.0}, 4.0};
    const auto placed = t.place(std::vector<float>{-5.0F});
    ASSERT_TRUE(placed.has_value());
    EXPECT_FLOAT_EQ((*placed)[0], -1.0F);
}

TagTransform tagTransform()
{
    TagTransform t;
    t.tags = {"jazz", "rock", "zydeco"};
    t.idf = {1.0F, 0.5F, 0.0F};
    t.meanLength = 10.0;
    t.basis = Matrix(3, 2);
    t.basis.values = {1.0F, 0.0F, 0.0F, 1.0F, 0.6F, 0.8F};
    return t;
}

using NamedAmounts = std::vector<std::pair<std::string, float>>;

TEST(TagTransformTest, ProjectsWeightedTagsOntoTheBasis)
{
    const auto placed =
        tagTransform().place(NamedAmounts{{"rock", 2.0F}, {"unheard of", 9.0F}, {"jazz", 2.0F}});
    ASSERT_TRUE(placed.has_value());
    EXPECT_NEAR((*placed)[0], 1.0 / std::sqrt(1.25), 1e-6);
    EXPECT_NEAR((*placed)[1], 0.5 / std::sqrt(1.25), 1e-6);
}

TEST(TagTransformTest, HasNothingToSayOfUnknownOrWeightlessTags)
{
    EXPECT_FALSE(tagTransform().place(NamedAmounts{{"unheard of", 9.0F}}).has_value());
    EXPECT_FALSE(tagTransform().place(NamedAmounts{{"zydeco", 9.0F}}).has_value());
    EXPECT_FALSE(tagTransform().place(NamedAmounts{}).has_value());
}

ListeningTransform listeningTransform()
{
    return {{"u1", "u2", "u3"}, randomMatrix(3, 4, 1), 10.0};
}

TEST(ListeningTransformTest, PassesOverUnknownUsers)
{
    const ListeningTransform t = listeningTransform();
    EXPECT_FALSE(t.place(NamedAmounts{{"u9", 1.0F}}).has_value());
    EXPECT_EQ(t.place(NamedAmounts{{"u1", 3.0F}, {"u9", 1.0F}}),
              t.place(NamedAmounts{{"u1", 3.0F}}));
}

TEST(TransformBytesTest, EveryKindComesBackAsItWas)
{
    const DenseTransform dense{{"x", "ÿ"}, {-1.0, 0.1}, {1.0 / 3.0, 2.0}, {1e-30, 5.0}, 4.0};
    TagTransform bm25 = tagTransform();
    bm25.weighting = TagWeighting::Bm25;
    for (const FeatureTransform& transform :
         {FeatureTransform(dense), FeatureTransform(tagTransform()), FeatureTransform(bm25),
          FeatureTransform(listeningTransform())})
        EXPECT_EQ(valueOf(transformFromBytes(toBytes(transform))), transform);
}

TEST(TransformBytesTest, WhatIsNotATransformIsCorrupt)
{
    const std::vector<std::byte> whole = toBytes(listeningTransform());
    EXPECT_THAT(transformFromBytes({}), HasErrorCode(ErrorCode::Corrupt));
    for (std::size_t length = 0; length < whole.size(); length += 3)
        EXPECT_THAT(transformFromBytes(std::span(whole).first(length)),
                    HasErrorCode(ErrorCode::Corrupt))
            << length;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::vector<std::byte> flipped = whole;
        flipped[at] ^= std::byte{0x15};
        const auto read = transformFromBytes(flipped);  // a value or an error, never a crash
        if (!read.hasValue()) {
            EXPECT_EQ(read.error().code, ErrorCode::Corrupt);
        }
    }
}

TEST(TransformBytesTest, PartsThatDoNotFitTogetherAreCorrupt)
{
    TagTransform noIdf = tagTransform();
    noIdf.idf.clear();
    EXPECT_THAT(transformFromBytes(toBytes(noIdf)), HasErrorCode(ErrorCode::Corrupt));
    ListeningTransform fewUsers = listeningTransform();
    fewUsers.users.push_back("u4");
    EXPECT_THAT(transformFromBytes(toBytes(fewUsers)), HasErrorCode(ErrorCode::Corrupt))
        << "u4 would be looked up past the end of the factors";
    DenseTransform shortMean{{"x", "y"}, {-1.0, -1.0}, {0.0}, {1.0, 1.0}, 4.0};
    EXPECT_THAT(transformFromBytes(toBytes(shortMean)), HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
