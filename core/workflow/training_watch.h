// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/run_record.h"
#include "core/evaluation/evaluation.h"
#include "core/jobs/job_context.h"
#include "core/model/trainer.h"
#include "core/workflow/snapshot.h"

#include <optional>

namespace crossfade {

/// Looks at accuracy and exposure on val while a model trains, so that a run that goes wrong is
/// seen before it ends. Changes nothing in the training. Borrows the catalogue.
class TrainingWatch {
public:
    /// `every`: epochs between two looks; 0, or a catalogue without queries: none.
    TrainingWatch(const CatalogueSnapshot& catalogue, const TrainOptions& options, int every);

    /// Sets the report's ndcg and gini in the first epoch, in every so-manieth, and in the last. By
    /// cosine, artists as they are: what is watched is the space, not its correction.
    Status look(Trainer& trainer, EpochReport& report, const JobContext& job) const;

private:
    const CatalogueSnapshot* m_catalogue;
    std::optional<Task> m_task;
    int m_every;
    int m_threads;
};

}  // namespace crossfade
