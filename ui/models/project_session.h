// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/project.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace crossfade::ui {

/// The open project as the window has it: catalogue, runs and the run that is shown. Notices what
/// other programs write (a run made on the command line). GUI thread only; what it hands out is
/// immutable and shared.
class ProjectSession : public QObject {
    Q_OBJECT
public:
    static Result<std::unique_ptr<ProjectSession>> open(const std::filesystem::path& path);

    Project& project() { return m_project; }
    const std::filesystem::path& path() const { return m_project.path(); }
    const std::shared_ptr<const CatalogueSnapshot>& catalogue() const
    {
        return m_project.catalogue();
    }
    const std::vector<RunRecord>& runs() const { return m_runs; }
    /// Null while the project has no run.
    const std::shared_ptr<const LoadedRun>& run() const { return m_run; }
    const std::vector<TrainingRecord>& unfinished() const { return m_unfinished; }

    /// Shows another run; keeps the present one if that fails.
    Status selectRun(RunId id);
    /// Whether the run that is shown stays when newer ones come.
    void setKeepsRun(bool keeps) { m_keepsRun = keeps; }
    /// Looks at once for what has been written, instead of within a second; shows a run that is
    /// newer than all that were there, unless it keeps the one that is shown.
    void refresh();

Q_SIGNALS:
    void catalogueChanged();
    void runsChanged();  ///< the list, or what is unfinished
    void runSelected();
    /// A run that was not there before is selected, not by selectRun() but as it is the newest;
    /// `before` is the run that was shown, 0 if there was none.
    void newerRunShown(RunId now, RunId before);
    /// Another program wrote something, of which all above has been told already.
    void writtenElsewhere();
    void failed(const QString& sentence);

private:
    explicit ProjectSession(Project project);
    Status loadRuns();
    Status reloadAll();

    Project m_project;
    std::vector<RunRecord> m_runs;
    std::vector<TrainingRecord> m_unfinished;
    std::shared_ptr<const LoadedRun> m_run;
    bool m_keepsRun = false;
    QTimer m_poll;
};

}  // namespace crossfade::ui
