// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class ExplorationModel;
class ProjectSession;
class SearchBar;

/// Above the pages: the search, a step back and forth, whom one asked for on the way here, how many
/// artists there are, and the switch between the pages.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(ExplorationModel& model, QWidget* parent = nullptr);

    SearchBar* search() { return m_search; }

    void setSession(ProjectSession* session);  ///< null: none
    /// Which page the switch names; what is for exploring alone is hidden on the other.
    void setExploring(bool exploring);
    /// Who is asked for and how one came there, as the model has it.
    void showState();

Q_SIGNALS:
    void exploreWanted();
    void researchWanted();

private:
    QWidget* makeSwitch();

    ExplorationModel* m_model;
    SearchBar* m_search;
    QPushButton* m_back;
    QPushButton* m_forward;
    QButtonGroup* m_pages;
    QLabel* m_trail;
    QLabel* m_shown;
};

}  // namespace crossfade::ui
