// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluation_model.h"

#include "core/workflow/evaluate_run.h"
#include "ui/models/text.h"

#include <utility>

namespace crossfade::ui {

EvaluationModel::EvaluationModel(QObject* parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { goOn(true); });
}

void EvaluationModel::setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                                 std::shared_ptr<const LoadedRun> run,
                                 std::optional<EvaluationReport> stored)
{
    clear();
    m_catalogue = std::move(catalogue);
    const Comparison own = run->ownComparison();
    m_learned = {{std::move(run), own}, std::move(stored)};
    m_wantedNow = m_wantedBaseline = m_learned.setting;
    goOn(true);
}

void EvaluationModel::clear()
{
    m_runner.abandon();
    m_pause.stop();
    m_catalogue.reset();
    m_wantedNow = m_wantedBaseline = m_computed = {};
    m_learned = m_baseline = m_now = {};
    ++m_revision;
    m_reason.clear();
    m_exposureWanted = false;
}

void EvaluationModel::request(const ShownSetting& now, const std::optional<ShownSetting>& baseline)
{
    if (!m_catalogue || !m_reason.isEmpty()) return;
    m_wantedNow = now;
    m_wantedBaseline = baseline.value_or(m_learned.setting);
    goOn(false);
}

void EvaluationModel::bringExposure()
{
    if (m_exposureWanted || !m_catalogue) return;
    m_exposureWanted = true;
    if (m_baseline.report) goOn(true);
}

void EvaluationModel::goOn(bool atOnce)
{
    const bool nothingDiffers = m_wantedNow == m_wantedBaseline;
    if (!nothingDiffers && m_baseline.isOf(m_wantedNow)) {
        // What is unpinned is now again, and is not to be lost with the old baseline.
        if (m_now.isOf(m_wantedBaseline))
            std::swap(m_baseline, m_now);
        else
            m_now = m_baseline;
        ++m_revision;
    }
    if (!m_baseline.isOf(m_wantedBaseline) && !take(m_wantedBaseline, m_baseline)) {
        compute(m_wantedBaseline, m_baseline, atOnce);
        return;
    }
    if (m_exposureWanted && m_baseline.report->exposure.empty()) {
        compute(m_wantedBaseline, m_baseline, atOnce);
        return;
    }
    if (!nothingDiffers && !m_now.isOf(m_wantedNow) && !take(m_wantedNow, m_now)) {
        compute(m_wantedNow, m_now, atOnce);
        return;
    }
    if (nothingDiffers && m_now.report) {
        m_now = {};
        ++m_revision;
    }
    m_runner.abandon();
    m_pause.stop();
    tell();
}

void EvaluationModel::tell()
{
    m_told = m_revision;
    Q_EMIT changed();
}

bool EvaluationModel::take(const ShownSetting& wanted, Evaluated& place)
{
    for (const Evaluated* known : {&m_learned, &m_now, &m_baseline}) {
        if (!known->isOf(wanted)) continue;
        place = Evaluated(*known);
        ++m_revision;
        return true;
    }
    return false;
}

void EvaluationModel::compute(const ShownSetting& setting, Evaluated& place, bool atOnce)
{
    const bool wasStale = stale();
    if (wasStale && m_computed == setting && !atOnce) return;
    m_computed = setting;
    if (!atOnce) {
        m_runner.abandon();
        m_pause.start();
        // While a fader moves nothing new is to be told.
        if (!wasStale || m_told != m_revision) tell();
        return;
    }
    Protocol protocol;
    protocol.k = m_catalogue->stored.catalogue.k;
    const auto work = [catalogue = m_catalogue, setting, protocol](const JobContext& job) {
        return evaluateMixed(*catalogue, *setting.run, setting.comparison, protocol, job);
    };
    m_runner.start(tr("Evaluating"), work,
                   [this, setting, &place](Result<EvaluationReport> report) {
                       if (report.hasValue()) {
                           place = {setting, std::move(report).value()};
                           ++m_revision;
                           if (setting == m_learned.setting) m_learned = place;
                           goOn(true);
                           return;
                       }
                       if (report.error().code != ErrorCode::Cancelled)
                           m_reason = qt(report.error().sentence());
                       tell();
                   });
    tell();
}

}  // namespace crossfade::ui
