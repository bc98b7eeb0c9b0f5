// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/exploration_state.h"
#include "core/workflow/list_change.h"

#include <QString>

#include <span>
#include <string>

namespace crossfade::ui {

/// What a setting did to a list, in a sentence: "Without listening, 7 of the 20 neighbours change
/// and their median popularity falls from 96 to 31." `before` and `now` are two states of one
/// query, whose settings differ; `modalities` are those of now's run.
QString changeSentence(const ExplorationState& before, const ExplorationState& now,
                       const ListChange& change, std::span<const std::string> modalities);

/// "30 % of tags and listening missing (seed 4)".
QString missingSentence(const MissingData& missing, std::span<const std::string> modalities);

}  // namespace crossfade::ui
