// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/encoder.h"

namespace crossfade {

namespace nn = torch::nn;

namespace {
// Beside a linear part that starts well, an MLP starts as a whisper.
constexpr double kResidualStart = 0.05;
}  // namespace

torch::Tensor toTensor(const Matrix& matrix)
{
    auto tensor = torch::empty(
        {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.cols)},
        torch::kFloat32);
    std::copy(matrix.values.begin(), matrix.values.end(), tensor.data_ptr<float>());
    return tensor;
}

Encoder::Encoder(const EncoderShape& shape) : m_dropout(nn::DropoutOptions(shape.dropout))
{
    if (shape.linear) {
        m_linear = register_module(
            "linear",
            nn::Linear(nn::LinearOptions(shape.input, shape.dimension).bias(shape.offset)));
        if (shape.frozen)
            for (auto& parameter : m_linear->parameters()) parameter.set_requires_grad(false);
    }
    if (shape.hidden > 0) {
        m_hidden = register_module("hidden", nn::Linear(shape.input, shape.hidden));
        m_output = register_module("output", nn::Linear(shape.hidden, shape.dimension));
        if (shape.linear) {
            const torch::NoGradGuard noGrad;
            for (auto& parameter : m_output->parameters()) parameter.mul_(kResidualStart);
        }
    }
    register_module("dropout", m_dropout);
}

torch::Tensor Encoder::forward(const torch::Tensor& input)
{
    torch::Tensor sum;
    if (m_linear) sum = m_linear->forward(m_dropout->forward(input));
    if (m_hidden) {
        const auto curved =
            m_output->forward(m_dropout->forward(torch::relu(m_hidden->forward(input))));
        sum = sum.defined() ? sum + curved : curved;
    }
    return sum;
}

void Encoder::startFrom(const Matrix& weights)
{
    TORCH_CHECK(m_linear && !m_linear->options.bias(),
                "only a linear encoder without offset can be started");
    const torch::NoGradGuard noGrad;
    m_linear->weight.copy_(toTensor(weights));
}

std::vector<torch::Tensor> Encoder::linearParameters() const
{
    return m_linear ? m_linear->parameters() : std::vector<torch::Tensor>();
}

std::vector<torch::Tensor> Encoder::mlpParameters() const
{
    if (!m_hidden) return {};
    auto parameters = m_hidden->parameters();
    for (const auto& parameter : m_output->parameters()) parameters.push_back(parameter);
    return parameters;
}

}  // namespace crossfade
