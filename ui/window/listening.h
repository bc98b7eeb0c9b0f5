// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/player_model.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace crossfade::ui {

class ExplorePage;
class PlayerBar;
class ProjectSession;

/// Hearing the artists of the Explore page: the bar below it, the keys, the menu's entries, and the
/// signs in the neighbour table. Space plays and stops whom the page speaks of while the focus is
/// on the table, the map or nowhere; elsewhere it means what it means there. P does so also in a
/// story, where Space goes on.
class Listening : public QObject {
    Q_OBJECT
public:
    /// Adds its entries to `menu`. Page and window are borrowed.
    Listening(ExplorePage& page, QMenu& menu, QWidget& window, QObject* parent);

    /// Another project, another state of it, or none (null).
    void setSession(ProjectSession* session);
    /// Whether the Explore page is shown: keys mean nothing else where.
    void setExploring(bool exploring);
    /// Keeps the folder with the project and looks into it.
    void useFolder(const QString& folder);

    PlayerModel& player() { return m_player; }
    PlayerBar& bar() { return *m_bar; }

Q_SIGNALS:
    void told(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addActions(QMenu& menu);
    void chooseFolder();
    void look();
    void placeBar();
    void toggle();
    void playNext();
    void showSigns();
    void tellFiles();

    ExplorePage* m_page;
    QWidget* m_window;
    ProjectSession* m_session = nullptr;
    PlayerModel m_player;
    PlayerBar* m_bar;
    QAction* m_folderAction = nullptr;
    std::vector<QAction*> m_keys;
    bool m_exploring = true;
    bool m_folderChosen = false;  ///< just now: what is found in it is told
};

}  // namespace crossfade::ui
