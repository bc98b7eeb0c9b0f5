// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/experiment_model.h"

#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crossfade::test {

/// Two settings with two seeds each: of "temperature=0.1" both are done, of "temperature=0.2" one
/// failed and one is left.
ExperimentResult madeUpExperiment();

/// Stands for a project's experiments: what is started has figures at once.
class MadeUpExperiments {
public:
    /// Must not outlive this.
    ui::ExperimentWork work();

    std::set<std::string> failing;       ///< labels of the runs that fail
    std::optional<std::size_t> endless;  ///< the run that ends only when it is cancelled
    bool busy = false;                   ///< another program writes

    std::size_t timesRead();

private:
    Result<ExperimentSummary> run(const Sweep& sweep, const ExperimentSink& tell,
                                  const JobContext& job);
    void begin(const Sweep& sweep);

    std::mutex m_lock;
    std::vector<ExperimentResult> m_experiments;
    std::size_t m_read = 0;
};

}  // namespace crossfade::test
