// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/matrix.h"

#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

TEST(MatrixTest, IsRowMajorAndStartsAtZero)
{
    Matrix matrix(2, 3);
    EXPECT_EQ(matrix.values, std::vector<float>(6, 0.0F));
    matrix.at(1, 2) = 7.0F;
    EXPECT_EQ(matrix.values[5], 7.0F);
    EXPECT_EQ(matrix.row(1)[2], 7.0F);
    EXPECT_EQ(matrix.row(0).size(), 3U);
}

TEST(MatrixDeathTest, ARowOutsideEndsTheProgram)
{
    const Matrix matrix(2, 3);
    EXPECT_DEATH(static_cast<void>(matrix.row(2)), "internal error");
}

TEST(ToUnitLengthTest, ScalesToLengthOneAndKeepsTheDirection)
{
    std::vector<float> vector = {3.0F, 0.0F, -4.0F};
    EXPECT_TRUE(toUnitLength(vector));
    EXPECT_FLOAT_EQ(vector[0], 0.6F);
    EXPECT_FLOAT_EQ(vector[2], -0.8F);
}

TEST(ToUnitLengthTest, LeavesAVectorWithoutDirectionAsItIs)
{
    std::vector<float> vector = {0.0F, 1e-13F};
    EXPECT_FALSE(toUnitLength(vector));
    EXPECT_EQ(vector, (std::vector<float>{0.0F, 1e-13F}));
    EXPECT_FALSE(toUnitLength({}));
}

TEST(ToUnitLengthTest, DoesNotOverflowNearTheLargestFloat)
{
    std::vector<float> vector = {3e38F, 3e38F};
    EXPECT_TRUE(toUnitLength(vector));
    EXPECT_NEAR(vector[0], std::sqrt(0.5F), 1e-6F);
}

}  // namespace
}  // namespace crossfade
