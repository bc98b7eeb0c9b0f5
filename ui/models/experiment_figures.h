// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"
#include "core/workflow/experiment_results.h"
#include "ui/models/figures.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <span>

namespace crossfade::ui {

/// The run that a sweep is at.
struct SweepProgress {
    std::size_t position = 0;
    int epoch = 0;  ///< that is over; 0 while there is none
    int epochs = 0;
};

/// How many of the runs have come how far.
struct RunCounts {
    std::size_t done = 0;
    std::size_t failed = 0;
    std::size_t left = 0;
};
RunCounts countRuns(const ExperimentResult& experiment);

/// "13 of 15 runs done · 1 failed · 1 left"
QString countsText(const ExperimentResult& experiment);
/// "15 runs of 3 settings, 5 seeds each."
QString sweepText(const Sweep& sweep);

namespace experiment_table {
enum Column { Name, Done, Failed, Left };
}
FigureTable experimentTable(std::span<const ExperimentResult> experiments);

namespace run_table {
enum Column { Label, State, Ndcg, Gini, Seconds };
}
/// `running`: the sweep is under way, at `progress` if it is at a run.
FigureTable runTable(const ExperimentResult& experiment, std::size_t k, bool running,
                     const std::optional<SweepProgress>& progress);

namespace setting_table {
enum Column { Label, Ndcg, Gini, Seeds };
}
FigureTable settingTable(const ExperimentResult& experiment, std::size_t k);

/// A point per setting: mean over seeds, with one standard deviation to each side.
PointPlan settingPlan(const ExperimentResult& experiment, std::size_t k);

}  // namespace crossfade::ui
