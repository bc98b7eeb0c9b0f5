// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/why_model.h"
#include "ui/widgets/panel.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace crossfade::ui {

class ElidingLabel;
class ExplanationRows;
class SearchBar;

/// "Why Abbey Lincoln?": the parts of their score, and what they and the query have in common; and
/// a search for somebody else, who need not be in the list. Scrolls where it is low.
class WhyPanel : public Panel {
    Q_OBJECT
public:
    explicit WhyPanel(WhyModel& model, QWidget* parent = nullptr);

    /// Another project, or none (null): for the model as well.
    void setSession(ProjectSession* session);

    WhyModel& model() { return *m_model; }
    SearchBar* search() { return m_search; }
    const ExplanationRows& rows() const { return *m_rows; }
    /// Asks whose place is to be explained.
    void beginSearch();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    WhyPanel(ElidingLabel* head, WhyModel& model, QWidget* parent);
    QWidget* makeExplanation();
    QWidget* makeFoot();
    void choose(ArtistRow artist);
    void backToNeighbours();
    void showFoot(bool searching);
    void showNote();
    void showLines();
    void refresh();

    WhyModel* m_model;
    ElidingLabel* m_whole;  ///< the head
    QScrollArea* m_scroll;
    ExplanationRows* m_rows;
    QLabel* m_lines;
    QPushButton* m_other;
    SearchBar* m_search;
    QPushButton* m_back;
    ProjectSession* m_session = nullptr;
};

}  // namespace crossfade::ui
