// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/query_history.h"

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace crossfade::ui {

class TopBar;

/// Back and forward through whom one asked for: a menu, the top bar's buttons, and the buttons at
/// the side of a mouse, wherever in the window it is.
class Navigation : public QObject {
    Q_OBJECT
public:
    /// Adds its menu to the bar and its buttons to `top`; lives as long as the window.
    Navigation(ExplorationModel& model, QWidget& window, QMenuBar& bar, TopBar& top);

    QueryHistory& history() { return m_history; }
    /// Whether it can be used: what is seen on another page is not changed unseen.
    void setUsable(bool usable);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(QMenu& menu);
    void refresh();

    QueryHistory m_history;
    QWidget* m_window;
    QAction* m_back;
    QAction* m_forward;
    QMenu* m_lately;
    bool m_usable = false;
};

}  // namespace crossfade::ui
