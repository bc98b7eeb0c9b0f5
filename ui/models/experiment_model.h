// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"
#include "core/workflow/experiment_results.h"
#include "core/workflow/run_experiment.h"
#include "core/workflow/snapshot.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/experiment_figures.h"

#include <QObject>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crossfade::ui {

/// What the experiments ask of core, each in a thread of its own and on a connection of its own.
/// Tests put made-up figures here.
struct ExperimentWork {
    using Path = std::filesystem::path;

    /// Newest first.
    std::function<Result<std::vector<ExperimentResult>>(const Path&)> read;
    std::function<Result<ExperimentSummary>(const Path&, const Sweep&, const ExperimentSink&,
                                            const JobContext&)>
        run;
    /// Said before the first run, if training would be slow here; see slowBlasWarning().
    std::function<std::optional<std::string>()> warning;
};

ExperimentWork coreExperimentWork();

/// The project's experiments as far as they have come, the one that is looked at, and the sweep
/// that this window runs. What is in the project is read in the background, and only while somebody
/// looks.
class ExperimentModel : public QObject {
    Q_OBJECT
public:
    explicit ExperimentModel(ExperimentWork work = coreExperimentWork(), QObject* parent = nullptr);

    /// Another project forgets what was read, another state of its catalogue has it read again.
    void setSources(std::filesystem::path project,
                    std::shared_ptr<const CatalogueSnapshot> catalogue, bool readOnly);
    /// Which runs there are: when they are others, somebody may have run a sweep.
    void setRuns(std::vector<RunId> runs);
    void clear();
    /// Whether somebody looks.
    void setWatched(bool watched);
    /// Why nobody else may write now, as a sentence ("A model is being trained."); empty: they may.
    void setOtherWriter(const QString& reason);

    /// Null: no project is open.
    const std::shared_ptr<const CatalogueSnapshot>& catalogue() const { return m_catalogue; }
    /// Newest first.
    const std::vector<ExperimentResult>& experiments() const { return m_experiments; }
    /// Whether the project has been read at all.
    bool isRead() const { return m_isRead; }

    /// The one that is looked at; null if there is none.
    const ExperimentResult* chosen() const;
    void choose(std::int64_t experiment);

    /// The sweep of a text as this project would run it, or what is wrong with it.
    Result<Sweep> parse(const std::string& text, const std::string& fileName) const;
    /// Of this text; null if the project has none.
    const ExperimentResult* experimentOf(const std::string& text) const;

    /// Why no sweep can be started now, as a sentence; empty if one can.
    QString obstacle() const;
    void start(Sweep sweep);
    /// Whether the chosen one has runs that are left or failed, or that lack their figures.
    bool hasWorkLeft() const;
    /// Starts the chosen one again.
    void goOn();
    void cancel() { m_runner.cancel(); }
    bool running() const { return m_runner.running(); }
    /// Whether it is the chosen one that runs.
    bool runsChosen() const;
    /// Where the sweep is; none between two runs.
    const std::optional<SweepProgress>& progress() const { return m_progress; }
    JobRunner& runner() { return m_runner; }

Q_SIGNALS:
    void experimentsChanged();  ///< also when another project came
    void choiceChanged();
    void progressed();
    void stateChanged();  ///< whether one runs, and whether one can be started
    void runEnded();      ///< one more run is in the project
    void warned(const QString& sentence);
    void failed(const QString& sentence);  ///< not after a cancel

private:
    void readIfDue();
    void takeRead(std::vector<ExperimentResult> experiments);
    void take(const ExperimentEvent& event);
    void takeEnd(const Result<ExperimentSummary>& summary);

    ExperimentWork m_work;
    std::filesystem::path m_project;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    bool m_readOnly = false;
    std::vector<RunId> m_runs;
    QString m_otherWriter;
    bool m_watched = false;
    bool m_isRead = false;
    bool m_isStale = true;  ///< the project may have more than was read
    std::vector<ExperimentResult> m_experiments;
    std::int64_t m_chosen = 0;
    std::string m_follow;  ///< text of the sweep that is chosen as soon as it is in the project
    std::optional<Sweep> m_sweep;  ///< that runs
    std::optional<SweepProgress> m_progress;
    JobRunner m_reading;
    JobRunner m_runner;
};

}  // namespace crossfade::ui
