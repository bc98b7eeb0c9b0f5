// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;

namespace crossfade::ui {

class BatchDialog;
class ExplorePage;
class PathDialog;

/// What one does to find artists, in the menu and by key: several artists as one query, others who
/// are not to be liked, filters, a path, a batch. Puts them into the artists' context menu too, and
/// the path on the map.
class FindActions : public QObject {
    Q_OBJECT
public:
    /// Adds its entries to `menu`, and its section to the page's context menu.
    FindActions(ExplorePage& page, ExplorationModel& exploration, QMenu& menu);

    /// Those that need a run and the Explore page.
    const std::vector<QAction*>& actions() const { return m_actions; }

    void openPath();
    void openBatch();
    PathDialog* path() { return m_path; }  ///< null until it is opened first
    BatchDialog* batch() { return m_batch; }

private:
    void setSession(ProjectSession* session);
    void addSection(QMenu& menu, const std::vector<ArtistRow>& artists);
    void showPath();

    ExplorePage* m_page;
    ExplorationModel* m_exploration;
    ProjectSession* m_session = nullptr;
    std::vector<QAction*> m_actions;
    PathDialog* m_path = nullptr;
    BatchDialog* m_batch = nullptr;
};

}  // namespace crossfade::ui
