// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/blind_model.h"
#include "ui/models/collections_model.h"
#include "ui/models/judged_model.h"
#include "ui/models/judgement_model.h"
#include "ui/models/kept_history.h"
#include "ui/window/artist_menu.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace crossfade::ui {

class BlindDialog;
class CollectionsPanel;
class Docks;
class ExplorationModel;
class ExplorePage;
class HiddenDialog;
class JudgedDialog;
class NoteDialog;

/// What a person judges and keeps of the open project: marks, notes, collections and blind votes,
/// with the menus, keys, panel and dialogs for them. Wires the models to the page.
class Keeping : public QObject {
    Q_OBJECT
public:
    /// All are borrowed, and outlive this. Adds its sections to the page's artist menu, its panel
    /// to the docks and its actions to `menu`.
    Keeping(QMainWindow& window, ExplorePage& page, ExplorationModel& exploration, Docks& docks,
            QMenu& menu);
    ~Keeping() override;

    /// The open project, or another state of its catalogue; null: none.
    void setSession(ProjectSession* session);
    /// Stores what is being typed, before the project goes.
    void store();

    /// Of the menu: what makes sense on the Explore page with a run alone.
    const std::vector<QAction*>& actions() const { return m_actions; }

    KeptHistory& history() { return m_history; }
    JudgementModel& judgements() { return m_judgements; }
    CollectionsModel& collections() { return m_collections; }
    CollectionsPanel* panel() const;
    /// Null until they are shown.
    HiddenDialog* hidden() const;
    NoteDialog* noteDialog() const;
    BlindDialog* blind() const;
    JudgedDialog* judged() const;

    /// Marks the page's current artist, or takes the mark back. After a mark the next row is
    /// chosen, so that a list is gone through with one key.
    void mark(Mark mark);
    /// Opens the note on an artist; the card's, where they are asked for.
    void editNote(ArtistRow artist);
    /// Adds to the collection that was used last, or asks for the name of a first one.
    void add(const std::vector<ArtistRow>& artists);
    void showHidden();
    void showBlind();
    /// All systems measured by marks and votes.
    void showJudged();

Q_SIGNALS:
    void told(const QString& sentence);
    /// Something was done that is not seen otherwise.
    void confirmed(const QString& sentence);

private:
    void fillMenu(QMenu& menu);
    void addHistory(QMenu& menu);
    void addSections();
    void addMarks(QMenu& menu, const ArtistMenu::Artists& artists);
    void addCollections(QMenu& menu, const ArtistMenu::Artists& artists);
    void connectModels();
    void connectPanel();
    /// What follows the present query.
    void takeState();
    void takeJudgements();
    void leaveOut();
    void forCurrent(const std::function<void(ArtistRow)>& what);

    QMainWindow* m_window;
    ExplorePage* m_page;
    ExplorationModel* m_exploration;
    ProjectSession* m_session = nullptr;
    KeptHistory m_history;
    JudgementModel m_judgements;
    CollectionsModel m_collections;
    BlindModel m_comparison;
    JudgedModel m_judged;
    std::vector<QAction*> m_actions;
    QPointer<CollectionsPanel> m_panel;  ///< the window's, as are the dialogs
    QPointer<HiddenDialog> m_hidden;
    QPointer<NoteDialog> m_noteDialog;
    QPointer<BlindDialog> m_blind;
    QPointer<JudgedDialog> m_judgedDialog;
};

}  // namespace crossfade::ui
