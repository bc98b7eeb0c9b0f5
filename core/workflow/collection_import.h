// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/collection_record.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace crossfade {

/// A list of artists as a file has it, found in the catalogue. Nothing is stored.
struct CollectionImport {
    std::string name;  ///< the file's own where it has one (JSON), else that of the file
    std::string notes;
    std::vector<CollectionArtist> artists;  ///< in the file's order, nobody twice
    std::vector<Error> unknown;             ///< one for each who was not found: place and why
    std::size_t repeated = 0;               ///< entries of artists who are in the list already
};

/// Reads a list in the format of the file's ending:
/// - .csv, .tsv: a table with a column id or name or both, and perhaps note; others are passed
///   over.
/// - .json: as exportCollection() writes it, or an array of names or ids.
/// - .txt: a name or an id a line; empty lines are passed over.
/// Artists are found by id, else by (folded) name; the reason for who is not names the nearest.
/// InvalidInput if the file is no such list, Io if it can't be read.
Result<CollectionImport> readCollection(Project& project, const std::filesystem::path& file);

}  // namespace crossfade
