// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/network.h"

#include <cmath>

namespace crossfade {

namespace nn = torch::nn;
namespace F = torch::nn::functional;

torch::Tensor toTensor(const Matrix& matrix)
{
    auto tensor = torch::empty(
        {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.cols)},
        torch::kFloat32);
    std::copy(matrix.values.begin(), matrix.values.end(), tensor.data_ptr<float>());
    return tensor;
}

namespace {

nn::Sequential makeEncoder(std::int64_t input, const TrainOptions& options)
{
    nn::Sequential encoder;
    if (options.hidden == 0) {
        encoder->push_back(nn::Dropout(options.dropout));
        // A projection has no offset; one that starts at random may learn it.
        const bool bias = options.initialisation == Initialisation::Random;
        encoder->push_back(nn::Linear(nn::LinearOptions(input, options.dimension).bias(bias)));
    } else {
        encoder->push_back(nn::Linear(input, options.hidden));
        encoder->push_back(nn::ReLU());
        encoder->push_back(nn::Dropout(options.dropout));
        encoder->push_back(nn::Linear(options.hidden, options.dimension));
    }
    return encoder;
}

}  // namespace

Network::Network(const std::vector<std::string>& modalities,
                 const std::vector<std::int64_t>& inputs, const TrainOptions& options)
{
    std::vector<float> logWeights;
    for (std::size_t m = 0; m < inputs.size(); ++m) {
        m_encoders.emplace_back(
            register_module("encoder" + std::to_string(m), makeEncoder(inputs[m], options)));
        // The paper averages; weights are what the subset objective learns.
        const double start =
            options.objective == Objective::Subset ? options.startWeight(modalities[m]) : 1.0;
        logWeights.push_back(static_cast<float>(std::log(start)));
    }
    m_logWeights = register_parameter("logWeights", torch::tensor(logWeights));
}

void Network::startFrom(const std::vector<Matrix>& weights)
{
    const torch::NoGradGuard noGrad;
    for (std::size_t m = 0; m < m_encoders.size(); ++m) {
        auto parameters = m_encoders[m]->parameters();
        TORCH_CHECK(parameters.size() == 1, "only a linear encoder without offset can be started");
        parameters[0].copy_(toTensor(weights[m]));
    }
}

torch::Tensor Network::encode(std::size_t modality, const torch::Tensor& input)
{
    return F::normalize(m_encoders[modality]->forward(input), F::NormalizeFuncOptions().dim(1));
}

torch::Tensor Network::fuse(const torch::Tensor& encodings, const torch::Tensor& mask) const
{
    const auto weights = m_logWeights.exp().view({1, -1, 1}) * mask.unsqueeze(2);
    return F::normalize((encodings * weights).sum(1), F::NormalizeFuncOptions().dim(1));
}

std::vector<torch::Tensor> Network::encoderParameters() const
{
    std::vector<torch::Tensor> parameters;
    for (const auto& encoder : m_encoders)
        for (const auto& parameter : encoder->parameters()) parameters.push_back(parameter);
    return parameters;
}

}  // namespace crossfade
