// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/losses.h"

#include <limits>

namespace crossfade {

namespace F = torch::nn::functional;

namespace {
constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr double kUniformityScale = 2.0;
}  // namespace

torch::Tensor ntXent(const torch::Tensor& a, const torch::Tensor& b,
                     const torch::Tensor& temperature,
                     std::span<const std::pair<std::uint32_t, std::uint32_t>> excluded)
{
    const auto m = a.size(0);
    const auto z = torch::cat({a, b});
    auto similarity = torch::matmul(z, z.t()) / temperature;
    auto left = torch::eye(2 * m, torch::TensorOptions().dtype(torch::kBool));
    auto cells = left.accessor<bool, 2>();
    for (const auto& [i, j] : excluded) cells[i][j] = true;
    similarity = similarity.masked_fill(left.to(z.device()), kNever);
    const auto indices = torch::TensorOptions().dtype(torch::kLong).device(z.device());
    const auto partner = torch::cat({torch::arange(m, 2 * m, indices), torch::arange(m, indices)});
    return F::cross_entropy(similarity, partner);
}

torch::Tensor jointNtXent(const torch::Tensor& encodings, const torch::Tensor& presence,
                          const torch::Tensor& temperature)
{
    const auto there = presence.nonzero();  // points x (artist, modality)
    const auto artist = there.select(1, 0);
    const auto z = encodings.index({artist, there.select(1, 1)});
    const auto own =
        torch::eye(z.size(0), torch::TensorOptions().dtype(torch::kBool).device(z.device()));
    const auto together = (artist.unsqueeze(0) == artist.unsqueeze(1)) & ~own;
    const auto count = together.sum(1);
    const auto anchors = (count > 0).nonzero().squeeze(1);
    if (anchors.size(0) == 0) return {};
    const auto similarity = torch::matmul(z, z.t()) / temperature;
    const auto others = similarity.masked_fill(own, kNever).logsumexp(1);
    const auto positives = similarity.masked_fill(~together, 0.0).sum(1) / count.clamp_min(1);
    return (others - positives).index_select(0, anchors).mean();
}

torch::Tensor alignmentLoss(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a - b).pow(2).sum(1).mean();
}

torch::Tensor uniformityLoss(const torch::Tensor& rows)
{
    return torch::pdist(rows, 2).pow(2).mul(-kUniformityScale).exp().mean().log();
}

}  // namespace crossfade
