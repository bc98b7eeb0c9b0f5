// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace crossfade::report {

/// One candidate in the list of a query. trec_eval goes by the score, as a float, and not by the
/// rank: scores are to fall with it.
struct RankedDocument {
    std::string query;
    std::string document;
    std::size_t rank = 1;
    double score = 0.0;
};

struct RelevantDocument {
    std::string query;
    std::string document;
};

/// "query Q0 document rank score tag" in the order given. InvalidInput, with the line, if an id or
/// the tag is empty or has white space in it, or a score is not finite.
Result<std::string> trecRun(std::span<const RankedDocument> documents, std::string_view tag);

/// "query 0 document 1"; refuses ids as above.
Result<std::string> trecQrels(std::span<const RelevantDocument> documents);

}  // namespace crossfade::report
