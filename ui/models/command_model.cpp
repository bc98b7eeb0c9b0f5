// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/command_model.h"

#include "ui/models/word_match.h"

#include <algorithm>
#include <tuple>

namespace crossfade::ui {

void CommandModel::setCommands(std::vector<Command> commands, Search artists)
{
    m_all.clear();
    for (Command& command : commands) {
        const QStringList title = foldedWords(command.title);
        const QStringList place = foldedWords(command.place);
        m_all.push_back({std::move(command), title, place});
    }
    m_artists = std::move(artists);
    setTyped({});
}

void CommandModel::setTyped(const QString& typed)
{
    const QStringList words = foldedWords(typed);
    std::vector<std::tuple<int, bool, const Known*>> found;
    for (const Known& known : m_all)
        if (const auto far = wordDistance(words, known.title, known.place))
            found.emplace_back(words.isEmpty() ? 0 : *far,
                               !words.isEmpty() && !known.command.enabled, &known);
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    beginResetModel();
    m_shown.clear();
    for (const auto& one : found) m_shown.push_back(std::get<2>(one)->command);
    if (m_artists && !typed.trimmed().isEmpty()) {
        std::vector<Command> artists = m_artists(typed);
        const auto isFar = [&](const Command& one) {
            return !wordDistance(words, foldedWords(one.title), foldedWords(one.place));
        };
        // Somebody of a similar name is meant only where nothing else is.
        if (!m_shown.empty() || !std::ranges::all_of(artists, isFar)) std::erase_if(artists, isFar);
        for (Command& artist : artists) m_shown.push_back(std::move(artist));
    }
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Command& one = command(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return one.title;
        case Qt::AccessibleTextRole: {
            QStringList parts = {one.title, one.place};
            if (!one.shortcut.isEmpty()) parts << one.shortcut;
            if (one.checked) parts << tr("chosen");
            if (!one.enabled) parts << tr("not possible now");
            parts.removeAll(QString());
            return parts.join(QStringLiteral(", "));
        }
        case PlaceRole:
            return one.place;
        case ShortcutRole:
            return one.shortcut;
        case EnabledRole:
            return one.enabled;
        case CheckedRole:
            return one.checked;
        default:
            return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled : Qt::NoItemFlags;
}

}  // namespace crossfade::ui
