// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

/// One artist of a batch as somebody wrote them: a name or an id.
struct BatchName {
    std::size_t line = 0;  ///< in the text or file, from 1
    std::string text;
    bool operator==(const BatchName&) const = default;
};

/// One name a line, blanks around it taken off, empty lines passed over; of a line with tabs (rows
/// of a spreadsheet) what stands before the first. A byte order mark and CRLF are understood.
/// InvalidInput if no name is left, or a line is not UTF-8.
Result<std::vector<BatchName>> batchNames(std::string_view text);

/// From a file: the first column of a .csv or .tsv (its header with them: see batchLists()), else
/// as above. Io if it can't be read, InvalidInput with the rows that are broken.
Result<std::vector<BatchName>> readBatchNames(const std::filesystem::path& file);

struct BatchList {
    BatchName asked;
    std::optional<ArtistRow> artist;  ///< none: not found, or several have the name
    std::string fault;                ///< why; with the nearest names, or the ids
    NeighbourList list;               ///< empty with its reason, or without an artist
};

/// The list of each name, in order, for a state with that artist as its query: mixer, filters and
/// wishes are the state's. A name that is not found stays, with its fault. A first line like
/// "id" or "artist" that is nobody's name is a header, not a fault. `explorer`
/// knows the tags that the state's filters name. Cancelled.
Result<std::vector<BatchList>> batchLists(Project& project, Explorer& explorer,
                                          const ExplorationState& state,
                                          const std::vector<BatchName>& names, std::size_t k,
                                          const JobContext& job);

/// All lists as one table, tab-separated: query (as written), query_id, rank, id, name, score,
/// correction, novelty, a share_NAME for each of the run's modalities (they add up to the score
/// less correction and novelty), popularity (empty: unknown), modalities, similar (1: the ground
/// truth says so) and note. A query without a list has one row, with the reason as its note. The
/// catalogue's notice is a first line that begins with "#". Numbers read back exactly.
std::string batchTable(const CatalogueSnapshot& catalogue,
                       const std::vector<std::string>& modalities,
                       const std::vector<BatchList>& lists);

}  // namespace crossfade
