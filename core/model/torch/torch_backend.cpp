// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/torch/torch_trainer.h"
#include "core/model/trainer.h"

#include <torch/version.h>

namespace crossfade {

namespace {

constexpr std::size_t kFewestArtists = 2;
constexpr std::size_t kFewestWithHeldOut = 4;

/// Which options leave fewer artists to train with than the catalogue has.
std::string narrowedBy(const TrainOptions& options)
{
    std::string text;
    const auto add = [&text](const std::string& option, double value) {
        text += (text.empty() ? " with " : " and ") + option + " " + shortNumber(value);
    };
    if (options.minPopularity > 0.0) add("min-popularity", options.minPopularity);
    if (options.trainFraction < 1.0) add("train-fraction", options.trainFraction);
    return text;
}

class TorchBackend : public ModelBackend {
public:
    Result<std::unique_ptr<Trainer>> makeTrainer(TrainingData data,
                                                 const TrainOptions& options) override
    {
        CROSSFADE_TRY(checkTrainOptions(options, data.features->names));
        if (options.device == "cuda" && !torch::cuda::is_available())
            return Error{ErrorCode::InvalidInput,
                         "This LibTorch (" + torchVersion() +
                             ") has no CUDA device; train with the device cpu."};
        const std::size_t fewest = options.patience > 0 ? kFewestWithHeldOut : kFewestArtists;
        if (data.pool.size() < fewest)
            return Error{ErrorCode::InvalidInput,
                         "Only " + counted(data.pool.size(), "artist has", "artists have") +
                             " two modalities or more" + narrowedBy(options) +
                             "; training needs at least " + std::to_string(fewest) + "."};
        if (options.linksWeight > 0.0 && data.links.empty())
            return Error{ErrorCode::InvalidInput,
                         "The option links-weight is " + shortNumber(options.linksWeight) +
                             ", but no two artists of the training split are known to be similar."};
        return torchGuarded([&]() -> Result<std::unique_ptr<Trainer>> {
            return std::unique_ptr<Trainer>(
                std::make_unique<TorchTrainer>(std::move(data), options));
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
                        applyEncoder(encoder, x),
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
    /// The stored parts of an encoder, see Encoder (dropout is not applied).
    static torch::Tensor applyEncoder(torch::serialize::InputArchive& encoder,
                                      const torch::Tensor& x)
    {
        const auto layer = [&](const std::string& name, const torch::Tensor& input) {
            torch::serialize::InputArchive stored;
            torch::Tensor weight;
            torch::Tensor bias;
            if (!encoder.try_read(name, stored)) return torch::Tensor();
            stored.read("weight", weight);
            return stored.try_read("bias", bias) ? torch::linear(input, weight, bias)
                                                 : torch::linear(input, weight);
        };
        const auto straight = layer("linear", x);
        const auto hidden = layer("hidden", x);
        if (!hidden.defined()) return straight;
        const auto curved = layer("output", torch::relu(hidden));
        return straight.defined() ? straight + curved : curved;
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
