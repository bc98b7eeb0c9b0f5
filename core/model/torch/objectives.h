// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch_sampler.h"
#include "core/model/link_sampler.h"
#include "core/model/torch/losses.h"
#include "core/model/torch/network.h"

#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

namespace crossfade {

/// The encodings of one batch.
struct EncodedBatch {
    torch::Tensor encodings;  ///< n x modalities x dimension
    torch::Tensor presence;   ///< n x modalities, bool: what this step sees
};

/// Something that is minimised on a batch of artists: a sum of named terms.
class ContrastiveObjective {
public:
    virtual ~ContrastiveObjective() = default;
    virtual std::vector<std::string> terms() const = 0;
    /// One scalar per term, times its weight; an undefined tensor where the batch says nothing of
    /// it.
    virtual std::vector<torch::Tensor> losses(const Network& network, const EncodedBatch& encoded,
                                              const Batch& batch) const = 0;
};

/// The objective, and every loss beside it that has a weight.
std::vector<std::unique_ptr<ContrastiveObjective>> makeObjectives(
    const TrainOptions& options, const std::vector<std::string>& modalities);

/// NT-Xent over known similar artists, each side fused from what the step sees of it.
torch::Tensor linkLoss(const Network& network, const EncodedBatch& encoded, const LinkBatch& batch);

/// 0/1 floats (n x modalities).
torch::Tensor maskTensor(const std::vector<ModalityMask>& masks, std::size_t modalities);

}  // namespace crossfade
