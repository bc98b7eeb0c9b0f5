// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/pca.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <Eigen/SVD>
#include <cmath>
#include <vector>

namespace crossfade {
namespace {

using test::randomMatrix;

Matrix matrixOf(std::size_t rows, std::size_t cols, std::vector<float> values)
{
    Matrix matrix(rows, cols);
    matrix.values = std::move(values);
    return matrix;
}

TEST(PcaLayoutTest, TurnsAStretchedCloudOntoItsAxes)
{
    // Four points on two crossing segments: length 10 along (3, 4) / 5, length 2 across it.
    const Matrix layout = pcaLayout(matrixOf(4, 2,
                                             {1.0F + 3.0F, 2.0F + 4.0F, 1.0F - 3.0F, 2.0F - 4.0F,
                                              1.0F - 0.8F, 2.0F + 0.6F, 1.0F + 0.8F, 2.0F - 0.6F}));
    const std::vector<float> expected = {5.0F, 0.0F, -5.0F, 0.0F, 0.0F, -1.0F, 0.0F, 1.0F};
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_NEAR(layout.values[i], expected[i], 1e-5) << i;
}

TEST(PcaLayoutTest, KeepsWhatAnSvdKeeps)
{
    Matrix data = randomMatrix(200, 7, 1);
    for (std::size_t i = 0; i < 200; ++i) {
        data.at(i, 2) = 5.0F * data.at(i, 2) + 10.0F;
        data.at(i, 4) = 3.0F * data.at(i, 4) - 2.0F + data.at(i, 2);
    }
    const Matrix layout = pcaLayout(data);
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Eigen::MatrixXd centred = Eigen::Map<const RowMajor>(data.values.data(), 200, 7).cast<double>();
    centred.rowwise() -= centred.colwise().mean().eval();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(centred, Eigen::ComputeThinU);
    for (Eigen::Index c = 0; c < 2; ++c) {
        double square = 0.0, dot = 0.0;
        for (Eigen::Index i = 0; i < 200; ++i) {
            const auto x = static_cast<double>(
                layout.at(static_cast<std::size_t>(i), static_cast<std::size_t>(c)));
            square += x * x;
            dot += x * svd.matrixU()(i, c);
        }
        EXPECT_NEAR(std::sqrt(square), svd.singularValues()(c), 1e-3 * svd.singularValues()(c));
        EXPECT_NEAR(std::abs(dot), svd.singularValues()(c), 1e-3 * svd.singularValues()(c));
    }
}

TEST(PcaLayoutTest, TheLargestWeightOfAComponentIsPositive)
{
    // Along -x: the component's largest weight must be that of x, and positive.
    const Matrix rising = pcaLayout(matrixOf(3, 2, {0.0F, 0.0F, 1.0F, -0.1F, 2.0F, -0.2F}));
    EXPECT_GT(rising.at(2, 0), rising.at(0, 0));
    const Matrix falling = pcaLayout(matrixOf(3, 2, {2.0F, -0.2F, 1.0F, -0.1F, 0.0F, 0.0F}));
    EXPECT_LT(falling.at(2, 0), falling.at(0, 0));
}

TEST(PcaLayoutTest, IsCentred)
{
    const Matrix layout = pcaLayout(randomMatrix(100, 5, 2));
    double x = 0.0, y = 0.0;
    for (std::size_t i = 0; i < 100; ++i) {
        x += static_cast<double>(layout.at(i, 0));
        y += static_cast<double>(layout.at(i, 1));
    }
    EXPECT_NEAR(x, 0.0, 1e-3);
    EXPECT_NEAR(y, 0.0, 1e-3);
}

TEST(PcaLayoutTest, DegenerateInputGivesZerosNotNan)
{
    EXPECT_EQ(pcaLayout(Matrix()), Matrix(0, 2));
    EXPECT_EQ(pcaLayout(matrixOf(1, 3, {1.0F, 2.0F, 3.0F})), Matrix(1, 2));
    EXPECT_EQ(pcaLayout(Matrix(4, 0)), Matrix(4, 2));
    EXPECT_EQ(pcaLayout(matrixOf(3, 2, {7.0F, 8.0F, 7.0F, 8.0F, 7.0F, 8.0F})), Matrix(3, 2));
    const Matrix line = pcaLayout(matrixOf(3, 2, {0.0F, 0.0F, 1.0F, 1.0F, 2.0F, 2.0F}));
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(line.at(i, 1), 0.0F) << "no second direction";
    const Matrix oneColumn = pcaLayout(matrixOf(3, 1, {1.0F, 2.0F, 3.0F}));
    EXPECT_NEAR(oneColumn.at(2, 0), 1.0F, 1e-6);
    EXPECT_EQ(oneColumn.at(2, 1), 0.0F);
}

}  // namespace
}  // namespace crossfade
