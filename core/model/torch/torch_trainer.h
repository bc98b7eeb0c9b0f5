// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch_sampler.h"
#include "core/model/torch/network.h"
#include "core/model/torch/objectives.h"
#include "core/model/trainer.h"

#include <torch/torch.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace crossfade {

class TorchTrainer : public Trainer {
public:
    /// The options are checked already; the device exists.
    TorchTrainer(TrainingData data, const TrainOptions& options);

    Result<EpochReport> runEpoch(const JobContext& job) override;
    int epoch() const override { return m_epoch; }
    bool finished() const override;
    std::vector<std::string> lossTerms() const override;
    std::vector<std::byte> checkpoint() const override;
    Status restore(std::span<const std::byte> checkpoint) override;
    std::vector<std::byte> model() const override;
    int threads() const override { return m_threads; }
    Result<Encoded> encode(const JobContext& job) override;

private:
    EncodedBatch encodeBatch(const std::vector<ArtistRow>& artists,
                             const std::vector<ModalityMask>& seen);
    /// One per loss term; undefined where the batch says nothing of it.
    std::vector<torch::Tensor> losses(const Batch& batch);
    void makeOptimiser();
    double heldOutLoss();
    Result<EpochReport> trainEpoch(const JobContext& job);

    std::shared_ptr<const ModalityVectors> m_features;
    TrainOptions m_options;
    torch::Device m_device;
    int m_threads;
    std::vector<torch::Tensor> m_inputs;  ///< per modality, artists x input
    std::unique_ptr<BatchSampler> m_sampler;
    std::unique_ptr<BatchSampler> m_heldOut;  ///< only with patience
    LinkSampler m_links;
    std::shared_ptr<Network> m_network;
    std::vector<std::unique_ptr<ContrastiveObjective>> m_objectives;
    std::unique_ptr<torch::optim::AdamW> m_optimiser;
    int m_epoch = 0;
    double m_bestLoss = 0.0;
    int m_bestEpoch = 0;
    std::vector<torch::Tensor> m_best;  ///< parameters at m_bestEpoch; empty without patience
};

/// Runs `work` and turns exceptions of LibTorch and of the allocator into an Error: the seam of
/// this module.
template <typename Work>
auto torchGuarded(Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const c10::Error& failure) {
        return Error{ErrorCode::Backend,
                     "LibTorch: " + std::string(failure.what_without_backtrace())};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::Backend, "There is not enough memory; try a smaller batch."};
    }
}

}  // namespace crossfade
