// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluation_model.h"

#include "core/workflow/evaluate_run.h"
#include "ui/models/text.h"

namespace crossfade::ui {

EvaluationModel::EvaluationModel(QObject* parent) : QObject(parent) {}

void EvaluationModel::setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                                 std::shared_ptr<const LoadedRun> run,
                                 std::optional<EvaluationReport> stored)
{
    m_runner.abandon();
    m_catalogue = std::move(catalogue);
    m_run = std::move(run);
    m_baseline = std::move(stored);
    m_now.reset();
    m_wanted.reset();
    m_reason.clear();
    if (!m_baseline) compute(m_run->ownComparison(), true);
    Q_EMIT changed();
}

void EvaluationModel::clear()
{
    m_runner.abandon();
    m_catalogue.reset();
    m_run.reset();
    m_baseline.reset();
    m_now.reset();
    m_wanted.reset();
    m_reason.clear();
}

void EvaluationModel::request(const Comparison& wanted)
{
    if (!m_run || !m_reason.isEmpty()) return;
    const bool learned = wanted == m_run->ownComparison();
    if (!m_baseline) {
        m_wanted = learned ? std::nullopt : std::optional(wanted);
        return;
    }
    if (learned) {
        m_runner.abandon();
        m_now.reset();
        Q_EMIT changed();
        return;
    }
    compute(wanted, false);
}

void EvaluationModel::compute(const Comparison& comparison, bool asBaseline)
{
    Protocol protocol;
    protocol.k = m_catalogue->stored.catalogue.k;
    const auto work = [catalogue = m_catalogue, run = m_run, comparison,
                       protocol](const JobContext& job) {
        return evaluateMixed(*catalogue, *run, comparison, protocol, job);
    };
    m_runner.start(tr("Evaluating"), work, [this, asBaseline](Result<EvaluationReport> report) {
        if (report.hasValue()) {
            (asBaseline ? m_baseline : m_now) = std::move(report).value();
        } else if (report.error().code != ErrorCode::Cancelled) {
            m_reason = qt(report.error().sentence());
        }
        if (asBaseline && m_wanted && m_reason.isEmpty()) {
            const Comparison wanted = *m_wanted;
            m_wanted.reset();
            compute(wanted, false);
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

}  // namespace crossfade::ui
