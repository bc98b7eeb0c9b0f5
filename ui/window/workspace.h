// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/explore_page.h"

#include <QWidget>

class QStackedWidget;

namespace crossfade::ui {

class ExperimentModel;
class ResearchModel;
class ResearchPage;
class TopBar;

/// A project that is open: the bar on top and below it the page that its switch names.
class Workspace : public QWidget {
    Q_OBJECT
public:
    Workspace(const ExplorePage::Models& models, ResearchModel& research,
              ExperimentModel& experiments, QWidget* parent = nullptr);

    ExplorePage* explore() { return m_explore; }
    ResearchPage* research() { return m_research; }
    bool exploring() const;

    void showExplore();
    void showResearch();

Q_SIGNALS:
    void pageChanged();

private:
    TopBar* makeTop(ExplorationModel& exploration);
    void show(QWidget* page);

    QStackedWidget* m_pages;
    TopBar* m_top;
    ExplorePage* m_explore;
    ResearchPage* m_research;
};

}  // namespace crossfade::ui
