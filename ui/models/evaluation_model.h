// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/exploration/exploration_state.h"
#include "core/workflow/snapshot.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace crossfade::ui {

/// What a setting of the mixer does to everybody: evaluated over the whole catalogue in the
/// background, never from one list. A newer setting cancels the older one's work.
class EvaluationModel : public QObject {
    Q_OBJECT
public:
    explicit EvaluationModel(QObject* parent = nullptr);

    /// What both are made of. `stored` (a report of the learned mix) spares computing the baseline.
    void setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run, std::optional<EvaluationReport> stored);
    /// Forgets all, before another project is opened. Emits nothing.
    void clear();
    /// Asks for the figures of a setting. What the run does by itself is the baseline.
    void request(const Comparison& wanted);

    /// Of the learned mix; none while it is being made.
    const std::optional<EvaluationReport>& baseline() const { return m_baseline; }
    /// Of the last setting that is done; none if that is the learned mix.
    const std::optional<EvaluationReport>& now() const { return m_now; }
    /// The figures shown are not yet those of the mixer.
    bool stale() const { return m_runner.running(); }
    /// Why there are none; empty if there are some or they are on their way.
    const QString& reason() const { return m_reason; }

Q_SIGNALS:
    void changed();

private:
    void compute(const Comparison& comparison, bool asBaseline);

    JobRunner m_runner;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    std::optional<EvaluationReport> m_baseline;
    std::optional<EvaluationReport> m_now;
    std::optional<Comparison> m_wanted;  ///< to be made once the baseline is there
    QString m_reason;
};

}  // namespace crossfade::ui
