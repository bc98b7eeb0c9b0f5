// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/network.h"

#include <algorithm>
#include <cmath>

namespace crossfade {

namespace F = torch::nn::functional;

namespace {

constexpr double kLowestTemperature = 0.01;
constexpr std::int64_t kResidualWidth = 512;

EncoderShape shapeOf(std::int64_t input, bool random, const TrainOptions& options)
{
    EncoderShape shape;
    shape.input = input;
    shape.dimension = options.dimension;
    shape.dropout = options.dropout;
    if (random) {
        shape.frozen = true;
        shape.dropout = 0.0;
    } else if (options.hidden > 0) {
        shape.linear = false;
        shape.hidden = options.hidden;
    } else {
        // A projection has no offset; one that starts at random may learn it.
        shape.offset = options.initialisation == Initialisation::Random;
        if (input < options.residualBelow) shape.hidden = kResidualWidth;
    }
    return shape;
}

void append(std::vector<torch::Tensor>& all, const std::vector<torch::Tensor>& more)
{
    for (const auto& parameter : more)
        if (parameter.requires_grad()) all.push_back(parameter);
}

}  // namespace

Network::Network(const std::vector<std::string>& modalities,
                 const std::vector<std::int64_t>& inputs, const TrainOptions& options)
{
    std::vector<float> logWeights;
    for (std::size_t m = 0; m < inputs.size(); ++m) {
        const bool random = std::ranges::find(options.randomEncoders, modalities[m]) !=
                            options.randomEncoders.end();
        m_random.push_back(random);
        m_encoders.push_back(
            register_module("encoder" + std::to_string(m),
                            std::make_shared<Encoder>(shapeOf(inputs[m], random, options))));
        // The paper averages; weights are what the subset objective learns.
        const double start =
            options.objective == Objective::Subset ? options.startWeight(modalities[m]) : 1.0;
        logWeights.push_back(static_cast<float>(std::log(start)));
    }
    m_logWeights = register_parameter("logWeights", torch::tensor(logWeights));
    m_logTemperature = register_parameter(
        "logTemperature", torch::tensor(static_cast<float>(std::log(options.temperature))),
        options.learnTemperature);
}

void Network::startFrom(const std::vector<Matrix>& weights)
{
    for (std::size_t m = 0; m < m_encoders.size(); ++m)
        if (!m_random[m]) m_encoders[m]->startFrom(weights[m]);
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

torch::Tensor Network::temperature() const
{
    return m_logTemperature.exp().clamp_min(kLowestTemperature);
}

std::vector<torch::Tensor> Network::encoderParameters() const
{
    std::vector<torch::Tensor> parameters;
    for (const auto& encoder : m_encoders) {
        append(parameters, encoder->linearParameters());
        if (encoder->linearParameters().empty()) append(parameters, encoder->mlpParameters());
    }
    return parameters;
}

std::vector<torch::Tensor> Network::residualParameters() const
{
    std::vector<torch::Tensor> parameters;
    for (const auto& encoder : m_encoders)
        if (!encoder->linearParameters().empty()) append(parameters, encoder->mlpParameters());
    return parameters;
}

}  // namespace crossfade
