// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/retrieval/scoring_change.h"

#include <string>

namespace crossfade {

class Project;

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
