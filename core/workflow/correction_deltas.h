// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue_delta.h"
#include "core/jobs/job_context.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace crossfade {

/// An artist is to be called otherwise.
struct NameCorrection {
    std::string artist;  ///< id
    std::string name;    ///< never empty
};

/// Tags are to be others in a modality of tags. Each field may be empty; at least one is not.
struct TagCorrection {
    std::string modality;  ///< empty: the only one of tags
    std::string artist;    ///< id, for `add` and `remove`
    /// With their counts, > 0; 0: as often as the artist's most frequent tag, or once.
    std::vector<std::pair<std::string, float>> add;
    std::vector<std::string> remove;
    /// Everywhere, or of `artist` where one is given. Counts are added up where somebody has both.
    std::vector<std::pair<std::string, std::string>> rename;
};

/// Whose data of a modality counts when two artists become one.
enum class MergeChoice {
    Kept,     ///< that of who stays
    Dropped,  ///< that of who goes
    Both      ///< added up: tags and interactions only
};

/// Two artists are one: `dropped` goes, and what people keep of them speaks of `kept`.
struct MergeCorrection {
    std::string kept;     ///< id
    std::string dropped;  ///< id
    /// By modality, of those that both have. Where it says nothing: who stays for dense values,
    /// both for tags and interactions. What one alone has is theirs.
    std::map<std::string, MergeChoice> choices;
};

/// A modality is to be what a file says, see readModality(); it may be new. Strict: any faulty row
/// refuses it.
struct ModalityCorrection {
    std::filesystem::path file;
};

/// Somebody is to be in the catalogue who was not.
struct NewArtistCorrection {
    Artist artist;  ///< id and metadata may be empty: an id is made of the name
    std::vector<ArtistState::Given> given;
    /// What they are in runs that were trained before they came: by run, one vector per modality of
    /// the run, or none (see placeArtist()).
    std::map<std::int64_t, std::vector<std::optional<std::vector<float>>>> encodings;
};

using Correction = std::variant<NameCorrection, TagCorrection, MergeCorrection, ModalityCorrection,
                                NewArtistCorrection>;

/// What a correction comes to on a catalogue.
struct CorrectionPlan {
    CatalogueDelta delta;
    std::string what;                  ///< a sentence: "“A” was called “B”."
    std::vector<std::string> remarks;  ///< sentences on what else it does
    std::string artist;                ///< id of whom it is about; empty: of nobody alone
};

/// InvalidInput or NotFound with the value that is wrong; InvalidInput too if nothing would change.
Result<CorrectionPlan> planCorrection(const Catalogue& catalogue, const Correction& correction,
                                      const JobContext& job);

/// An id for somebody new, made of the name: "new-sigur-ros", numbered where it is taken.
std::string newArtistId(const Catalogue& catalogue, const std::string& name);

}  // namespace crossfade
