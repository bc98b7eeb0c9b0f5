// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch_sampler.h"
#include "core/model/torch/network.h"

#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

namespace crossfade {

/// NT-Xent (Chen et al. 2020, eq. 1) with the two sides as views, as Ferraro et al. (2021) have it:
/// the mean over all 2M rows of -log( exp(s_ij / tau) / sum over the 2M - 1 others ), by
/// log-sum-exp and without an epsilon. `a`, `b`: M x d, unit rows, row i of one belongs to row i of
/// the other.
torch::Tensor ntXent(const torch::Tensor& a, const torch::Tensor& b, double temperature);

/// The encodings of one batch.
struct EncodedBatch {
    torch::Tensor encodings;  ///< n x modalities x dimension
    torch::Tensor presence;   ///< n x modalities, bool
};

/// What is minimised: a sum of named terms.
class ContrastiveObjective {
public:
    virtual ~ContrastiveObjective() = default;
    virtual std::vector<std::string> terms() const = 0;
    /// One scalar per term; an undefined tensor where the batch says nothing of it.
    virtual std::vector<torch::Tensor> losses(const Network& network, const EncodedBatch& encoded,
                                              const Batch& batch) const = 0;
};

std::unique_ptr<ContrastiveObjective> makeObjective(const TrainOptions& options,
                                                    const std::vector<std::string>& modalities);

/// 0/1 floats (n x modalities).
torch::Tensor maskTensor(const std::vector<ModalityMask>& masks, std::size_t modalities);

}  // namespace crossfade
