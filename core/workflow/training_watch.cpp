// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/training_watch.h"

#include "core/retrieval/method.h"
#include "core/workflow/methods.h"

namespace crossfade {

namespace {
constexpr std::size_t kCollapsePairs = 20000;
constexpr std::uint64_t kCollapseSeed = 1;
}  // namespace

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

Result<std::vector<Signature>> signaturesOfRun(Project& project, RunId id, const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    CROSSFADE_ASSIGN(const auto run, project.loadRun(id));
    CROSSFADE_ASSIGN(const TrainOptions options, trainOptionsFromJson(run->record.options));
    std::vector<Signature> found =
        signaturesOfCurve(run->record.curve, run->record.lossTerms, options.epochs);
    const auto add = [&](std::vector<Signature> more) {
        found.insert(found.end(), more.begin(), more.end());
    };
    add(signaturesOfEncodings(run->index.encodings(), kCollapsePairs, kCollapseSeed));

    Protocol protocol;
    protocol.k = catalogue.stored.catalogue.k;
    const auto task = makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth);
    if (!task.hasValue()) return found;
    MethodFactory methods(project);
    std::optional<EvaluationReport> best;
    for (const std::string& name : catalogue.modalityNames) {
        CROSSFADE_ASSIGN(const auto method, methods.make(name, {}, job));
        CROSSFADE_ASSIGN(
            EvaluationReport alone,
            evaluate(task.value(), {method.get(), ownComparison(*method), {}}, catalogue.artists(),
                     catalogue.presence, catalogue.modalityNames, 0, job));
        if (!best || alone.ndcg > best->ndcg) best = std::move(alone);
    }
    const ContrastiveMethod method(run->index.sharedEncodings(), run->record.weights);
    CROSSFADE_ASSIGN(
        const EvaluationReport report,
        evaluate(task.value(), {&method, run->ownComparison(), run->hubness}, catalogue.artists(),
                 catalogue.presence, catalogue.modalityNames, 0, job));
    best->method += " alone";
    add(signaturesAgainst(report, *best));
    return found;
}

}  // namespace crossfade
