// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/artist_menu.h"

#include <QMenu>

namespace crossfade::ui {

void ArtistMenu::fill(QMenu& menu, const Artists& artists) const
{
    for (const Section& section : m_sections) {
        menu.addSeparator();
        section(menu, artists);
    }
}

void ArtistMenu::popup(const Artists& artists, const QPoint& place, QWidget* parent) const
{
    if (artists.empty()) return;
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu, artists);
    menu->popup(place);
}

}  // namespace crossfade::ui
