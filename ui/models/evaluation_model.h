// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/workflow/snapshot.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/shown_setting.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace crossfade::ui {

/// What a setting of the mixer does to everybody, against a baseline: evaluated over the whole
/// catalogue in the background, never from one list. A newer setting cancels the older one's work;
/// figures that are there already are not made again. Work begins once nothing has been asked for
/// during kPauseMs: while a fader moves, the cores are the list's and the map's.
class EvaluationModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kPauseMs = 120;

    explicit EvaluationModel(QObject* parent = nullptr);

    /// What all is made of. `stored` (a report of the learned mix) spares computing it.
    void setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run, std::optional<EvaluationReport> stored);
    /// Forgets all, before another project is opened. Emits nothing.
    void clear();
    /// Asks for the figures of a setting and of what it is compared with; without a baseline that
    /// is what the run does by itself. The runs are of the catalogue.
    void request(const ShownSetting& now,
                 const std::optional<ShownSetting>& baseline = std::nullopt);

    /// From now on reports have the exposure of each candidate, which a stored one lacks: it is
    /// made again, and told of when it is there.
    void bringExposure();

    /// None while the first is being made.
    const std::optional<EvaluationReport>& baseline() const { return m_baseline.report; }
    /// Of the last setting that is done; none if that is the baseline.
    const std::optional<EvaluationReport>& now() const { return m_now.report; }
    /// The figures shown are not yet those that were asked for.
    bool stale() const { return m_runner.running() || m_pause.isActive(); }
    /// Another number whenever baseline or now is another: what is drawn of them is kept till then.
    int revision() const { return m_revision; }
    /// Why there are none; empty if there are some or they are on their way.
    const QString& reason() const { return m_reason; }

Q_SIGNALS:
    void changed();

private:
    struct Evaluated {
        ShownSetting setting;
        std::optional<EvaluationReport> report;
        bool isOf(const ShownSetting& other) const { return report && setting == other; }
    };

    /// Takes a step towards what is wanted, and says that something changed. Work waits for a
    /// pause, or begins `atOnce`.
    void goOn(bool atOnce);
    /// Fills `place` if the report of a setting is at hand.
    bool take(const ShownSetting& wanted, Evaluated& place);
    void tell();
    void compute(const ShownSetting& setting, Evaluated& place, bool atOnce);

    JobRunner m_runner;
    QTimer m_pause;  ///< before the work on what is wanted
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    ShownSetting m_wantedNow;
    ShownSetting m_wantedBaseline;
    ShownSetting m_computed;  ///< what the runner is at
    Evaluated m_learned;      ///< the run by itself
    Evaluated m_baseline;
    Evaluated m_now;
    bool m_exposureWanted = false;
    int m_revision = 0;
    int m_told = 0;  ///< the revision that was told of last
    QString m_reason;
};

}  // namespace crossfade::ui
