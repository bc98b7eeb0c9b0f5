// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// What one epoch of training measured. Losses are means over the epoch's batches.
struct EpochReport {
    int epoch = 0;  ///< 1 for the first
    double loss = 0.0;
    std::vector<double> termLosses;        ///< of each term, in the order of RunRecord::lossTerms
    std::optional<double> validationLoss;  ///< on held-out artists, if any were held out
    /// On val, in epochs that were watched: for the eye only, nothing is chosen by them.
    std::optional<double> ndcg = {};
    std::optional<double> gini = {};
    double seconds = 0.0;

    bool operator==(const EpochReport&) const = default;
};

/// A finished training: an immutable row. Everything that another machine needs to repeat it.
struct RunRecord {
    RunId id;
    std::string name;
    std::string created;  ///< UTC, ISO 8601
    std::string method;   ///< "contrastive"
    std::string options;  ///< JSON object
    std::uint64_t seed = 0;
    std::string dataHash;
    std::string featureHash;
    std::string split;     ///< JSON object: artists in train, val, test
    std::string versions;  ///< JSON object: crossfade, libtorch, blas (its file), threads used
    std::vector<std::string> modalities;
    std::vector<float> weights;  ///< learned fusion weight per modality
    std::vector<std::string> lossTerms;
    std::vector<EpochReport> curve;
    std::size_t dimension = 0;
};

/// A training that has not finished: it can be continued from its checkpoint.
struct TrainingRecord {
    std::int64_t id = 0;
    std::string name;  ///< of the run that it becomes
    std::string created;
    std::string options;  ///< JSON object
    std::string dataHash;
    std::string featureHash;
    std::vector<EpochReport> curve;
};

}  // namespace crossfade
