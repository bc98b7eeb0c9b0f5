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

/// What the export of a collection did.
struct CollectionExport {
    std::size_t artists = 0;           ///< written
    std::vector<std::string> gone;     ///< labels: written too, but no longer in the catalogue
    std::vector<std::string> unheard;  ///< labels: in a playlist without a file to play
};

/// A collection in the format of an ending (".csv"), for the clipboard: what exportCollection()
/// would write into the file, and the same errors. A notice that has no place in CSV is left out.
struct CollectionText {
    std::string text;
    CollectionExport done;
};
Result<CollectionText> collectionText(Project& project, const CollectionRecord& collection,
                                      const std::string& ending);

/// Writes a collection, whole or not at all, in the format of the file's ending:
/// - .csv (RFC 4180): id, name, note, popularity (empty: unknown), then the catalogue's further
///   columns; empty for who has gone. Where the catalogue has a notice, it goes to X.notice.txt.
/// - .json: {"name", "notes", "notice", "artists": [{"id", "name", "note", "popularity",
///   "in_catalogue"}]}.
/// - .md: name, notes, a table, the notice.
/// - .m3u, .m3u8: extended M3U, UTF-8; the file of each where findAudioFiles() finds it, absolute,
///   else their audio_file as the catalogue has it, and for who has none a comment. InvalidInput if
///   nobody has one.
/// InvalidInput with the endings that are understood for any other.
Result<CollectionExport> exportCollection(Project& project, const CollectionRecord& collection,
                                          const std::filesystem::path& file);

}  // namespace crossfade
