// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/explore_grid.h"

#include <QByteArray>
#include <QObject>

#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace crossfade::ui {

class PointerRing;
class TalkKeys;
class Workspace;

/// The window as a room sees it: the Explore page arranged to present, full screen, without menus,
/// panels and bars. All shortcuts go on working. Leaving it gives back whatever it took.
class TalkMode : public QObject {
    Q_OBJECT
public:
    /// Of a window with menus, which owns it.
    TalkMode(QMainWindow& window, Workspace& workspace);

    /// `fullScreen` is not for pictures of it.
    void enter(bool fullScreen = true);
    void leave();
    bool on() const { return m_on; }

    void setRingWanted(bool wanted);
    bool ringWanted() const { return m_ringWanted; }
    /// There is a story, which keys go through.
    void setHasStory(bool has);
    TalkKeys& keys() { return *m_keys; }

Q_SIGNALS:
    void changed();

protected:
    /// Of the search field: the bar that it stands in is seen while somebody types.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void collect(const QMenu& menu);
    void showBar(bool shown);

    QMainWindow* m_window;
    Workspace* m_workspace;
    PointerRing* m_ring;
    TalkKeys* m_keys;
    bool m_on = false;
    bool m_ringWanted = true;
    bool m_hasStory = false;
    // As it was before.
    Arrangement m_arrangement = Arrangement::Research;
    Qt::WindowStates m_states;
    QByteArray m_panels;
    std::vector<QAction*> m_actions;  ///< of the menus, lent to the window
};

}  // namespace crossfade::ui
