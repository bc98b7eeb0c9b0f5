// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/implicit_als.h"

#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>
#include <vector>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::randomMatrix;
using test::valueOf;
using Entries = std::vector<Confidence>;

Eigen::MatrixXd asEigen(const Matrix& m)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(m.values.data(), static_cast<Eigen::Index>(m.rows),
                                      static_cast<Eigen::Index>(m.cols))
        .cast<double>();
}

Entries randomEntries(std::uint32_t others, std::size_t count, Random& random)
{
    std::vector<std::uint32_t> order(others);
    for (std::uint32_t i = 0; i < others; ++i) order[i] = i;
    random.shuffle(std::span(order));
    Entries entries;
    for (std::size_t i = 0; i < count; ++i)
        entries.push_back({order[i], static_cast<float>(0.1 + 5.0 * random.uniform())});
    return entries;
}

/// (Y' C Y + reg I)^-1 Y' C p with the whole diagonal C, as the paper writes it.
Eigen::VectorXd byNormalEquations(const Eigen::MatrixXd& y, double regularisation,
                                  const Entries& entries)
{
    Eigen::VectorXd confidence = Eigen::VectorXd::Ones(y.rows());
    Eigen::VectorXd preference = Eigen::VectorXd::Zero(y.rows());
    for (const Confidence& entry : entries) {
        confidence(entry.other) += static_cast<double>(entry.extra);
        preference(entry.other) = 1.0;
    }
    const Eigen::MatrixXd left = y.transpose() * confidence.asDiagonal() * y +
                                 regularisation * Eigen::MatrixXd::Identity(y.cols(), y.cols());
    const Eigen::VectorXd right = y.transpose() * confidence.asDiagonal() * preference;
    return left.partialPivLu().solve(right);
}

TEST(ConfidenceTest, IsTheLogarithmOfOnePlusPlays)
{
    EXPECT_FLOAT_EQ(confidenceOf(0.0F), 0.0F);
    EXPECT_FLOAT_EQ(confidenceOf(std::exp(3.0F) - 1.0F), 3.0F);
}

TEST(ConfidenceTest, OfFewListenersEachSaysMore)
{
    std::vector<Confidence> few = {{0, 2.0F}};
    std::vector<Confidence> many(16, Confidence{0, 2.0F});
    std::vector<Confidence> usual(4, Confidence{0, 2.0F});
    normaliseListeners(few, 4.0);
    normaliseListeners(many, 4.0);
    normaliseListeners(usual, 4.0);
    EXPECT_FLOAT_EQ(few[0].extra, 4.0F);
    EXPECT_FLOAT_EQ(many[15].extra, 1.0F);
    EXPECT_FLOAT_EQ(usual[3].extra, 2.0F);
}

TEST(AlsSolverTest, BothBranchesSolveTheNormalEquations)
{
    constexpr std::size_t kDimension = 16;
    const Matrix others = randomMatrix(60, kDimension, 1);
    const Eigen::MatrixXd y = asEigen(others);
    const AlsSolver solver(others, 3.0);
    Random random(2);
    // Fewer than 8 entries go through Woodbury's identity, the others through the full system.
    for (const std::size_t count : {1U, 2U, 5U, 7U, 8U, 9U, 20U, 60U}) {
        const Entries entries = randomEntries(60, count, random);
        std::vector<float> factor(kDimension);
        solver.solve(entries, factor);
        const Eigen::VectorXd expected = byNormalEquations(y, 3.0, entries);
        for (std::size_t d = 0; d < kDimension; ++d)
            ASSERT_NEAR(factor[d], expected(static_cast<Eigen::Index>(d)), 1e-5)
                << count << " entries, dimension " << d;
    }
}

TEST(AlsSolverTest, TheGradientOfTheObjectiveIsZeroAtTheSolution)
{
    constexpr std::size_t kDimension = 12;
    constexpr double kRegularisation = 2.0;
    const Matrix others = randomMatrix(30, kDimension, 3);
    const Eigen::MatrixXd y = asEigen(others);
    const AlsSolver solver(others, kRegularisation);
    Random random(4);
    for (const std::size_t count : {3U, 15U}) {
        const Entries entries = randomEntries(30, count, random);
        std::vector<float> factor(kDimension);
        solver.solve(entries, factor);
        // Eq. 3 for one row: sum over all j of c_j (p_j - x'y_j)^2 + reg |x|^2.
        const auto objective = [&](const Eigen::VectorXd& x) {
            double sum = kRegularisation * x.squaredNorm();
            for (Eigen::Index j = 0; j < y.rows(); ++j) {
                double confidence = 1.0;
                double preference = 0.0;
                for (const Confidence& entry : entries)
                    if (entry.other == j) {
                        confidence += static_cast<double>(entry.extra);
                        preference = 1.0;
                    }
                sum += confidence * std::pow(preference - y.row(j).dot(x), 2);
            }
            return sum;
        };
        Eigen::VectorXd x(static_cast<Eigen::Index>(kDimension));
        for (Eigen::Index d = 0; d < x.size(); ++d) x(d) = factor[static_cast<std::size_t>(d)];
        const double least = objective(x);
        constexpr double kStep = 1e-4;
        for (Eigen::Index d = 0; d < x.size(); ++d) {
            Eigen::VectorXd up = x;
            Eigen::VectorXd down = x;
            up(d) += kStep;
            down(d) -= kStep;
            EXPECT_NEAR((objective(up) - objective(down)) / (2.0 * kStep), 0.0, 1e-4) << d;
            EXPECT_GE(objective(up), least);
        }
    }
}

