// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/evaluation/statistics.h"
#include "core/workflow/project.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// What a run's evaluation by the default protocol says.
struct ExperimentFigures {
    double ndcg = 0.0;
    Interval ndcgInterval;
    double gini = 0.0;
};

struct ExperimentRunResult {
    std::string label;
    RunId run;  ///< 0: not finished
    /// None if the run is not finished, or was not evaluated on the catalogue as it is now.
    std::optional<ExperimentFigures> figures;
    double seconds = 0.0;  ///< that its epochs took
    std::string error;     ///< why the last try failed; empty if it did not
};

/// Runs that differ by seed only: mean and standard deviation of those with figures.
struct SettingResult {
    std::string label;  ///< without the seed; the experiment's name if nothing is left
    SeedSummary ndcg;   ///< of one run or more
    SeedSummary gini;
};

struct ExperimentResult {
    std::int64_t id = 0;
    std::string name;
    std::string text;     ///< of the sweep file
    std::string created;  ///< UTC, ISO 8601
    std::vector<ExperimentRunResult> runs;
    std::vector<SettingResult> settings;  ///< that have figures, in the order of the runs
};

/// The project's experiments, newest first, as far as each has come.
Result<std::vector<ExperimentResult>> experimentResults(Project& project);

}  // namespace crossfade
