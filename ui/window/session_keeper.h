// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/session_store.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/session_marker.h"
#include "ui/models/window_state.h"

#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>

namespace crossfade::ui {

class Docks;
class ExplorationModel;
class ProjectSession;
class Workspace;

/// Keeps, in the project, where somebody is in it, and brings them back there. Every few seconds it
/// looks whether something changed, and has a thread write it, so that nothing is lost in a crash
/// and nobody waits. GUI thread.
class SessionKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int kEveryMs = 3000;

    /// All borrowed; they live as long as it is used.
    SessionKeeper(ExplorationModel& exploration, Workspace& workspace, const Docks& docks,
                  QObject* parent);

    /// For a window that nobody sees: what was explored is shown, but nothing is kept, and pictures
    /// do not depend on how somebody's window stood. To be called before setSession().
    void setPassive() { m_passive = true; }
    /// Whose session is kept from now on; null: nobody's. What was kept of the one before stays as
    /// it was saved last, see saveNow().
    void setSession(ProjectSession* session);
    /// Shows the project as it was left: asks for who was asked for, or for someone well known
    /// where nobody has been here yet. What can't be read is passed over.
    void restore();

    /// Writes in a thread what changed since it was written last. What the timer does.
    void save();
    bool saving() const { return m_runner && m_runner->running(); }
    /// Writes at once, after a save that is under way.
    Status saveNow();
    /// The window is closed: nothing is kept any more, and nothing offered at the next start.
    void end();

private:
    SessionTexts texts() const;
    WindowState windowState() const;
    void showWindow(const WindowState& state);
    void restoreExploration();
    void mark();

    ExplorationModel* m_exploration;
    Workspace* m_workspace;
    const Docks* m_docks;
    ProjectSession* m_session = nullptr;
    bool m_passive = false;
    QTimer m_timer;
    std::unique_ptr<JobRunner> m_runner;
    SessionTexts m_saved;
    SessionMarker m_marker;
    std::optional<std::pair<QString, QString>> m_marked;  ///< project and artist
};

}  // namespace crossfade::ui
