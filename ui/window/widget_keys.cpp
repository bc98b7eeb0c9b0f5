// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/widget_keys.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("WidgetKeys", text);
}

QString key(QKeyCombination combination)
{
    return QKeySequence(combination).toString(QKeySequence::NativeText);
}

}  // namespace

std::vector<WidgetKey> widgetKeys()
{
    const QString arrows = tr("Arrow keys");
    const QString enter = key(Qt::Key_Return);
    const QString map = tr("Map");
    const QString table = tr("Neighbours");
    const QString search = tr("Search");
    const QString faders = tr("Faders");
    const QString collections = tr("Collection");
    const QString chips = tr("Filters and query");
    const QString note = tr("Note");
    const QString blind = tr("Blind comparison");
    const QString talk = tr("Talk mode");
    const QString charts = tr("Charts");
    const QString legend = tr("Legend of the map");
    return {
        {search, tr("Choose among those found"), arrows},
        {search, tr("Ask for the artist who is chosen"), enter},
        {search, tr("Give up"), key(Qt::Key_Escape)},
        {faders, tr("Move by a small step"), arrows},
        {map, tr("Walk from artist to artist"), arrows},
        {map, tr("Move the map"), tr("Shift+Arrow keys")},
        {map, tr("Ask for the artist walked to"), enter},
        {map, tr("Select the artist walked to, or no longer"), key(Qt::Key_Space)},
        {map, tr("Zoom in"), QStringLiteral("+")},
        {map, tr("Zoom out"), QStringLiteral("-")},
        {map, tr("Show all of it"), QStringLiteral("0, ") + key(Qt::Key_Home)},
        {map, tr("Show who is asked for"), key(Qt::Key_Q)},
        {map, tr("Show who is selected"), key(Qt::Key_S)},
        {map, tr("Tool: move"), key(Qt::Key_V)},
        {map, tr("Tool: rectangle"), key(Qt::Key_R)},
        {map, tr("Tool: lasso"), key(Qt::Key_L)},
        {map, tr("Tool: brush"), key(Qt::Key_B)},
        {map, tr("Select nobody"), key(Qt::Key_Escape)},
        {map, tr("What can be done with the artist"), tr("Menu")},
        {table, tr("Choose a neighbour, and see why they are one"), arrows},
        {table, tr("Ask for the neighbour who is chosen"), enter},
        {table, tr("Go to a neighbour by the beginning of their name"),
         tr("Letters that are no keys of the Artist menu")},
        {table, tr("What can be done with the neighbour"), tr("Menu")},
        {collections, tr("Ask for the artist who is chosen"), enter},
        {collections, tr("Move who is chosen up or down"), tr("Alt+Arrow keys")},
        {collections, tr("Take out who is chosen"), key(Qt::Key_Delete)},
        {collections, tr("Go to an artist by the beginning of their name"), tr("Letters")},
        {chips, tr("Take away a filter, or an artist of the query"), key(Qt::Key_Delete)},
        {note, tr("Store it and go on"), key(Qt::Key_Escape)},
        {blind, tr("The left list, the right one, neither"), tr("←, →, ↓")},
        {blind, tr("Take the last vote back"), key(Qt::Key_Backspace)},
        {talk, tr("Next step"),
         QStringLiteral("→, ") + key(Qt::Key_Space) + QStringLiteral(", ") + key(Qt::Key_PageDown)},
        {talk, tr("Previous step"), QStringLiteral("←, ") + key(Qt::Key_PageUp)},
        {talk, tr("First step, last step"),
         key(Qt::Key_Home) + QStringLiteral(", ") + key(Qt::Key_End)},
        {talk, tr("End the talk"), key(Qt::Key_Escape)},
        {charts, tr("Read one after the other"), arrows},
        {charts, tr("Ask for the artist one is at"), enter},
        {legend, tr("From entry to entry"), arrows},
        {legend, tr("Hide an entry's artists, or show them again"), enter},
        {legend, tr("Show this entry's artists alone"), key(Qt::SHIFT | Qt::Key_Return)},
    };
}

}  // namespace crossfade::ui
