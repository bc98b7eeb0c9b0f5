// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QButtonGroup;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace crossfade::ui {

class Crossfader;
class ExplorationModel;
class ProjectSession;
class SearchBar;
class TrailLabel;

/// Above the pages: the search, back and forward through whom one asked for, undo and redo, whom
/// one asked for on the way here, the switch between the pages, and the crossfader.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(ExplorationModel& model, QWidget* parent = nullptr);

    SearchBar* search() { return m_search; }
    Crossfader* crossfader() { return m_crossfader; }
    /// How many artists there are, and how many of them are shown: for the corner of the menu bar.
    QLabel* count() { return m_shown; }

    /// What the buttons beside the search do; `lately` opens at the first by a right click or the
    /// menu key.
    void setNavigation(QAction& back, QAction& forward, QMenu& lately);
    void setSession(ProjectSession* session);  ///< null: none
    enum Page { Explore, Inspect, Research, PageCount };
    /// Which page the switch names; what is for exploring alone is hidden on the others.
    void setPage(Page page);
    /// Nothing but the search, for as long as it is so.
    void setSearchOnly(bool only);
    /// Who is asked for and how one came there, as the model has it.
    void showState();

Q_SIGNALS:
    void exploreWanted();
    void inspectWanted();
    void researchWanted();

private:
    QWidget* makeSwitch();
    /// What is for exploring alone.
    std::vector<QWidget*> exploringParts() const;

    ExplorationModel* m_model;
    SearchBar* m_search;
    QToolButton* m_back;
    QToolButton* m_forward;
    QPushButton* m_undo;
    QPushButton* m_redo;
    QButtonGroup* m_pages;
    QWidget* m_switch;  ///< of the pages
    bool m_searchOnly = false;
    TrailLabel* m_trail;
    Crossfader* m_crossfader;
    QLabel* m_shown;
};

}  // namespace crossfade::ui
