// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/spectral_start.h"

#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <numbers>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::valueOf;

/// The graph of a symmetric matrix of weights.
FuzzyGraph graphOf(const Eigen::MatrixXd& weights)
{
    FuzzyGraph graph;
    graph.points = static_cast<std::size_t>(weights.rows());
    graph.offsets = {0};
    for (Eigen::Index i = 0; i < weights.rows(); ++i) {
        for (Eigen::Index j = 0; j < weights.cols(); ++j) {
            if (weights(i, j) <= 0.0) continue;
            graph.neighbours.push_back(static_cast<std::uint32_t>(j));
            graph.weights.push_back(static_cast<float>(weights(i, j)));
        }
        graph.offsets.push_back(graph.neighbours.size());
    }
    return graph;
}

FuzzyGraph chain(Eigen::Index n, bool closed)
{
    Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index i = 0; i + 1 < n; ++i) weights(i, i + 1) = weights(i + 1, i) = 1.0;
    if (closed) weights(0, n - 1) = weights(n - 1, 0) = 1.0;
    return graphOf(weights);
}

/// `groups` of `size` points, each linked with about a tenth of its own, and groups by few links.
Eigen::MatrixXd clusteredWeights(int groups, int size, std::uint64_t seed)
{
    Random random(seed);
    const int n = groups * size;
    Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(n, n);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < i; ++j)
            if (random.uniform() < (i / size == j / size ? 0.1 : 0.001))
                weights(i, j) = weights(j, i) = 0.1 + 0.9 * random.uniform();
    for (int i = 0; i + 1 < n; ++i) weights(i, i + 1) = weights(i + 1, i) = 1.0;
    return weights;
}

Matrix vectorsOf(const FuzzyGraph& graph)
{
    const auto vectors = valueOf(spectralVectors(graph, JobContext()));
    EXPECT_TRUE(vectors.has_value());
    return vectors.value_or(Matrix(graph.points, 2));
}

TEST(SpectralVectorsTest, OfARingAreItsCircle)
{
    // The eigenvalue 1 - cos(2 pi / n) has cosine and sine for its vectors, in any rotation.
    constexpr std::size_t kPoints = 60;
    const Matrix found = vectorsOf(chain(kPoints, true));
    const double step = 2.0 * std::numbers::pi / kPoints;
    for (std::size_t i = 0; i < kPoints; ++i) {
        const auto a = found.row(i), b = found.row((i + 1) % kPoints);
        EXPECT_NEAR(std::hypot(a[0], a[1]), std::sqrt(2.0 / kPoints), 1e-5);
        EXPECT_NEAR(a[0] * b[0] + a[1] * b[1], 2.0 / kPoints * std::cos(step), 1e-6);
    }
}

TEST(SpectralVectorsTest, OfAPathAreCosinesWeightedByTheRootOfTheDegree)
{
    constexpr std::size_t kPoints = 40;
    const Matrix found = vectorsOf(chain(kPoints, false));
    for (std::size_t c = 0; c < 2; ++c) {
        std::vector<double> expected;
        double square = 0.0;
        for (std::size_t i = 0; i < kPoints; ++i) {
            const double degree = i == 0 || i + 1 == kPoints ? 1.0 : 2.0;
            expected.push_back(
                std::sqrt(degree) *
                std::cos(std::numbers::pi * static_cast<double>((c + 1) * i) / (kPoints - 1.0)));
            square += expected.back() * expected.back();
        }
        // The sign is free between two entries of the same size.
        const double sign = static_cast<double>(found.at(1, c)) * expected[1] < 0.0 ? -1.0 : 1.0;
        for (std::size_t i = 0; i < kPoints; ++i)
            EXPECT_NEAR(found.at(i, c), sign * expected[i] / std::sqrt(square), 1e-5) << i;
    }
}

TEST(SpectralVectorsTest, TellTwoClustersApartByTheirSign)
{
    const Matrix found = vectorsOf(graphOf(clusteredWeights(2, 50, 1)));
    for (std::size_t i = 0; i < 100; ++i)
        EXPECT_EQ(found.at(i, 0) > 0.0F, found.at(i / 50 * 50, 0) > 0.0F) << i;
    EXPECT_NE(found.at(0, 0) > 0.0F, found.at(50, 0) > 0.0F);
}

