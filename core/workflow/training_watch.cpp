// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/training_watch.h"

#include "core/retrieval/method.h"

#include <memory>

namespace crossfade {

TrainingWatch::TrainingWatch(const CatalogueSnapshot& catalogue, const TrainOptions& options,
                             int every)
    : m_catalogue(&catalogue), m_every(every), m_threads(options.threads)
{
    Protocol protocol;
    protocol.k = catalogue.stored.catalogue.k;
    auto task = makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth);
    if (every > 0 && task.hasValue()) m_task = std::move(task).value();
}

Status TrainingWatch::look(Trainer& trainer, EpochReport& report, const JobContext& job) const
{
    const bool due =
        report.epoch == 1 || trainer.finished() || (m_every > 0 && report.epoch % m_every == 0);
    if (!m_task || !due) return ok();
    CROSSFADE_ASSIGN(Encoded encoded, trainer.encode(job));
    const ContrastiveMethod method(
        std::make_shared<const ModalityVectors>(std::move(encoded.encodings)), encoded.weights);
    CROSSFADE_ASSIGN(const EvaluationReport seen,
                     evaluate(*m_task, {&method, ownComparison(method), {}}, m_catalogue->artists(),
                              m_catalogue->presence, m_catalogue->modalityNames,
                              static_cast<unsigned>(m_threads), job));
    report.ndcg = seen.ndcg;
    report.gini = seen.gini;
    return ok();
}

}  // namespace crossfade
