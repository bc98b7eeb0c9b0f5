// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace.h"

#include "ui/map/map_view.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/neighbour_panel.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/research_page.h"
#include "ui/window/systems_panel.h"
#include "ui/window/top_bar.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace crossfade::ui {

Workspace::Workspace(const ExplorePage::Models& models, ResearchModel& research,
                     ExperimentModel& experiments, QWidget* parent)
    : QWidget(parent),
      m_pages(new QStackedWidget),
      m_top(makeTop(*models.exploration)),
      m_explore(new ExplorePage(models, *m_top)),
      m_research(new ResearchPage(research, experiments))
{
    m_pages->addWidget(m_explore);
    m_pages->addWidget(m_research);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_pages, 1);
    // The order in which a person reads: search, mixer, map, neighbours.
    setTabOrder(m_top->search(), m_explore->mixer());
    setTabOrder(m_explore->mixer(), m_explore->map());
    setTabOrder(m_explore->map(), m_explore->neighbours());
}

TopBar* Workspace::makeTop(ExplorationModel& exploration)
{
    auto* top = new TopBar(exploration);
    connect(top, &TopBar::exploreWanted, this, &Workspace::showExplore);
    connect(top, &TopBar::researchWanted, this, &Workspace::showResearch);
    // Before the page hears of it, which is to take the focus.
    connect(top->search(), &SearchBar::artistChosen, this, &Workspace::showExplore);
    return top;
}

bool Workspace::exploring() const
{
    return m_pages->currentWidget() == m_explore;
}

void Workspace::showExplore()
{
    show(m_explore);
}

void Workspace::showResearch()
{
    show(m_research);
}

void Workspace::show(QWidget* page)
{
    const bool other = m_pages->currentWidget() != page;
    m_pages->setCurrentWidget(page);
    m_top->setExploring(exploring());
    if (!other) return;
    QWidget* first = m_explore->map();
    SystemsPanel* systems = m_research->systems();
    if (!exploring()) first = systems->table();
    if (!exploring() && !systems->table()->isVisibleTo(m_research)) first = systems->invitation();
    first->setFocus();
    Q_EMIT pageChanged();
}

}  // namespace crossfade::ui
