// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"

#include <string>
#include <string_view>

namespace crossfade {

std::string_view queriesName(QuerySet queries);
std::string_view poolName(CandidatePool pool);

/// {"method", "k", "ndcg", "ndcg_interval", "recall", "gini", "gini_placeable", "coverage",
/// "queries", "unplaced", "candidates", "placeable", "popularity": [{"group", "queries", "ndcg",
/// "interval"}], "modalities": [{"set", "queries", "ndcg", "interval"}], "shown": [{"group",
/// "candidates", "share"}], "shown_popularity", "lorenz"}; intervals are [low, high].
std::string toJson(const EvaluationReport& report);

/// All but perQuery and exposure, which are not stored. Corrupt if the text is not such a report.
Result<EvaluationReport> reportFromJson(const std::string& json);

}  // namespace crossfade
