// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workflow/layout_run.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

/// An artist as a story names them: by both, so that it also opens on a catalogue that has given
/// them another id.
struct StoryArtist {
    std::string id;
    std::string name;

    bool operator==(const StoryArtist&) const = default;
};

/// Which page a step stands on.
enum class StoryPage { Explore, Inspect, Research };

/// What of the map a step shows.
struct StoryView {
    enum class Shows {
        Query,      ///< whoever is asked for, with the neighbours
        All,        ///< the whole map
        Selection,  ///< whoever the step selects
        Place       ///< a part of one layout of one run
    };
    Shows shows = Shows::Query;
    // Of a Place: its part in the map's own units, y up, and whose units these are.
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
    std::string runCreated = {};  ///< when the run was trained, see RunRecord
    LayoutKey layout = {};

    bool operator==(const StoryView&) const = default;
};

/// What a map can be coloured by, as stories call it.
inline constexpr std::array<std::string_view, 9> kStoryColours = {
    "nothing",    "modalities", "popularity", "region", "true neighbours",
    "similarity", "share",      "column",     "tag"};

struct StoryColour {
    std::string by = std::string(kStoryColours[0]);  ///< one of kStoryColours
    std::string of;  ///< name of the modality, column or tag; empty for the others

    bool operator==(const StoryColour&) const = default;
};

/// A state that is shown, and what is said of it.
struct StoryStep {
    std::string caption;
    StoryPage page = StoryPage::Explore;
    /// JSON object: an exploration state without what belongs to one run alone; see
    /// story_steps.h.
    std::string state = "{}";
    StoryView view;
    std::vector<StoryArtist> selection;
    std::vector<StoryArtist> heard;  ///< whose recordings are played, one after the other
    StoryColour colour;

    bool operator==(const StoryStep&) const = default;
};

/// An ordered list of states with captions: a talk. data/FORMAT.md describes its file.
struct Story {
    std::string title;
    std::string catalogue;  ///< name of the one that it was made on; may be empty
    std::vector<StoryStep> steps;

    bool operator==(const Story&) const = default;
};

/// What story files are called.
inline constexpr std::string_view kStoryEnding = ".story.json";

std::string toJson(const Story& story);
/// Corrupt, with the step (1 for the first), the field and its value, if it is no story; `where`
/// names the file in that sentence. A field that is left out is as in StoryStep.
Result<Story> storyFromJson(const std::string& json, const std::string& where);

/// NotFound or Io if the file can't be read.
Result<Story> readStory(const std::filesystem::path& file);
/// Whole or not at all.
Status writeStory(const std::filesystem::path& file, const Story& story);

/// The story files of a folder by name; none where it can't be read.
std::vector<std::filesystem::path> storiesIn(const std::filesystem::path& folder);

}  // namespace crossfade
