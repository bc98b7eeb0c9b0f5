// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/talk_mode.h"

#include "ui/map/map_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pointer_ring.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/explore_page.h"
#include "ui/window/talk_keys.h"
#include "ui/window/top_bar.h"
#include "ui/window/workspace.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace crossfade::ui {

TalkMode::TalkMode(QMainWindow& window, Workspace& workspace)
    : QObject(&window),
      m_window(&window),
      m_workspace(&workspace),
      m_ring(new PointerRing(window)),
      m_keys(new TalkKeys(window))
{
    workspace.top()->search()->field()->installEventFilter(this);
    connect(m_keys, &TalkKeys::pressed, this, [this](TalkKeys::Wish wish) {
        if (wish == TalkKeys::Wish::Leave) leave();
    });
    connect(m_keys, &TalkKeys::textLeft, this,
            [this] { m_workspace->explore()->map()->setFocus(); });
}

void TalkMode::collect(const QMenu& menu)
{
    for (QAction* action : menu.actions()) {
        if (action->menu() != nullptr)
            collect(*action->menu());
        else if (!action->shortcuts().isEmpty() && !m_window->actions().contains(action))
            m_actions.push_back(action);
    }
}

void TalkMode::enter(bool fullScreen)
{
    if (m_on) return;
    m_on = true;
    m_arrangement = m_workspace->explore()->grid().arrangement();
    m_states = m_window->windowState();
    m_panels = m_window->saveState();
    // A menu bar that is hidden takes the shortcuts of its actions with it.
    for (const QAction* top : m_window->menuBar()->actions())
        if (top->menu() != nullptr) collect(*top->menu());
    for (QAction* action : m_actions) m_window->addAction(action);
    m_window->menuBar()->hide();
    for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) dock->hide();
    m_workspace->showExplore();
    m_workspace->top()->setSearchOnly(true);
    m_workspace->top()->setStyleSheet(stageSheet());
    showBar(false);
    m_workspace->explore()->grid().arrange(Arrangement::Present);
    if (fullScreen) m_window->setWindowState(m_states | Qt::WindowFullScreen);
    m_workspace->explore()->map()->setFocus();
    m_keys->setOn(true, m_hasStory);
    m_ring->setOn(m_ringWanted);
    Q_EMIT changed();
}

void TalkMode::leave()
{
    if (!m_on) return;
    m_on = false;
    m_keys->setOn(false, m_hasStory);
    m_ring->setOn(false);
    m_workspace->explore()->grid().arrange(m_arrangement);
    m_workspace->top()->setStyleSheet({});
    m_workspace->top()->setSearchOnly(false);
    showBar(true);
    m_window->menuBar()->show();
    for (QAction* action : m_actions) m_window->removeAction(action);
    m_actions.clear();
    m_window->setWindowState(m_states);
    m_window->restoreState(m_panels);
    Q_EMIT changed();
}

void TalkMode::setRingWanted(bool wanted)
{
    m_ringWanted = wanted;
    m_ring->setOn(m_on && wanted);
}

void TalkMode::setHasStory(bool has)
{
    m_hasStory = has;
    m_keys->setOn(m_on, has);
}

void TalkMode::showBar(bool shown)
{
    // By its height: what is hidden can't be given the focus that it is to be shown for.
    m_workspace->top()->setMaximumHeight(shown ? QWIDGETSIZE_MAX : 0);
}

bool TalkMode::eventFilter(QObject* watched, QEvent* event)
{
    if (m_on && event->type() == QEvent::FocusIn) showBar(true);
    if (m_on && event->type() == QEvent::FocusOut) showBar(false);
    return QObject::eventFilter(watched, event);
}

}  // namespace crossfade::ui
