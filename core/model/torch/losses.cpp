// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/losses.h"

#include <limits>
#include <optional>

namespace crossfade {

namespace {
constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr double kUniformityScale = 2.0;

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// NT-Xent of z = [a; b] with its gradient by hand, in one pass over the matrix of similarities.
/// That matrix takes all the time, and left to autograd it is copied several times and multiplied
/// three times. With P the softmax of its rows, Y the pairs that belong together and G = (P - Y) /
/// 2M: dL/dz = (G + G^T) z / tau, as z stands on both sides, and dL/dtau = -sum(G * S) / tau.
class NtXent : public torch::autograd::Function<NtXent> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& z,
                                 const torch::Tensor& temperature,
                                 const std::optional<torch::Tensor>& excluded, bool withGradient)
    {
        const auto n = z.size(0);
        auto rows = torch::matmul(z, z.t()).div_(temperature);
        rows.fill_diagonal_(kNever);
        if (excluded) rows.masked_fill_(*excluded, kNever);
        const auto partner =
            torch::arange(n, torch::TensorOptions().dtype(torch::kLong).device(z.device()))
                .roll(n / 2)
                .unsqueeze(1);
        const auto positives = rows.gather(1, partner);
        const auto all = rows.logsumexp(1, true);
        auto loss = (all - positives).mean();
        if (!withGradient) return loss;
        rows.sub_(all).exp_();
        torch::Tensor byTemperature;
        if (temperature.requires_grad()) {
            const auto meanSimilarity = torch::xlogy(rows, rows).sum(1, true) + all;
            byTemperature = -(meanSimilarity - positives).mean() / temperature;
        }
        rows.scatter_add_(1, partner, torch::full_like(positives, -1.0));
        const auto byRows = torch::matmul(rows + rows.t(), z).div_(temperature * n);
        context->save_for_backward({byRows, byTemperature});
        return loss;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        return {saved[0] * gradients[0],
                saved[1].defined() ? saved[1] * gradients[0] : torch::Tensor(), torch::Tensor(),
                torch::Tensor()};
    }
};
}  // namespace

torch::Tensor ntXent(const torch::Tensor& a, const torch::Tensor& b,
                     const torch::Tensor& temperature,
                     std::span<const std::pair<std::uint32_t, std::uint32_t>> excluded)
{
    const auto z = torch::cat({a, b});
    std::optional<torch::Tensor> none;
    if (!excluded.empty()) {
        auto left =
            torch::zeros({z.size(0), z.size(0)}, torch::TensorOptions().dtype(torch::kBool));
        auto cells = left.accessor<bool, 2>();
        for (const auto& [i, j] : excluded) cells[i][j] = true;
        none = left.to(z.device());
    }
    const bool withGradient =
        torch::GradMode::is_enabled() && (z.requires_grad() || temperature.requires_grad());
    return NtXent::apply(z, temperature, none, withGradient);
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
