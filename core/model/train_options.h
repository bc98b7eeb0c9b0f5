// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

/// What the loss contrasts.
enum class Objective {
    /// A random subset of an artist's modalities against the rest, both fused as retrieval fuses
    /// them: training sees what inference uses, and the fusion weights are learned.
    Subset,
    /// Each pair of modalities on the artists that have both, losses summed (Ferraro et al. 2023).
    Pairwise,
    /// All encodings of all artists at once, those of one artist as each other's positives
    /// (Khosla et al. 2020, L_out).
    Joint,
};

enum class Initialisation {
    Pca,     ///< linear encoders start as the PCA of the weighted concatenation
    Random,  ///< as LibTorch does it
};

struct TrainOptions {
    Objective objective = Objective::Subset;
    Initialisation initialisation = Initialisation::Pca;
    int hidden = 0;                 ///< width of the MLPs that encode; 0: linear encoders
    int residualBelow = 0;          ///< a linear encoder of fewer inputs has a small MLP beside it
    int dimension = 200;            ///< of the shared space
    double temperature = 0.1;       ///< tau of NT-Xent; lower weighs the hardest negatives more
    bool learnTemperature = false;  ///< it is where tau starts
    int batch = 1024;               ///< artists a step; fewer when the catalogue has fewer
    double learningRate = 3e-4;     ///< of AdamW; fusion weights learn three times as fast
    double residualRate = 1e-3;     ///< of the MLPs beside linear encoders
    double weightDecay = 1e-3;
    double dropout = 0.3;  ///< on the inputs of linear encoders, on the hidden layer of others
    double modalityDropout =
        0.0;  ///< chance that a step does not see a modality that an artist has
    int epochs = 40;
    int patience = 0;  ///< stop after so many epochs without a better validation loss; 0: never
    std::uint64_t seed = 0;
    int threads = 0;             ///< 0: one per core, but one where batches are small
    std::string device = "cpu";  ///< "cpu" or "cuda"
    std::map<std::string, double> startWeights;  ///< fusion weight to start from; see startWeight()

    // Losses beside the objective, by their weight; 0: without.
    double pairwiseWeight = 0.0;    ///< the pairwise losses
    double alignmentWeight = 0.0;   ///< Wang and Isola (2020), over pairs of modalities
    double uniformityWeight = 0.0;  ///< Wang and Isola (2020), over each modality's encodings
    /// Known similar pairs of the training split as positives. A query's own pairs are never among
    /// them, as queries are of the other splits.
    double linksWeight = 0.0;
    double linksSmoothing = 0.0;  ///< of the encodings along the same pairs, see smoothAlongLinks()
    std::map<std::string, double> pairWeights;  ///< of "audio+tags" in pairwise losses; 1 if absent

    // What is trained on.
    std::vector<std::string> modalities;      ///< empty: all
    std::vector<std::string> randomEncoders;  ///< modalities that keep a random linear encoder
    double trainFraction = 1.0;  ///< share of the artists with several modalities (learning curve)
    double minPopularity = 0.0;  ///< artists below, and of unknown popularity, are left out

    // How the run's encodings are compared, unless one asks for something else.
    std::string compareOn = "own";  ///< "own" or "shared", see Scoring in core/retrieval
    double hubCorrection = 0.0;
    bool localScaling = false;
    bool centre = false;  ///< each modality's mean is taken off its encodings, see centred()

    bool operator==(const TrainOptions&) const = default;

    /// Subset: what is shipped, see the README. Pairwise and joint: as the paper and its
    /// predecessors have it, an MLP of 512 from random weights, batches of 512, learning rate 1e-3.
    static TrainOptions defaultsFor(Objective objective);
    /// The shipped model with what the training split's known similar pairs teach.
    static TrainOptions supervised();
    bool isSupervised() const { return linksWeight > 0.0 || linksSmoothing > 0.0; }

    /// The weight that fusion starts from: startWeights, or a default (audio .3, tags 1, others
    /// .6).
    double startWeight(const std::string& modality) const;
    double pairWeight(const std::string& a, const std::string& b) const;
};

/// InvalidInput with the option and its value if something is out of range or does not go together.
Status checkTrainOptions(const TrainOptions& options, std::span<const std::string> modalities);

Result<Objective> objectiveFromName(std::string_view name);
std::string_view objectiveName(Objective objective);

/// One option under the one name that it has on the command line, in sweep files and in stored
/// runs.
struct TrainOptionField {
    std::string name;
    std::string help;
    std::function<std::string(const TrainOptions&)> get;
    /// InvalidInput with name and value if the text does not fit.
    std::function<Status(TrainOptions&, const std::string&)> set;
};
/// All but objective, which decides the others' defaults.
std::span<const TrainOptionField> trainOptionFields();

/// InvalidInput with the names there are if there is no such option.
Status setTrainOption(TrainOptions& options, const std::string& name, const std::string& value);

/// The objective's defaults, changed by these. Encoders given a hidden layer start at random unless
/// "init" is among them.
Result<TrainOptions> trainOptionsFrom(Objective objective,
                                      const std::map<std::string, std::string>& settings);

/// A JSON object of the fields' texts.
std::string toJson(const TrainOptions& options);
/// Missing entries keep their default; Corrupt if the text is no such object.
Result<TrainOptions> trainOptionsFromJson(const std::string& json);

/// Only what differs from the objective's defaults, as "name=value name=value".
std::string describeTrainOptions(const TrainOptions& options);

}  // namespace crossfade
