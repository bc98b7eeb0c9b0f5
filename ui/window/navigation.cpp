// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/navigation.h"

#include "ui/window/top_bar.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>

namespace crossfade::ui {

namespace {
constexpr std::size_t kLately = 15;
}

Navigation::Navigation(ExplorationModel& model, QWidget& window, QMenuBar& bar, TopBar& top)
    : QObject(&window), m_history(model), m_window(&window)
{
    QMenu* go = bar.addMenu(tr("&Go"));
    m_back = go->addAction(tr("&Back to who was asked for before"),
                           QKeySequence(Qt::ALT | Qt::Key_Left), &m_history, &QueryHistory::back);
    m_forward = go->addAction(tr("&Forward again"), QKeySequence(Qt::ALT | Qt::Key_Right),
                              &m_history, &QueryHistory::forward);
    m_lately = go->addMenu(tr("Asked for &lately"));
    connect(m_lately, &QMenu::aboutToShow, this, [this] { fill(*m_lately); });
    top.setNavigation(*m_back, *m_forward, *m_lately);
    connect(&m_history, &QueryHistory::changed, this, &Navigation::refresh);
    qApp->installEventFilter(this);
    refresh();
}

void Navigation::setUsable(bool usable)
{
    m_usable = usable;
    refresh();
}

void Navigation::refresh()
{
    m_back->setEnabled(m_usable && m_history.canGoBack());
    m_forward->setEnabled(m_usable && m_history.canGoForward());
    m_lately->setEnabled(m_usable && m_history.entries().size() > 1);
}

void Navigation::fill(QMenu& menu)
{
    menu.clear();
    const std::size_t count = m_history.entries().size();
    for (std::size_t back = 0; back < std::min(count, kLately); ++back) {
        const std::size_t entry = count - 1 - back;
        // A name is no mark for a key.
        QString name = m_history.nameOf(entry);
        name.replace(u'&', QStringLiteral("&&"));
        QAction* action =
            menu.addAction(name, &m_history, [this, entry] { m_history.goTo(entry); });
        action->setCheckable(true);
        action->setChecked(entry == m_history.at());
    }
}

bool Navigation::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
        return false;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != m_window) return false;
    const Qt::MouseButton button = static_cast<QMouseEvent*>(event)->button();
    QAction* action = button == Qt::BackButton      ? m_back
                      : button == Qt::ForwardButton ? m_forward
                                                    : nullptr;
    if (action == nullptr) return false;
    action->trigger();  // nothing while it is grey
    return true;
}

}  // namespace crossfade::ui
