// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/retrieval/side.h"

#include <optional>
#include <string>

namespace crossfade {

/// How something is scored otherwise than it is by itself.
struct ScoringChange {
    std::optional<CompareOn> compareOn = {};
    std::optional<double> hubCorrection = {};  ///< 0 to 10; without local scaling then
    bool localScaling = false;
    bool centre = false;  ///< see centred(); of runs only

    bool any() const { return *this != ScoringChange(); }
    bool operator==(const ScoringChange&) const = default;
};

/// "shared", "hub-correction=0.5", "local-scaling", "centred", several with commas between them.
/// InvalidInput with what there is.
Result<ScoringChange> scoringChangeFrom(const std::string& text);
std::string scoringChangeText(const ScoringChange& change);

/// The scoring as changed; centring is not part of it.
Scoring changedScoring(Scoring own, const ScoringChange& change);

}  // namespace crossfade
