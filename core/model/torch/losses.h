// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <span>
#include <utility>

namespace crossfade {

/// NT-Xent (Chen et al. 2020, eq. 1) with the two sides as views, as Ferraro et al. (2021) have it:
/// the mean over all 2M rows of -log( exp(s_ij / tau) / sum over the 2M - 1 others ), by
/// log-sum-exp and without an epsilon. `a`, `b`: M x d, unit rows, row i of one belongs to row i of
/// the other. `temperature`: a scalar. `excluded`: pairs of rows of [a; b] that are left out of the
/// sum, as they are no negatives.
torch::Tensor ntXent(const torch::Tensor& a, const torch::Tensor& b,
                     const torch::Tensor& temperature,
                     std::span<const std::pair<std::uint32_t, std::uint32_t>> excluded = {});

/// The joint loss over all encodings of a batch (Khosla et al. 2020, L_out): for each of them the
/// mean over the other encodings of the same artist of -log( exp(s / tau) / sum over all others ),
/// averaged over those that have one. `encodings`: n x modalities x d, unit rows; `presence`: n x
/// modalities, bool. Undefined if no artist has two.
torch::Tensor jointNtXent(const torch::Tensor& encodings, const torch::Tensor& presence,
                          const torch::Tensor& temperature);

/// Mean squared distance of the rows that belong together (Wang and Isola 2020, alpha = 2).
torch::Tensor alignmentLoss(const torch::Tensor& a, const torch::Tensor& b);

/// log of the mean over pairs of rows of exp(-2 distance^2) (Wang and Isola 2020, t = 2).
torch::Tensor uniformityLoss(const torch::Tensor& rows);

}  // namespace crossfade
