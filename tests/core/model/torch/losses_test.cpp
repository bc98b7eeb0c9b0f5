// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/losses.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

namespace crossfade {
namespace {

torch::Tensor at(double temperature)
{
    return torch::tensor(temperature, torch::kFloat64);
}

torch::Tensor unitRows(std::vector<std::int64_t> shape, std::uint64_t seed)
{
    torch::manual_seed(seed);
    const auto rows = torch::randn(shape, torch::kFloat64);
    return rows / rows.norm(2, {-1}, true);
}

/// The gradient of `loss` in each number of `x` against the central difference.
template <typename Loss>
void expectGradient(torch::Tensor x, const Loss& loss)
{
    x.requires_grad_(true);
    loss(x).backward();
    const auto gradient = x.grad().clone().contiguous();
    const torch::NoGradGuard noGrad;
    constexpr double kStep = 1e-6;
    for (std::int64_t i = 0; i < x.numel(); ++i) {
        double& value = x.data_ptr<double>()[i];
        const double kept = value;
        value = kept + kStep;
        const double up = loss(x).template item<double>();
        value = kept - kStep;
        const double down = loss(x).template item<double>();
        value = kept;
        EXPECT_NEAR(gradient.data_ptr<double>()[i], (up - down) / (2.0 * kStep), 1e-6) << i;
    }
}

TEST(NtXentTest, ExcludedPairsAreNoNegatives)
{
    const auto a = unitRows({4, 3}, 1);
    const auto b = unitRows({4, 3}, 2);
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> excluded = {{0, 1}, {1, 0}, {2, 7}};
    const std::set<std::pair<std::uint32_t, std::uint32_t>> none(excluded.begin(), excluded.end());
    const auto z = torch::cat({a, b});
    const auto s = torch::matmul(z, z.t()).contiguous();
    double expected = 0.0;
    for (std::uint32_t i = 0; i < 8; ++i) {
        double sum = 0.0;
        for (std::uint32_t j = 0; j < 8; ++j)
            if (i != j && !none.contains({i, j})) sum += std::exp(s[i][j].item<double>() / 0.2);
        expected += (std::log(sum) - s[i][(i + 4) % 8].item<double>() / 0.2) / 8.0;
    }
    EXPECT_NEAR(ntXent(a, b, at(0.2), excluded).item<double>(), expected, 1e-10);
}

TEST(NtXentTest, TheTemperatureHasAGradient)
{
    const auto a = unitRows({5, 4}, 3);
    const auto b = unitRows({5, 4}, 4);
    expectGradient(at(0.3).clone(), [&](const torch::Tensor& t) { return ntXent(a, b, t); });
}

TEST(JointNtXentTest, AgreesWithPlainLoopsOverAllEncodings)
{
    const auto z = unitRows({5, 3, 4}, 5);
    const auto presence =
        torch::tensor({{1, 1, 1}, {1, 0, 1}, {0, 1, 0}, {1, 1, 0}, {0, 1, 1}}) > 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> points;
    for (std::int64_t i = 0; i < 5; ++i)
        for (std::int64_t m = 0; m < 3; ++m)
            if (presence[i][m].item<bool>()) points.emplace_back(i, m);
    double expected = 0.0;
    int anchors = 0;
    for (const auto& p : points) {
        double all = 0.0, positive = 0.0;
        int positives = 0;
        for (const auto& q : points) {
            if (p == q) continue;
            const double s =
                torch::dot(z[p.first][p.second], z[q.first][q.second]).item<double>() / 0.2;
            all += std::exp(s);
            if (q.first == p.first) {
                positive += s;
                ++positives;
            }
        }
        if (positives == 0) continue;
        expected += std::log(all) - positive / positives;
        ++anchors;
    }
    EXPECT_NEAR(jointNtXent(z, presence, at(0.2)).item<double>(), expected / anchors, 1e-10);
}

TEST(JointNtXentTest, WithTwoModalitiesItIsNtXent)
{
    const auto z = unitRows({6, 2, 4}, 6);
    const auto all = torch::ones({6, 2}) > 0;
    EXPECT_NEAR(jointNtXent(z, all, at(0.1)).item<double>(),
                ntXent(z.select(1, 0), z.select(1, 1), at(0.1)).item<double>(), 1e-10);
}

TEST(JointNtXentTest, SaysNothingWhereNobodyHasTwo)
{
    const auto presence = torch::tensor({{1, 0}, {0, 1}}) > 0;
    EXPECT_FALSE(jointNtXent(unitRows({2, 2, 3}, 7), presence, at(0.1)).defined());
}

TEST(JointNtXentTest, GradientsAgreeWithFiniteDifferences)
{
    const auto presence = torch::tensor({{1, 1, 1}, {1, 0, 1}, {0, 1, 0}}) > 0;
    expectGradient(unitRows({3, 3, 4}, 8).clone(),
                   [&](const torch::Tensor& z) { return jointNtXent(z, presence, at(0.3)); });
}

TEST(AlignmentTest, IsTheMeanSquaredDistance)
{
    const auto a = torch::tensor({{1.0, 0.0}, {0.0, 1.0}}, torch::kFloat64);
    const auto b = torch::tensor({{1.0, 0.0}, {1.0, 0.0}}, torch::kFloat64);
    EXPECT_DOUBLE_EQ(alignmentLoss(a, b).item<double>(), 1.0);
    expectGradient(unitRows({4, 3}, 9).clone(), [&](const torch::Tensor& z) {
        return alignmentLoss(z, unitRows({4, 3}, 10));
    });
}

TEST(UniformityTest, HasTheClosedFormOfTwoAndOfOrthogonalRows)
{
    const auto opposite = torch::tensor({{1.0, 0.0}, {-1.0, 0.0}}, torch::kFloat64);
    EXPECT_NEAR(uniformityLoss(opposite).item<double>(), -8.0, 1e-12) << "distance 2";
    EXPECT_NEAR(uniformityLoss(torch::eye(4, torch::kFloat64)).item<double>(), -4.0, 1e-12);
    expectGradient(unitRows({4, 3}, 11).clone(),
                   [](const torch::Tensor& z) { return uniformityLoss(z); });
}

}  // namespace
}  // namespace crossfade
