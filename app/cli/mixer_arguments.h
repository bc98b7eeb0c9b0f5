// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"
#include "core/exploration/exploration_state.h"
#include "core/workflow/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace crossfade::cli {

/// How a command mixes query and candidates, and what it compares that with.
struct MixerArguments {
    std::string queryModalities, candidateModalities, weights, candidateWeights, compareOn;
    std::optional<double> hubCorrection;
    bool localScaling = false;
    std::string baseline;   ///< see comparisonFromText(); empty: none
    double position = 1.0;  ///< of the crossfader: 0 at the baseline, 1 at the mix
    double missing = 0.0;   ///< see MissingData
    std::string missingOf;  ///< empty: all modalities
    std::uint64_t missingSeed = 1;
    bool baselineMissing = false;  ///< the baseline lacks the same
};

void addMixerOptions(CLI::App& command, MixerArguments& arguments);

/// The run's own comparison, changed as the arguments say.
Result<Comparison> mixOf(const MixerArguments& arguments, const LoadedRun& run);
/// Run, mix, baseline, crossfader and missing data of a state, all as the arguments say; of nobody.
/// InvalidInput where the crossfader stands between two that can't be faded.
Result<ExplorationState> stateOf(const MixerArguments& arguments, const LoadedRun& run);
/// That of the state's baseline, which it must have.
ExplorationState baselineState(const ExplorationState& state);

/// How missing data is printed: {"share", "of": [modalities], "seed"}, and as a line.
Json missingJson(const MissingData& missing, std::span<const std::string> modalities);
std::string missingText(const MissingData& missing, std::span<const std::string> modalities);

}  // namespace crossfade::cli
