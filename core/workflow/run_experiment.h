// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/run_record.h"
#include "core/experiment/sweep.h"
#include "core/jobs/job_context.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace crossfade {

/// What becomes of one run of a sweep.
struct ExperimentEvent {
    enum class Kind {
        Found,  ///< there was a finished run already
        Begun,
        Resumed,   ///< goes on from its checkpoint
        Epoch,     ///< has run one more
        Finished,  ///< trained, stored and evaluated
        Failed,
    };
    Kind kind = Kind::Begun;
    std::size_t position = 0;  ///< 0 for the sweep's first run
    std::size_t count = 0;     ///< of runs in the sweep
    std::string label;
    std::optional<EpochReport> epoch;  ///< with Epoch
    std::string error;                 ///< with Failed: a sentence
};
/// Told on the thread that trains.
using ExperimentSink = std::function<void(const ExperimentEvent&)>;

/// How far a sweep has come.
struct ExperimentSummary {
    std::int64_t experiment = 0;  ///< see ExperimentResult
    std::size_t found = 0;        ///< runs that were finished before
    std::size_t trained = 0;
    std::size_t failed = 0;
    std::size_t left = 0;  ///< neither: it was cancelled

    bool allDone() const { return failed == 0 && left == 0; }
};

/// Reads a sweep file for a project with these modalities: see parseSweep(). NotFound or Io if it
/// can't be read, InvalidInput if it is no sweep.
Result<Sweep> readSweep(const std::filesystem::path& file, std::span<const std::string> modalities);

/// Trains, stores and evaluates (see trainRun()) each run of a sweep of which the project has no
/// finished run with the same options and features, whoever made it. A run that fails is stored
/// with its sentence, and the sweep goes on. After a cancel (between two steps), a crash or a kill
/// the same sweep started again goes on: what is finished stays, the unfinished training is
/// resumed, what failed is tried again from its start. An unfinished training that is not of the
/// sweep is lost to the first new one, as with trainRun(). Holds the project's writer lock
/// throughout. Busy if another program writes to the project, Io if it can only be read, Backend
/// if there is something to train and no model module.
Result<ExperimentSummary> runExperiment(const std::filesystem::path& project, const Sweep& sweep,
                                        const ExperimentSink& onEvent, const JobContext& job);

}  // namespace crossfade
