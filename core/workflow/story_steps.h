// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exploration/exploration_state.h"
#include "core/jobs/job_context.h"
#include "core/workflow/snapshot.h"
#include "core/workflow/story.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// A state as a step keeps it: its JSON (see toJson()) with artists as {"id", "name"}, without the
/// run, and without whatever is as the run does by itself (sides, weights, scoring), so that on
/// another run it is as that one does.
std::string storyState(const ExplorationState& state, const CatalogueSnapshot& catalogue,
                       const LoadedRun& run);

/// Artists by id and name.
std::vector<StoryArtist> storyArtists(std::span<const ArtistRow> rows,
                                      const CatalogueSnapshot& catalogue);

/// What a step shows on one catalogue and run.
struct ResolvedStep {
    ExplorationState state;
    std::vector<ArtistRow> selection;
    std::vector<ArtistRow> heard;  ///< in this order
    /// Sentences: what of the step is not to be had here. It is left out.
    std::vector<std::string> remarks;
};

/// Artists go by id where the name is the same, else by name, else by id with a remark. Modalities
/// go by name. Corrupt, as storyFromJson() says it, if the state can't be read.
Result<ResolvedStep> resolveStep(const StoryStep& step, const CatalogueSnapshot& catalogue,
                                 const LoadedRun& run);

/// Of each step, what a speaker should know before the talk: its remarks, why it has no neighbours
/// where somebody is asked for, and who is to be heard and has no audio file. Makes every list
/// once. Tags are read from the project's file where a step filters by them.
Result<std::vector<std::vector<std::string>>> checkStory(
    const Story& story, const std::filesystem::path& project,
    std::shared_ptr<const CatalogueSnapshot> catalogue, std::shared_ptr<const LoadedRun> run,
    const JobContext& job);

}  // namespace crossfade
