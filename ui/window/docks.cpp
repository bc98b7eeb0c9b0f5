// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/docks.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>

namespace crossfade::ui {

namespace {

const QString kKey = QStringLiteral("docks");
// Of the arrangement; to be raised when the one before makes no sense any more.
constexpr int kVersion = 1;

}  // namespace

Docks::Docks(QMainWindow& window, QMenu& menu)
    : QObject(&window),
      m_window(&window),
      m_menu(&menu),
      m_end(menu.addAction(tr("&Reset panels"), this, &Docks::reset))
{
}

QDockWidget* Docks::add(const QString& name, const QString& title, QWidget* content,
                        Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setWidget(content);
    m_window->addDockWidget(area, dock);
    dock->hide();
    m_menu->insertAction(m_end, dock->toggleViewAction());
    m_places.push_back({dock, area});
    return dock;
}

void Docks::restore()
{
    m_window->restoreState(QSettings().value(kKey).toByteArray(), kVersion);
}

void Docks::save() const
{
    const QByteArray now = m_window->saveState(kVersion);
    if (QSettings().value(kKey).toByteArray() != now) QSettings().setValue(kKey, now);
}

void Docks::reset()
{
    for (const Place& place : m_places) {
        place.dock->setFloating(false);
        m_window->addDockWidget(place.area, place.dock);
        place.dock->hide();
    }
}

}  // namespace crossfade::ui