TEST(AlsSolverTest, NothingKnownGivesZero)
{
    const Matrix others = randomMatrix(5, 4, 5);
    std::vector<float> factor(4, 7.0F);
    AlsSolver(others, 1.0).solve({}, factor);
    EXPECT_EQ(factor, std::vector<float>(4, 0.0F));
}

struct Listening {
    std::vector<Entries> byArtist;
    std::size_t users = 0;
};

/// Two tastes: artists and users of the same half belong together.
Listening twoTastes(std::size_t artists, std::uint32_t users, std::uint64_t seed)
{
    Random random(seed);
    Listening listening{std::vector<Entries>(artists), users};
    for (std::size_t i = 0; i < artists; ++i)
        for (std::uint32_t u = 0; u < users; ++u)
            if ((i % 2 == u % 2) && random.uniform() < 0.5)
                listening.byArtist[i].push_back({u, confidenceOf(1.0F + 9.0F * float(u))});
    return listening;
}

AlsOptions options(unsigned threads, std::uint64_t seed = 0)
{
    AlsOptions o;
    o.dimension = 8;
    o.regularisation = 1.0;
    o.sweeps = 6;
    o.seed = seed;
    o.threads = threads;
    return o;
}

TEST(FactoriseTest, ThreadsDoNotChangeABit)
{
    const Listening listening = twoTastes(300, 40, 1);
    const AlsFactors one =
        valueOf(factorise(listening.byArtist, listening.users, options(1), JobContext()));
    const AlsFactors three =
        valueOf(factorise(listening.byArtist, listening.users, options(3), JobContext()));
    EXPECT_EQ(one.rows, three.rows);
    EXPECT_EQ(one.columns, three.columns);
    const AlsFactors other =
        valueOf(factorise(listening.byArtist, listening.users, options(1, 9), JobContext()));
    EXPECT_NE(one.rows, other.rows) << "the seed does change it";
}

TEST(FactoriseTest, RowsAreTheSolutionGivenTheColumns)
{
    const Listening listening = twoTastes(50, 20, 2);
    const AlsFactors factors =
        valueOf(factorise(listening.byArtist, listening.users, options(1), JobContext()));
    const AlsSolver solver(factors.columns, 1.0);
    std::vector<float> factor(8);
    for (std::size_t i = 0; i < 50; ++i) {
        solver.solve(listening.byArtist[i], factor);
        for (std::size_t d = 0; d < 8; ++d) ASSERT_EQ(factor[d], factors.rows.at(i, d));
    }
}

TEST(FactoriseTest, FindsWhatBelongsTogether)
{
    const Listening listening = twoTastes(60, 30, 3);
    AlsFactors factors =
        valueOf(factorise(listening.byArtist, listening.users, options(1), JobContext()));
    const auto cosine = [&](std::size_t a, std::size_t b) {
        double dot = 0.0;
        for (std::size_t d = 0; d < 8; ++d)
            dot += static_cast<double>(factors.rows.at(a, d) * factors.rows.at(b, d));
        return dot;
    };
    for (std::size_t i = 0; i < 60; ++i) ASSERT_TRUE(toUnitLength(factors.rows.row(i)));
    double same = 0.0, other = 0.0;
    for (std::size_t i = 0; i + 2 < 60; ++i) {
        same += cosine(i, i + 2) / 58.0;
        other += cosine(i, i + 1) / 58.0;
    }
    EXPECT_GT(same, other + 0.3);
}

TEST(FactoriseTest, StopsWhenItIsCancelled)
{
    const Listening listening = twoTastes(50, 20, 2);
    std::stop_source stop;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& p) {
        if (p.done == 2) stop.request_stop();
    });
    EXPECT_THAT(factorise(listening.byArtist, listening.users, options(1), job),
                HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
