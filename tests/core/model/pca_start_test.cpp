// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pca_start.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <vector>

namespace crossfade {
namespace {

using test::randomVectors;

Eigen::MatrixXd asEigen(const Matrix& m)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(m.values.data(), static_cast<Eigen::Index>(m.rows),
                                      static_cast<Eigen::Index>(m.cols))
        .cast<double>();
}

Eigen::MatrixXd concatenation(const ModalityVectors& features, const std::vector<float>& weights)
{
    Eigen::Index width = 0;
    for (const Matrix& block : features.vectors) width += static_cast<Eigen::Index>(block.cols);
    Eigen::MatrixXd all(static_cast<Eigen::Index>(features.artistCount()), width);
    Eigen::Index at = 0;
    for (std::size_t m = 0; m < features.modalityCount(); ++m) {
        const Eigen::MatrixXd block = asEigen(features.vectors[m]);
        all.middleCols(at, block.cols()) = block * static_cast<double>(weights[m]);
        at += block.cols();
    }
    for (Eigen::Index i = 0; i < all.rows(); ++i)
        if (all.row(i).norm() > 0.0) all.row(i).normalize();
    return all;
}

TEST(PcaStartTest, TheSumOverModalitiesIsTheProjectionOntoTheLeadingDirections)
{
    const ModalityVectors features = randomVectors(200, {5, 7, 4}, 0.7, 1);
    const std::vector<float> weights = {0.3F, 1.0F, 0.6F};
    const auto starts = pcaStart(features, weights, 6);
    ASSERT_EQ(starts.size(), 3U);
    Eigen::MatrixXd directions(16, 6);
    Eigen::Index at = 0;
    for (std::size_t m = 0; m < 3; ++m) {
        ASSERT_EQ(starts[m].rows, 6U);
        ASSERT_EQ(starts[m].cols, features.vectors[m].cols);
        directions.middleRows(at, static_cast<Eigen::Index>(starts[m].cols)) =
            asEigen(starts[m]).transpose();
        at += static_cast<Eigen::Index>(starts[m].cols);
    }
    EXPECT_LT((directions.transpose() * directions - Eigen::MatrixXd::Identity(6, 6))
                  .cwiseAbs()
                  .maxCoeff(),
              1e-5);
    const Eigen::MatrixXd all = concatenation(features, weights);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(all.transpose() * all);
    const Eigen::MatrixXd exact = solver.eigenvectors().rightCols(6).rowwise().reverse();
    for (Eigen::Index k = 0; k < 6; ++k)
        EXPECT_NEAR(std::abs(exact.col(k).dot(directions.col(k))), 1.0, 1e-3) << k;
}

TEST(PcaStartTest, RowsPastTheRankAreZero)
{
    const ModalityVectors features = randomVectors(50, {2, 3}, 1.0, 2);
    const auto starts = pcaStart(features, std::vector<float>{1.0F, 1.0F}, 8);
    for (const Matrix& start : starts)
        for (std::size_t k = 5; k < 8; ++k)
            for (const float value : start.row(k)) EXPECT_EQ(value, 0.0F);
    float sum = 0.0F;
    for (const Matrix& start : starts)
        for (const float value : start.row(4)) sum += std::abs(value);
    EXPECT_GT(sum, 0.1F) << "the fifth of five directions is there";
}

TEST(PcaStartTest, EqualInputGivesEqualBytes)
{
    const ModalityVectors features = randomVectors(80, {5, 7}, 0.7, 3);
    const std::vector<float> weights = {0.3F, 1.0F};
    EXPECT_EQ(pcaStart(features, weights, 4), pcaStart(features, weights, 4));
}

}  // namespace
}  // namespace crossfade
