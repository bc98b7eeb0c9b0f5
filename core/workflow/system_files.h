// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workflow/systems.h"

#include <filesystem>

namespace crossfade {

// What other programs evaluate. Each writes its file whole or not at all, and returns how many
// queries are in it. The formats of TREC have no comments: where the catalogue has a notice, it
// goes to X.notice.txt beside them.

/// The lists of all queries, best first, as a TREC run; queries that the system can't place are not
/// in it. Equal scores are made to fall by the least there is, so that trec_eval keeps the order.
/// InvalidInput if an id has white space in it.
Result<std::size_t> exportTrecRun(Project& project, const SystemKey& system,
                                  const Protocol& protocol, const std::filesystem::path& file,
                                  const JobContext& job);

/// Who is relevant to each query, as TREC's qrels.
Result<std::size_t> exportQrels(const CatalogueSnapshot& catalogue, const Protocol& protocol,
                                const std::filesystem::path& file);

/// A TSV of id, nDCG, recall and average precision of each query, under the notice as a line
/// starting with #.
Result<std::size_t> exportPerQuery(Project& project, const SystemKey& system,
                                   const Protocol& protocol, const std::filesystem::path& file,
                                   const JobContext& job);

}  // namespace crossfade
