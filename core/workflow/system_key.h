// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/retrieval/side.h"

#include <optional>
#include <string>

namespace crossfade {

class Project;

/// How a system is scored otherwise than it does by itself.
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

/// What is compared with what: a baseline by its name (see MethodFactory::names()), or a run, as it
/// scores by itself or otherwise.
struct SystemKey {
    std::string method = "contrastive";
    RunId run;  ///< for contrastive; 0: the newest
    ScoringChange change = {};
    bool operator==(const SystemKey&) const = default;
};

/// "7" or "run 7" for a run, else the name of a baseline; after a colon a change of its scoring, as
/// in "7:shared" or "tags:hub-correction=0.5". InvalidInput with what there is.
Result<SystemKey> systemKeyFrom(const std::string& text, Project& project);

/// What systemKeyFrom() reads.
std::string systemKeyText(const SystemKey& key);

}  // namespace crossfade
