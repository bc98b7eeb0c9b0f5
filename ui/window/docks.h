// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;

namespace crossfade::ui {

/// The panels beside the pages that a person moves, closes and brings back. Where they stand is
/// kept between starts.
class Docks : public QObject {
    Q_OBJECT
public:
    /// Of `window`, borrowed; `menu` gets an entry for each panel, and one that resets them all.
    Docks(QMainWindow& window, QMenu& menu);

    /// A panel, which the window then owns: closed until the person opens it. `name` is what its
    /// place is kept by, and no other panel's.
    QDockWidget* add(const QString& name, const QString& title, QWidget* content,
                     Qt::DockWidgetArea area);

    /// As they stood at the last end of the program. To be called when all are added.
    void restore();
    void save() const;  ///< costs little where nothing moved
    /// Where they first stood, and closed.
    void reset();

private:
    struct Place {
        QDockWidget* dock;
        Qt::DockWidgetArea area;
    };

    QMainWindow* m_window;
    QMenu* m_menu;
    QAction* m_end;  ///< of the panels' entries in the menu
    std::vector<Place> m_places;
};

}  // namespace crossfade::ui
