// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/explore_grid.h"

#include "ui/map/map_view.h"
#include "ui/models/exploration_model.h"
#include "ui/models/place_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/stage_bar.h"
#include "ui/widgets/stage_caption.h"
#include "ui/widgets/stage_list.h"
#include "ui/window/map_panel.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr int kLeftWidth = 292;
constexpr int kCardWidth = 320;   // of the left column when there are no charts
constexpr int kRightLeast = 380;  // below, no name would be left room
constexpr int kRightMost = 560;
constexpr int kStageLeast = 420;
constexpr int kStageMost = 720;

}  // namespace

ExploreGrid::ExploreGrid(QWidget& page, const Parts& parts, ExplorationModel& model)
    : QObject(&page),
      m_page(&page),
      m_parts(parts),
      m_grid(new QGridLayout(&page)),
      m_listPanel(new Panel({})),
      m_list(new StageList(model)),
      m_foot(new QWidget),
      m_caption(new StageCaption),
      m_bar(new StageBar(model))
{
    m_grid->setContentsMargins(8, 8, 8, 8);
    m_grid->setSpacing(8);
    m_parts.neighbours->setMinimumWidth(kRightLeast);
    m_parts.neighbours->setMaximumWidth(kRightMost);
    m_grid->setColumnStretch(1, 5);
    m_grid->setColumnStretch(2, 4);
    makeStage(model);
    m_grid->addWidget(m_parts.left, 0, 0);
    m_grid->addWidget(m_parts.map, 0, 1);
    m_grid->addWidget(m_parts.neighbours, 0, 2, 2, 1);
    m_grid->addWidget(m_parts.charts, 1, 0, 1, 2);
    arrange(Arrangement::Research);
}

void ExploreGrid::makeStage(ExplorationModel& model)
{
    m_listPanel->setAccessibleName(tr("Who is asked for, and who is like them"));
    m_listPanel->setMinimumWidth(kStageLeast);
    m_listPanel->setMaximumWidth(kStageMost);
    // Where the screen is low, the list scrolls rather than make the window higher.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_list);
    scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    m_listPanel->body()->addWidget(scroll);
    m_caption->hide();
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(8);
    foot->addWidget(m_caption);
    foot->addWidget(m_bar);
    m_grid->addWidget(m_listPanel, 0, 2);
    m_grid->addWidget(m_foot, 2, 1, 1, 2);  // flush with the map: nothing is left of it then
    connect(m_list, &StageList::artistActivated, &model, &ExplorationModel::ask);
    connect(m_bar, &StageBar::toggleWanted, this, &ExploreGrid::toggleWanted);
}

std::size_t ExploreGrid::marked() const
{
    return m_arrangement == Arrangement::Present ? StageList::kNeighbours : PlaceModel::kMarked;
}

void ExploreGrid::arrange(Arrangement arrangement)
{
    m_arrangement = arrangement;
    const bool stage = arrangement == Arrangement::Present;
    const bool charts = arrangement == Arrangement::Research;
    m_parts.left->setFixedWidth(charts ? kLeftWidth : kCardWidth);
    m_parts.left->setVisible(!stage);
    m_parts.neighbours->setVisible(!stage);
    m_parts.charts->setVisible(charts);
    m_listPanel->setVisible(stage);
    m_foot->setVisible(stage);
    m_parts.map->setPlain(stage);
    m_parts.map->map()->setMagnification(stage ? kStageScale : 1.0);
    m_grid->setRowStretch(0, 7);
    m_grid->setRowStretch(1, charts ? 3 : 0);
    m_grid->setColumnStretch(1, arrangement == Arrangement::Curate ? 8 : 5);
    // A sheet polishes everything anew, which takes its time.
    const QString sheet = stage ? stageSheet() : QString();
    if (m_page->styleSheet() != sheet) m_page->setStyleSheet(sheet);
    Q_EMIT arranged();
}

}  // namespace crossfade::ui
