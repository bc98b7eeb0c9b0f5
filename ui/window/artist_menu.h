// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <QObject>
#include <QPoint>

#include <functional>
#include <vector>

class QMenu;

namespace crossfade::ui {

/// What can be done with artists: the context menu wherever they are shown. Each part of the
/// program adds its own section, so that all places offer the same.
class ArtistMenu : public QObject {
    Q_OBJECT
public:
    using Artists = std::vector<ArtistRow>;  ///< at least one, as they were selected
    /// Adds its actions to the menu for these artists; none where nothing can be done with them.
    using Section = std::function<void(QMenu& menu, const Artists& artists)>;

    using QObject::QObject;

    /// After the sections that are there, with a line between.
    void add(Section section) { m_sections.push_back(std::move(section)); }

    /// Fills a menu.
    void fill(QMenu& menu, const Artists& artists) const;
    /// Opens it at a place of the screen; nothing for nobody. Returns at once.
    void popup(const Artists& artists, const QPoint& place, QWidget* parent) const;

private:
    std::vector<Section> m_sections;
};

}  // namespace crossfade::ui
