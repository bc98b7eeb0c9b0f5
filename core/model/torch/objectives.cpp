// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/objectives.h"

#include <cstdint>
#include <limits>

namespace crossfade {

namespace F = torch::nn::functional;

torch::Tensor ntXent(const torch::Tensor& a, const torch::Tensor& b, double temperature)
{
    const auto m = a.size(0);
    const auto z = torch::cat({a, b});
    auto similarity = torch::matmul(z, z.t()) / temperature;
    similarity = similarity.masked_fill(
        torch::eye(2 * m, torch::TensorOptions().dtype(torch::kBool).device(z.device())),
        -std::numeric_limits<float>::infinity());
    const auto indices = torch::TensorOptions().dtype(torch::kLong).device(z.device());
    const auto partner = torch::cat({torch::arange(m, 2 * m, indices), torch::arange(m, indices)});
    return F::cross_entropy(similarity, partner);
}

torch::Tensor maskTensor(const std::vector<ModalityMask>& masks, std::size_t modalities)
{
    auto tensor = torch::zeros(
        {static_cast<std::int64_t>(masks.size()), static_cast<std::int64_t>(modalities)});
    auto values = tensor.accessor<float, 2>();
    for (std::size_t i = 0; i < masks.size(); ++i)
        for (std::size_t m = 0; m < modalities; ++m)
            if (masks[i].has(m))
                values[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(m)] = 1.0F;
    return tensor;
}

namespace {

/// A random subset of the modalities against the rest.
class SubsetObjective : public ContrastiveObjective {
public:
    SubsetObjective(double temperature, std::size_t modalities)
        : m_temperature(temperature), m_modalities(modalities)
    {
    }
    std::vector<std::string> terms() const override { return {"subset"}; }
    std::vector<torch::Tensor> losses(const Network& network, const EncodedBatch& encoded,
                                      const Batch& batch) const override
    {
        const auto device = encoded.encodings.device();
        const auto left =
            network.fuse(encoded.encodings, maskTensor(batch.left, m_modalities).to(device));
        const auto right =
            network.fuse(encoded.encodings, maskTensor(batch.right, m_modalities).to(device));
        return {ntXent(left, right, m_temperature)};
    }

private:
    double m_temperature;
    std::size_t m_modalities;
};

/// Each pair of modalities on the artists that have both.
class PairwiseObjective : public ContrastiveObjective {
public:
    PairwiseObjective(double temperature, std::vector<std::string> modalities)
        : m_temperature(temperature), m_modalities(std::move(modalities))
    {
    }
    std::vector<std::string> terms() const override
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < m_modalities.size(); ++i)
            for (std::size_t j = i + 1; j < m_modalities.size(); ++j)
                names.push_back(m_modalities[i] + "–" + m_modalities[j]);
        return names;
    }
    std::vector<torch::Tensor> losses(const Network& /*network*/, const EncodedBatch& encoded,
                                      const Batch& /*batch*/) const override
    {
        std::vector<torch::Tensor> losses;
        const auto count = static_cast<std::int64_t>(m_modalities.size());
        for (std::int64_t i = 0; i < count; ++i) {
            for (std::int64_t j = i + 1; j < count; ++j) {
                const auto both = (encoded.presence.select(1, i) & encoded.presence.select(1, j))
                                      .nonzero()
                                      .squeeze(1);
                if (both.size(0) < 2) {
                    losses.emplace_back();
                    continue;
                }
                losses.push_back(ntXent(encoded.encodings.select(1, i).index_select(0, both),
                                        encoded.encodings.select(1, j).index_select(0, both),
                                        m_temperature));
            }
        }
        return losses;
    }

private:
    double m_temperature;
    std::vector<std::string> m_modalities;
};

}  // namespace

std::unique_ptr<ContrastiveObjective> makeObjective(const TrainOptions& options,
                                                    const std::vector<std::string>& modalities)
{
    if (options.objective == Objective::Subset)
        return std::make_unique<SubsetObjective>(options.temperature, modalities.size());
    return std::make_unique<PairwiseObjective>(options.temperature, modalities);
}

}  // namespace crossfade
