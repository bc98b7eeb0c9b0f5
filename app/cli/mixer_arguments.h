// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/retrieval/side.h"
#include "core/workflow/snapshot.h"

#include <optional>
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
};

void addMixerOptions(CLI::App& command, MixerArguments& arguments);

/// The run's own comparison, changed as the arguments say.
Result<Comparison> mixOf(const MixerArguments& arguments, const LoadedRun& run);
/// The baseline; none if none is asked for.
Result<std::optional<Comparison>> baselineOf(const MixerArguments& arguments, const LoadedRun& run);
/// What the crossfader makes of both; the mix where there is no baseline.
Comparison shownMix(const MixerArguments& arguments, const Comparison& mix,
                    const std::optional<Comparison>& baseline);

}  // namespace crossfade::cli
