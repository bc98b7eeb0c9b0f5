// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality_vectors.h"
#include "core/model/torch/encoder.h"
#include "core/model/train_options.h"

#include <torch/torch.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace crossfade {

/// One encoder per modality into the shared space, the fusion weights and the temperature (as
/// logarithms, so that they stay positive).
class Network : public torch::nn::Module {
public:
    Network(const std::vector<std::string>& modalities, const std::vector<std::int64_t>& inputs,
            const TrainOptions& options);

    /// Starts linear encoders from given weights (dimension x input), see pcaStart(). Those that
    /// stay random are left alone.
    void startFrom(const std::vector<Matrix>& weights);

    /// (n x input) -> (n x dimension), rows of unit length.
    torch::Tensor encode(std::size_t modality, const torch::Tensor& input);
    /// (n x modalities x dimension) and a 0/1 mask (n x modalities) -> the weighted mean of the
    /// chosen, unit length.
    torch::Tensor fuse(const torch::Tensor& encodings, const torch::Tensor& mask) const;

    /// A scalar, at least .01 (CLIP stops there too); learned where the options say so.
    torch::Tensor temperature() const;

    torch::Tensor logWeights() const { return m_logWeights; }
    torch::Tensor logTemperature() const { return m_logTemperature; }
    /// Those that learn at the encoders' rate: linear parts, and MLPs that stand alone.
    std::vector<torch::Tensor> encoderParameters() const;
    /// MLPs beside linear parts.
    std::vector<torch::Tensor> residualParameters() const;

private:
    std::vector<std::shared_ptr<Encoder>> m_encoders;
    std::vector<bool> m_random;
    torch::Tensor m_logWeights;
    torch::Tensor m_logTemperature;
};

}  // namespace crossfade
