// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/run_record.h"
#include "core/jobs/job_context.h"
#include "core/model/train_options.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

class WriterLock;

struct TrainRequest {
    TrainOptions options;
    bool resume = false;  ///< go on with the newest unfinished training and its options instead
    std::string name;     ///< of the run; empty: the resumed training's, or made of the options
    int watchEvery = 5;   ///< epochs between two looks at nDCG and Gini on val; 0: never
};

/// Told after each epoch, on the thread that trains.
using EpochSink =
    std::function<void(const std::vector<std::string>& lossTerms, const EpochReport& epoch)>;

/// Trains a model on a project's features and stores it as a run with its encodings, its PCA map
/// and its evaluation on val (where there is something to evaluate on). A checkpoint is stored
/// after every epoch: after a cancel, a crash or a kill, `resume` goes on and ends with the same
/// bytes. Busy if another program writes to the project; InvalidInput for options that can't be.
Result<RunRecord> trainRun(const std::filesystem::path& project, const TrainRequest& request,
                           const EpochSink& onEpoch, const JobContext& job);
/// The same where the project's lock is held already, for several trainings in a row.
Result<RunRecord> trainRun(const WriterLock& held, const std::filesystem::path& project,
                           const TrainRequest& request, const EpochSink& onEpoch,
                           const JobContext& job);

/// Loads the model module and says, in a sentence, if it would be slow here because another BLAS
/// than OpenBLAS is loaded; none if all is well, or if the module can't be loaded (training says
/// why).
std::optional<std::string> slowBlasWarning();

}  // namespace crossfade
