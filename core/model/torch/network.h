// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality_vectors.h"
#include "core/model/train_options.h"

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

namespace crossfade {

/// One encoder per modality into the shared space, and the fusion weights (as logarithms, so that
/// they stay positive).
class Network : public torch::nn::Module {
public:
    Network(const std::vector<std::string>& modalities, const std::vector<std::int64_t>& inputs,
            const TrainOptions& options);

    /// Starts linear encoders from given weights (dimension x input), see pcaStart().
    void startFrom(const std::vector<Matrix>& weights);

    /// (n x input) -> (n x dimension), rows of unit length.
    torch::Tensor encode(std::size_t modality, const torch::Tensor& input);
    /// (n x modalities x dimension) and a 0/1 mask (n x modalities) -> the weighted mean of the
    /// chosen, unit length.
    torch::Tensor fuse(const torch::Tensor& encodings, const torch::Tensor& mask) const;

    torch::Tensor logWeights() const { return m_logWeights; }
    std::vector<torch::Tensor> encoderParameters() const;

private:
    std::vector<torch::nn::Sequential> m_encoders;
    torch::Tensor m_logWeights;
};

/// A view of a matrix as a tensor; copies.
torch::Tensor toTensor(const Matrix& matrix);

}  // namespace crossfade
