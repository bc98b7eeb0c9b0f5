// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/story_model.h"
#include "ui/models/story_player.h"
#include "ui/window/talk_keys.h"
#include "ui/window/talk_mode.h"

#include <QObject>
#include <QRectF>
#include <QString>

#include <filesystem>
#include <optional>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;

namespace crossfade::ui {

class Docks;
class ExplorationModel;
class PlayerModel;
class StoryPanel;
class Workspace;

/// All that is for talks: the arrangements of the Explore page, talk mode, and the story with its
/// panel. Wires them to each other and to the menus.
class Talks : public QObject {
    Q_OBJECT
public:
    struct Window {
        QMainWindow* window;
        Workspace* workspace;
        ExplorationModel* exploration;
        Docks* docks;
    };
    /// Of a window, which owns it and whose parts are borrowed; adds the story's panel.
    explicit Talks(const Window& parts);

    /// What makes the artists of a step heard; borrowed.
    void setSound(PlayerModel& sound);

    /// Curate, Research, Present; as they were left at the last end of the program.
    void addArrangements(QMenu& menu);
    void addActions(QMenu& menu);

    /// Another project: opens the story that lies beside it, or that comes with it.
    void setProject(const std::filesystem::path& project, const QString& catalogue);

    /// False, with the sentence told, if it is no story.
    bool openStory(const QString& file);
    void chooseStory();
    /// Whether the story may go: nothing of it is unsaved, or the person lets it.
    bool mayClose();

    /// Full screen, with the story from its beginning if there is one.
    void play();
    void toggleTalk();
    TalkMode& mode() { return *m_mode; }
    StoryModel& story() { return m_story; }
    StoryPlayer& player() { return m_player; }
    StoryPanel& panel() { return *m_panel; }
    /// What of the map the player's step shows: again, where the map has moved since.
    void showView();

Q_SIGNALS:
    void told(const QString& sentence);

private:
    void arrange(Arrangement arrangement);
    void makePanel(Docks& docks);
    void fillOpenMenu(QMenu& menu);
    void addStep();
    bool save();
    bool saveAs();
    StoryStep stepNow() const;
    StoryView viewNow() const;
    /// Whether a part of a map is of the map that is shown.
    bool hasPlace(const StoryView& view) const;
    void showStep();
    void showCaption();
    void modeChanged();
    void refreshActions();
    void letHear();
    void takeKey(TalkKeys::Wish wish);

    Window m_parts;
    StoryModel m_story;
    StoryPlayer m_player;
    PlayerModel* m_sound = nullptr;
    std::optional<std::size_t> m_heardStep;  ///< whose artists were begun last
    TalkMode* m_mode;
    StoryPanel* m_panel = nullptr;
    QDockWidget* m_dock = nullptr;
    std::filesystem::path m_project;  ///< empty: none
    QString m_catalogue;              ///< its name
    std::vector<QAction*> m_arrangements;
    QAction* m_talk = nullptr;
    std::vector<QAction*> m_needRun;
    std::vector<QAction*> m_needSteps;
    // Of the map, before the talk.
    bool m_showedAll = true;
    bool m_fitAgain = false;  ///< those whom the step shows are still being placed
    QRectF m_seen;
};

}  // namespace crossfade::ui
