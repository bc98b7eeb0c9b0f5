// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/explore_page.h"

#include <QWidget>

class QStackedWidget;

namespace crossfade::ui {

class ExperimentModel;
class InspectPage;
class InspectionModel;
class ResearchModel;
class ResearchPage;
class TopBar;

/// A project that is open: the bar on top and below it the page that its switch names.
class Workspace : public QWidget {
    Q_OBJECT
public:
    Workspace(const ExplorePage::Models& models, InspectionModel& inspection,
              ResearchModel& research, ExperimentModel& experiments, QWidget* parent = nullptr);

    ExplorePage* explore() { return m_explore; }
    InspectPage* inspect() { return m_inspect; }
    ResearchPage* research() { return m_research; }
    TopBar* top() { return m_top; }
    bool exploring() const;
    bool inspecting() const;

    void showExplore();
    void showInspect();
    void showResearch();

Q_SIGNALS:
    void pageChanged();

private:
    TopBar* makeTop(ExplorationModel& exploration);
    void show(QWidget* page);
    /// Of the page that is shown.
    QWidget* firstFocus();

    QStackedWidget* m_pages;
    TopBar* m_top;
    ExplorePage* m_explore;
    InspectPage* m_inspect;
    ResearchPage* m_research;
};

}  // namespace crossfade::ui
