// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/truncated_svd.h"

#include "core/base/random.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <Eigen/SVD>
#include <vector>

namespace crossfade {
namespace {

using test::valueOf;

/// Sparse, non-negative, rows of unit length: like weighted tags.
SparseRows randomSparse(int rows, int cols, int perRow, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Eigen::Triplet<float>> triplets;
    for (int i = 0; i < rows; ++i)
        for (int e = 0; e < perRow; ++e) {
            // Squared, so that some columns are common and others rare.
            const double u = random.uniform();
            triplets.emplace_back(i, static_cast<int>(u * u * cols),
                                  static_cast<float>(random.uniform()));
        }
    SparseRows matrix(rows, cols);
    matrix.setFromTriplets(triplets.begin(), triplets.end());
    for (int i = 0; i < rows; ++i) matrix.row(i) /= matrix.row(i).norm();
    return matrix;
}

Eigen::MatrixXd asEigen(const Matrix& m)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(m.values.data(), static_cast<Eigen::Index>(m.rows),
                                      static_cast<Eigen::Index>(m.cols))
        .cast<double>();
}

Eigen::MatrixXd rightVectorsByJacobi(const SparseRows& a, Eigen::Index dimension)
{
    const Eigen::MatrixXd dense = Eigen::MatrixXf(a).cast<double>();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(dense, Eigen::ComputeThinV);
    return svd.matrixV().leftCols(dimension);
}

/// Largest difference of the projections onto the two column spaces.
double subspaceDistance(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    return (a * a.transpose() - b * b.transpose()).cwiseAbs().maxCoeff();
}

TEST(RightSingularVectorsTest, AreOrthonormalAndSpanWhatADenseSvdFinds)
{
    const SparseRows a = randomSparse(80, 40, 6, 1);
    const Matrix basis = valueOf(rightSingularVectors(a, 10));
    ASSERT_EQ(basis.rows, 40U);
    ASSERT_EQ(basis.cols, 10U);
    const Eigen::MatrixXd v = asEigen(basis);
    EXPECT_LT((v.transpose() * v - Eigen::MatrixXd::Identity(10, 10)).cwiseAbs().maxCoeff(), 1e-5);
    EXPECT_LT(subspaceDistance(v, rightVectorsByJacobi(a, 10)), 1e-5);
}

TEST(RightSingularVectorsTest, ComeLargestFirst)
{
    const SparseRows a = randomSparse(80, 40, 6, 2);
    const Eigen::MatrixXd v = asEigen(valueOf(rightSingularVectors(a, 12)));
    const Eigen::VectorXd lengths = (Eigen::MatrixXf(a).cast<double>() * v).colwise().norm();
    for (Eigen::Index i = 1; i < lengths.size(); ++i) EXPECT_GE(lengths(i - 1), lengths(i) - 1e-6);
}

TEST(RightSingularVectorsTest, TheIterationForManyTagsFindsTheSameSubspace)
{
    // Over 800 columns the iterative solver is used.
    const SparseRows a = randomSparse(300, 900, 12, 3);
    const Eigen::MatrixXd v = asEigen(valueOf(rightSingularVectors(a, 8)));
    ASSERT_EQ(v.cols(), 8);
    EXPECT_LT((v.transpose() * v - Eigen::MatrixXd::Identity(8, 8)).cwiseAbs().maxCoeff(), 1e-4);
    const Eigen::MatrixXd dense = Eigen::MatrixXf(a).cast<double>();
    const Eigen::MatrixXd exact = rightVectorsByJacobi(a, 8);
    // What the projection keeps of the matrix is what an exact one keeps.
    EXPECT_NEAR((dense * v).squaredNorm(), (dense * exact).squaredNorm(),
                1e-4 * (dense * exact).squaredNorm());
}

TEST(RightSingularVectorsTest, ThereAreNoMoreThanTheRank)
{
    // Three different rows, each repeated: rank 3.
    std::vector<Eigen::Triplet<float>> triplets;
    for (int i = 0; i < 12; ++i) triplets.emplace_back(i, i % 3, 1.0F);
    for (int i = 0; i < 12; ++i) triplets.emplace_back(i, 5, 0.5F);
    SparseRows a(12, 9);
    a.setFromTriplets(triplets.begin(), triplets.end());
    EXPECT_EQ(valueOf(rightSingularVectors(a, 8)).cols, 3U);
}

TEST(RightSingularVectorsTest, TheLargestEntryOfEachIsPositive)
{
    const Matrix basis = valueOf(rightSingularVectors(randomSparse(50, 30, 5, 4), 10));
    for (std::size_t c = 0; c < basis.cols; ++c) {
        float largest = 0.0F;
        for (std::size_t r = 0; r < basis.rows; ++r)
            if (std::abs(basis.at(r, c)) > std::abs(largest)) largest = basis.at(r, c);
        EXPECT_GT(largest, 0.0F) << c;
    }
}

TEST(RightSingularVectorsTest, EqualInputGivesEqualBytes)
{
    const SparseRows a = randomSparse(300, 900, 12, 5);
    EXPECT_EQ(valueOf(rightSingularVectors(a, 6)), valueOf(rightSingularVectors(a, 6)));
}

}  // namespace
}  // namespace crossfade
