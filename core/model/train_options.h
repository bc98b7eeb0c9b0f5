// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// What the loss contrasts.
enum class Objective {
    /// A random subset of an artist's modalities against the rest, both fused as retrieval fuses
    /// them: training sees what inference uses, and the fusion weights are learned.
    Subset,
    /// Each pair of modalities on the artists that have both, losses summed (Ferraro et al. 2023).
    Pairwise,
};

enum class Initialisation {
    Pca,     ///< linear encoders start as the PCA of the weighted concatenation
    Random,  ///< as LibTorch does it
};

struct TrainOptions {
    Objective objective = Objective::Subset;
    Initialisation initialisation = Initialisation::Pca;
    int hidden = 0;              ///< width of the hidden layer; 0: linear encoders
    int dimension = 200;         ///< of the shared space
    double temperature = 0.1;    ///< tau of NT-Xent; lower weighs the hardest negatives more
    int batch = 1024;            ///< artists a step; fewer when the catalogue has fewer
    double learningRate = 3e-4;  ///< of AdamW; fusion weights learn three times as fast
    double weightDecay = 1e-3;
    double dropout = 0.3;  ///< on the inputs of linear encoders, on the hidden layer of others
    int epochs = 40;
    int patience = 0;  ///< stop after so many epochs without a better validation loss; 0: never
    std::uint64_t seed = 0;
    int threads = 0;             ///< 0: one per core, but one where batches are small
    std::string device = "cpu";  ///< "cpu" or "cuda"
    std::map<std::string, double> startWeights;  ///< fusion weight to start from; see startWeight()

    bool operator==(const TrainOptions&) const = default;

    /// Subset: linear from PCA, 40 epochs of batches of 1024. Pairwise: as the paper and its
    /// predecessors have it, an MLP of 512 from random weights, batches of 512, learning rate 1e-3.
    static TrainOptions defaultsFor(Objective objective);

    /// The weight that fusion starts from: startWeights, or a default (audio .3, tags 1, others
    /// .6).
    double startWeight(const std::string& modality) const;
};

/// InvalidInput with the option and its value if something is out of range or does not go together.
Status checkTrainOptions(const TrainOptions& options, std::span<const std::string> modalities);

Result<Objective> objectiveFromName(std::string_view name);
std::string_view objectiveName(Objective objective);

std::string toJson(const TrainOptions& options);
/// Missing entries keep their default; Corrupt if the text is no JSON object or a value has another
/// type.
Result<TrainOptions> trainOptionsFromJson(const std::string& json);

}  // namespace crossfade
