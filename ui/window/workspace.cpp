// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace.h"

#include "ui/map/map_view.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/note_edit.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/inspect_page.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/research_page.h"
#include "ui/window/systems_panel.h"
#include "ui/window/top_bar.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace crossfade::ui {

Workspace::Workspace(const ExplorePage::Models& models, InspectionModel& inspection,
                     ResearchModel& research, ExperimentModel& experiments, QWidget* parent)
    : QWidget(parent),
      m_pages(new QStackedWidget),
      m_top(makeTop(*models.exploration)),
      m_explore(new ExplorePage(models, *m_top)),
      m_inspect(new InspectPage(inspection)),
      m_research(new ResearchPage(research, experiments))
{
    m_pages->addWidget(m_explore);
    m_pages->addWidget(m_inspect);
    m_pages->addWidget(m_research);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_pages, 1);
    // The order in which a person reads: search, note, mixer, map, neighbours.
    setTabOrder(m_top->search(), m_explore->note());
    setTabOrder(m_explore->note(), m_explore->mixer());
    setTabOrder(m_explore->mixer(), m_explore->map());
    setTabOrder(m_explore->map(), m_explore->neighbours());
}

TopBar* Workspace::makeTop(ExplorationModel& exploration)
{
    auto* top = new TopBar(exploration);
    connect(top, &TopBar::exploreWanted, this, &Workspace::showExplore);
    connect(top, &TopBar::inspectWanted, this, &Workspace::showInspect);
    connect(top, &TopBar::researchWanted, this, &Workspace::showResearch);
    // Before the page hears of it, which is to take the focus.
    connect(top->search(), &SearchBar::artistChosen, this, &Workspace::showExplore);
    return top;
}

bool Workspace::exploring() const
{
    return m_pages->currentWidget() == m_explore;
}

bool Workspace::inspecting() const
{
    return m_pages->currentWidget() == m_inspect;
}

void Workspace::showExplore()
{
    show(m_explore);
}

void Workspace::showInspect()
{
    show(m_inspect);
}

void Workspace::showResearch()
{
    show(m_research);
}

QWidget* Workspace::firstFocus()
{
    if (exploring()) return m_explore->map();
    if (inspecting()) return m_inspect->firstFocus();
    SystemsPanel* systems = m_research->systems();
    if (systems->table()->isVisibleTo(m_research)) return systems->table();
    return systems->invitation();
}

void Workspace::show(QWidget* page)
{
    const bool other = m_pages->currentWidget() != page;
    m_pages->setCurrentWidget(page);
    m_top->setPage(exploring()    ? TopBar::Explore
                   : inspecting() ? TopBar::Inspect
                                  : TopBar::Research);
    if (!other) return;
    firstFocus()->setFocus();
    Q_EMIT pageChanged();
}

}  // namespace crossfade::ui
