// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/objectives.h"

#include <cstdint>
#include <functional>

namespace crossfade {

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

torch::Tensor linkLoss(const Network& network, const EncodedBatch& encoded, const LinkBatch& batch)
{
    const auto fused = network.fuse(encoded.encodings, encoded.presence.to(torch::kFloat32));
    const auto half = fused.size(0) / 2;
    return ntXent(fused.narrow(0, 0, half), fused.narrow(0, half, half), network.temperature(),
                  batch.excluded);
}

namespace {

/// A random subset of the modalities against the rest.
class SubsetObjective : public ContrastiveObjective {
public:
    explicit SubsetObjective(std::size_t modalities) : m_modalities(modalities) {}
    std::vector<std::string> terms() const override { return {"subset"}; }
    std::vector<torch::Tensor> losses(const Network& network, const EncodedBatch& encoded,
                                      const Batch& batch) const override
    {
        const auto device = encoded.encodings.device();
        const auto left =
            network.fuse(encoded.encodings, maskTensor(batch.left, m_modalities).to(device));
        const auto right =
            network.fuse(encoded.encodings, maskTensor(batch.right, m_modalities).to(device));
        return {ntXent(left, right, network.temperature())};
    }

private:
    std::size_t m_modalities;
};

class JointObjective : public ContrastiveObjective {
public:
    std::vector<std::string> terms() const override { return {"joint"}; }
    std::vector<torch::Tensor> losses(const Network& network, const EncodedBatch& encoded,
                                      const Batch& /*batch*/) const override
    {
        return {jointNtXent(encoded.encodings, encoded.presence, network.temperature())};
    }
};

/// A loss of each pair of modalities, on the artists that have both.
class PairObjective : public ContrastiveObjective {
public:
    using Loss = std::function<torch::Tensor(const Network&, const torch::Tensor& a,
                                             const torch::Tensor& b)>;
    struct Pair {
        std::int64_t first, second;
        double weight;
        std::string name;
    };
    PairObjective(std::vector<Pair> pairs, Loss loss)
        : m_pairs(std::move(pairs)), m_loss(std::move(loss))
    {
    }
    std::vector<std::string> terms() const override
    {
        std::vector<std::string> names;
        for (const Pair& pair : m_pairs) names.push_back(pair.name);
        return names;
    }
    std::vector<torch::Tensor> losses(const Network& network, const EncodedBatch& encoded,
                                      const Batch& /*batch*/) const override
    {
        std::vector<torch::Tensor> losses;
        for (const Pair& pair : m_pairs) {
            const auto both =
                (encoded.presence.select(1, pair.first) & encoded.presence.select(1, pair.second))
                    .nonzero()
                    .squeeze(1);
            losses.emplace_back();
            if (both.size(0) < 2) continue;
            const auto rows = [&](std::int64_t m) {
                return encoded.encodings.select(1, m).index_select(0, both);
            };
            losses.back() = m_loss(network, rows(pair.first), rows(pair.second)) * pair.weight;
        }
        return losses;
    }

private:
    std::vector<Pair> m_pairs;
    Loss m_loss;
};

/// Encodings of each modality spread over the sphere.
class UniformityObjective : public ContrastiveObjective {
public:
    UniformityObjective(std::size_t modalities, double weight)
        : m_modalities(static_cast<std::int64_t>(modalities)), m_weight(weight)
    {
    }
    std::vector<std::string> terms() const override { return {"uniformity"}; }
    std::vector<torch::Tensor> losses(const Network& /*network*/, const EncodedBatch& encoded,
                                      const Batch& /*batch*/) const override
    {
        torch::Tensor sum;
        for (std::int64_t m = 0; m < m_modalities; ++m) {
            const auto have = encoded.presence.select(1, m).nonzero().squeeze(1);
            if (have.size(0) < 2) continue;
            const auto loss = uniformityLoss(encoded.encodings.select(1, m).index_select(0, have));
            sum = sum.defined() ? sum + loss : loss;
        }
        return {sum.defined() ? sum * (m_weight / static_cast<double>(m_modalities)) : sum};
    }

private:
    std::int64_t m_modalities;
    double m_weight;
};

std::vector<PairObjective::Pair> pairsOf(const std::vector<std::string>& modalities,
                                         const TrainOptions& options, double weight,
                                         const std::string& prefix)
{
    std::vector<PairObjective::Pair> pairs;
    for (std::size_t i = 0; i < modalities.size(); ++i)
        for (std::size_t j = i + 1; j < modalities.size(); ++j)
            if (const double own = options.pairWeight(modalities[i], modalities[j]); own > 0.0)
                pairs.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(j),
                                 weight * own, prefix + modalities[i] + "–" + modalities[j]});
    return pairs;
}

}  // namespace

std::vector<std::unique_ptr<ContrastiveObjective>> makeObjectives(
    const TrainOptions& options, const std::vector<std::string>& modalities)
{
    std::vector<std::unique_ptr<ContrastiveObjective>> all;
    if (options.objective == Objective::Subset)
        all.push_back(std::make_unique<SubsetObjective>(modalities.size()));
    if (options.objective == Objective::Joint) all.push_back(std::make_unique<JointObjective>());
    const bool pairwise = options.objective == Objective::Pairwise;
    if (const double weight = pairwise ? 1.0 : options.pairwiseWeight; weight > 0.0)
        all.push_back(std::make_unique<PairObjective>(
            pairsOf(modalities, options, weight, ""),
            [](const Network& network, const torch::Tensor& a, const torch::Tensor& b) {
                return ntXent(a, b, network.temperature());
            }));
    if (options.alignmentWeight > 0.0)
        all.push_back(std::make_unique<PairObjective>(
            pairsOf(modalities, options, options.alignmentWeight, "alignment "),
            [](const Network&, const torch::Tensor& a, const torch::Tensor& b) {
                return alignmentLoss(a, b);
            }));
    if (options.uniformityWeight > 0.0)
        all.push_back(
            std::make_unique<UniformityObjective>(modalities.size(), options.uniformityWeight));
    return all;
}

}  // namespace crossfade
