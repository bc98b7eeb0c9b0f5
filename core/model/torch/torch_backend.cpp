// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/torch/torch_trainer.h"
#include "core/model/trainer.h"

#include <torch/version.h>

namespace crossfade {

namespace {

constexpr std::size_t kFewestArtists = 2;
constexpr std::size_t kFewestWithHeldOut = 4;

class TorchBackend : public ModelBackend {
public:
    Result<std::unique_ptr<Trainer>> makeTrainer(std::shared_ptr<const ModalityVectors> features,
                                                 const TrainOptions& options) override
    {
        CROSSFADE_TRY(checkTrainOptions(options, features->names));
        if (options.device == "cuda" && !torch::cuda::is_available())
            return Error{ErrorCode::InvalidInput,
                         "This LibTorch (" + torchVersion() +
                             ") has no CUDA device; train with the device cpu."};
        std::vector<ArtistRow> pool;
        for (std::size_t i = 0; i < features->artistCount(); ++i)
            if (features->presence[i].count() >= 2) pool.push_back(static_cast<ArtistRow>(i));
        const std::size_t fewest = options.patience > 0 ? kFewestWithHeldOut : kFewestArtists;
        if (pool.size() < fewest)
            return Error{ErrorCode::InvalidInput,
                         "Only " + counted(pool.size(), "artist has", "artists have") +
                             " two modalities or more; training needs at least " +
                             std::to_string(fewest) + "."};
        return torchGuarded([&]() -> Result<std::unique_ptr<Trainer>> {
            return std::unique_ptr<Trainer>(
                std::make_unique<TorchTrainer>(std::move(features), options, std::move(pool)));
        });
    }

    Result<std::vector<std::optional<std::vector<float>>>> encodeOne(
        std::span<const std::byte> model,
        const std::vector<std::optional<std::vector<float>>>& features) override
    {
        return torchGuarded([&]() -> Result<std::vector<std::optional<std::vector<float>>>> {
            torch::serialize::InputArchive archive;
            archive.load_from(reinterpret_cast<const char*>(model.data()), model.size());
            torch::serialize::InputArchive network;
            archive.read("network", network);
            std::vector<std::optional<std::vector<float>>> encodings;
            for (std::size_t m = 0; m < features.size(); ++m) {
                encodings.emplace_back();
                if (!features[m]) continue;
                torch::serialize::InputArchive encoder;
                network.read("encoder" + std::to_string(m), encoder);
                auto x = torch::tensor(*features[m]).unsqueeze(0);
                x = torch::nn::functional::normalize(
                        applyLayers(encoder, x),
                        torch::nn::functional::NormalizeFuncOptions().dim(1))
                        .contiguous();
                encodings.back() =
                    std::vector<float>(x.data_ptr<float>(), x.data_ptr<float>() + x.numel());
            }
            return encodings;
        });
    }

    std::string torchVersion() const override { return TORCH_VERSION; }

private:
    /// Runs the stored linear layers in order, with a ReLU between two (dropout is not applied).
    static torch::Tensor applyLayers(torch::serialize::InputArchive& encoder, torch::Tensor x)
    {
        bool first = true;
        for (const std::string& key : encoder.keys()) {
            torch::serialize::InputArchive layer;
            torch::Tensor weight;
            if (!encoder.try_read(key, layer) || !layer.try_read("weight", weight)) continue;
            torch::Tensor bias;
            if (!first) x = torch::relu(x);
            first = false;
            x = layer.try_read("bias", bias) ? torch::linear(x, weight, bias)
                                             : torch::linear(x, weight);
        }
        return x;
    }
};

}  // namespace

}  // namespace crossfade

/// The one name that the loader looks for.
extern "C" __attribute__((visibility("default"))) crossfade::ModelBackend* crossfadeModelBackend();
crossfade::ModelBackend* crossfadeModelBackend()
{
    static crossfade::TorchBackend backend;
    return &backend;
}
