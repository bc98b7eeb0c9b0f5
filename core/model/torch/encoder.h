// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

#include <torch/torch.h>

#include <cstdint>

namespace crossfade {

/// The parts of one modality's encoder. Its output is the sum of the parts that it has.
struct EncoderShape {
    std::int64_t input = 0;
    std::int64_t dimension = 0;
    bool linear = true;
    bool offset = false;      ///< the linear part learns one; a projection has none
    bool frozen = false;      ///< the linear part stays as it starts
    std::int64_t hidden = 0;  ///< width of the MLP's one hidden layer; 0: no MLP
    double dropout = 0.0;
};

/// input -> dimension: linear, an MLP, or both side by side.
class Encoder : public torch::nn::Module {
public:
    explicit Encoder(const EncoderShape& shape);

    /// (n x input) -> (n x dimension), not yet of unit length.
    torch::Tensor forward(const torch::Tensor& input);

    /// Starts the linear part from given weights (dimension x input).
    void startFrom(const Matrix& weights);

    std::vector<torch::Tensor> linearParameters() const;
    std::vector<torch::Tensor> mlpParameters() const;

private:
    torch::nn::Linear m_linear{nullptr};
    torch::nn::Linear m_hidden{nullptr};
    torch::nn::Linear m_output{nullptr};
    torch::nn::Dropout m_dropout;
};

/// A view of a matrix as a tensor; copies.
torch::Tensor toTensor(const Matrix& matrix);

}  // namespace crossfade
