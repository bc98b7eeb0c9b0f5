// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QPushButton;

namespace crossfade::ui {

struct MapModels;

/// The two choices above the map, as buttons with a menu: which layout, and coloured by what. The
/// buttons say what is chosen. Ends with its parent; the buttons are the caller's.
class MapMenus : public QObject {
    Q_OBJECT
public:
    MapMenus(MapModels& models, QWidget* parent);

    QPushButton* layoutButton() { return m_layout; }
    QPushButton* colourButton() { return m_colour; }
    /// The same menus, with titles: for the menu bar.
    QMenu* layoutMenu() const;
    QMenu* colourMenu() const;

private:
    void fillLayouts();
    void fillColours();
    void askForSeed();
    void askForTag();
    void showChoices();

    MapModels* m_models;
    QPushButton* m_layout;
    QPushButton* m_colour;
};

}  // namespace crossfade::ui
