// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workflow/correction_deltas.h"
#include "core/workflow/tag_amounts.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace crossfade {

/// What a pasted list of tags holds.
struct PastedTags {
    std::vector<std::pair<std::string, float>> tags;  ///< by name, nobody's twice; counts > 0
    std::vector<std::string> unknown;                 ///< of them those that nobody carries
};

/// Reads tags as people write them. Immutable.
class TagReader {
public:
    /// Knows the tags that somebody carries.
    explicit TagReader(const TagAmounts& known);

    /// Tags between commas, semicolons, tabs or line breaks, each alone or as "tag=3" with its
    /// count; without one it counts once. One that folds (foldName()) to a known tag is that tag,
    /// of several the most carried.
    PastedTags read(const std::string& text) const;

private:
    std::unordered_map<std::string, std::string> m_known;  ///< by folded name
};

/// A tag a line, alone or as "tag=3", as they are written: for those of an artist who is there.
std::vector<std::pair<std::string, float>> readTagLines(const std::string& text);

/// Numbers between blanks, commas, semicolons or line breaks; what comes first may be a name, which
/// is passed over. InvalidInput with both numbers if there are not `columns` of them, or with the
/// first word that is no finite number. `modality` is for the sentence.
Result<std::vector<float>> readNumbers(const std::string& text, const std::string& modality,
                                       std::size_t columns);

/// Reads a file of one artist, with the header of a modality's file: a dense row, tags, or
/// listeners. It is of the catalogue's modality that the file is named after, else of the one that
/// has its columns, or its shape. InvalidInput if there is none such, if the file speaks of several
/// artists or of one in the catalogue, or has a faulty row.
Result<NewArtistCorrection> readNewArtist(const Catalogue& catalogue,
                                          const std::filesystem::path& file, const JobContext& job);

}  // namespace crossfade
