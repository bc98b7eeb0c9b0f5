// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace crossfade::ui {

class ExplorationModel;
class ProjectSession;
class SearchBar;

/// Above the page: the search, a step back and forth, whom one asked for on the way here, and how
/// many artists there are.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(ExplorationModel& model, QWidget* parent = nullptr);

    SearchBar* search() { return m_search; }

    void setSession(ProjectSession* session);  ///< null: none
    /// Who is asked for and how one came there, as the model has it.
    void showState();

private:
    ExplorationModel* m_model;
    SearchBar* m_search;
    QPushButton* m_back;
    QPushButton* m_forward;
    QLabel* m_trail;
    QLabel* m_shown;
};

}  // namespace crossfade::ui