TEST(SpectralVectorsTest, TheIterationForManyPointsFindsWhatAWholeDecompositionFinds)
{
    const Eigen::MatrixXd weights = clusteredWeights(3, 220, 2);  // over 500 points
    const Eigen::VectorXd scale = weights.rowwise().sum().cwiseSqrt().cwiseInverse();
    const Eigen::MatrixXd laplacian =
        Eigen::MatrixXd::Identity(660, 660) - scale.asDiagonal() * weights * scale.asDiagonal();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(laplacian);
    EXPECT_NEAR(solver.eigenvalues()(0), 0.0, 1e-9);
    const Matrix found = vectorsOf(graphOf(weights));
    for (Eigen::Index c = 0; c < 2; ++c) {
        double dot = 0.0;
        for (Eigen::Index i = 0; i < 660; ++i)
            dot += static_cast<double>(
                       found.at(static_cast<std::size_t>(i), static_cast<std::size_t>(c))) *
                   solver.eigenvectors()(i, c + 1);
        EXPECT_NEAR(std::abs(dot), 1.0, 1e-3) << "the two are one direction";
    }
}

TEST(SpectralVectorsTest, TwoPointsHaveNone)
{
    EXPECT_FALSE(valueOf(spectralVectors(chain(2, false), JobContext())).has_value());
    EXPECT_TRUE(valueOf(spectralVectors(chain(3, false), JobContext())).has_value());
}

TEST(SpectralVectorsTest, StopsWhenItIsCancelled)
{
    std::stop_source stop;
    int products = 0;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress&) {
        if (++products == 3) stop.request_stop();
    });
    EXPECT_THAT(spectralVectors(graphOf(clusteredWeights(3, 220, 3)), job),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_EQ(products, 3);
}

/// Two chains of 10 and 40 points, and one of 2.
FuzzyGraph threeChains()
{
    Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(52, 52);
    for (Eigen::Index i = 0; i + 1 < 52; ++i)
        if (i != 9 && i != 49) weights(i, i + 1) = weights(i + 1, i) = 1.0;
    return graphOf(weights);
}

struct Box {
    float left = 1e9F, right = -1e9F, low = 1e9F, high = -1e9F;
};

Box boxOf(const Matrix& points, std::size_t begin, std::size_t end)
{
    Box box;
    for (std::size_t i = begin; i < end; ++i) {
        box.left = std::min(box.left, points.at(i, 0));
        box.right = std::max(box.right, points.at(i, 0));
        box.low = std::min(box.low, points.at(i, 1));
        box.high = std::max(box.high, points.at(i, 1));
    }
    return box;
}

bool apart(const Box& a, const Box& b)
{
    return a.right < b.left || b.right < a.left || a.high < b.low || b.high < a.low;
}

TEST(SpectralStartTest, ComponentsLieApartInSquaresByTheirSize)
{
    const Matrix rows = test::randomMatrix(52, 6, 4);
    const Matrix start = valueOf(spectralStart(threeChains(), rows, 1, JobContext()));
    const Box ten = boxOf(start, 0, 10), forty = boxOf(start, 10, 50), two = boxOf(start, 50, 52);
    EXPECT_TRUE(apart(ten, forty) && apart(forty, two) && apart(two, ten));
    EXPECT_NEAR((forty.right - forty.left) / (ten.right - ten.left), 2.0, 0.02);
    EXPECT_NEAR(forty.high - forty.low, 10.0 * std::sqrt(40.0 / 52.0), 0.02);
    EXPECT_GT(two.right - two.left, 0.5F) << "by PCA";
}

TEST(SpectralStartTest, OneComponentFillsItsSquareAndTheSeedMovesItALittle)
{
    const Matrix rows = test::randomMatrix(60, 3, 5);
    const Matrix a = valueOf(spectralStart(chain(60, true), rows, 1, JobContext()));
    const Matrix same = valueOf(spectralStart(chain(60, true), rows, 1, JobContext()));
    const Matrix b = valueOf(spectralStart(chain(60, true), rows, 2, JobContext()));
    const Box box = boxOf(a, 0, 60);
    EXPECT_NEAR(box.left, -5.0, 0.02);
    EXPECT_NEAR(box.right, 5.0, 0.02);
    EXPECT_EQ(a, same);
    EXPECT_NE(a, b);
    for (std::size_t i = 0; i < a.values.size(); ++i) EXPECT_NEAR(a.values[i], b.values[i], 0.02);
}

TEST(SpectralStartTest, NoPointAndOnePointHaveAPlace)
{
    EXPECT_EQ(
        valueOf(spectralStart(FuzzyGraph{0, {0}, {}, {}}, Matrix(0, 4), 1, JobContext())).rows, 0U);
    const Matrix one =
        valueOf(spectralStart(FuzzyGraph{1, {0, 0}, {}, {}}, Matrix(1, 4), 1, JobContext()));
    EXPECT_NEAR(one.at(0, 0), 0.0, 0.02);
    EXPECT_NEAR(one.at(0, 1), 0.0, 0.02);
}

}  // namespace
}  // namespace crossfade
