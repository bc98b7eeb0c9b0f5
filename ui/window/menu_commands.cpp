// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menu_commands.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace crossfade::ui {

namespace {

/// Without the marks of the letters that are underlined.
QString plain(const QString& text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size()) ++i;
        result += text[i];
    }
    return result;
}

QString shortcutsOf(const QAction& action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText)
        .replace(QStringLiteral("; "), QStringLiteral(", "));
}

void collect(const QList<QAction*>& actions, const QString& place, bool enabled,
             std::vector<Command>& into)
{
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible() || action->text().isEmpty()) continue;
        const QString title = plain(action->text());
        if (QMenu* menu = action->menu()) {
            if (action->isEnabled()) Q_EMIT menu->aboutToShow();
            const QString below =
                place.isEmpty() ? title : QStringLiteral("%1 › %2").arg(place, title);
            collect(menu->actions(), below, enabled && action->isEnabled(), into);
            continue;
        }
        into.push_back({title, place, shortcutsOf(*action), enabled && action->isEnabled(),
                        action->isChecked(), [one = QPointer<QAction>(action)] {
                            if (one) one->trigger();
                        }});
    }
}

}  // namespace

std::vector<Command> menuCommands(QMenuBar& bar)
{
    std::vector<Command> commands;
    collect(bar.actions(), {}, true, commands);
    return commands;
}

}  // namespace crossfade::ui
