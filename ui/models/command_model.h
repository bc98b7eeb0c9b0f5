// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace crossfade::ui {

/// Something that the program can do now, or could.
struct Command {
    QString title;
    QString place;     ///< "File › Open recent"; of an artist, what tells them from others
    QString shortcut;  ///< as it is shown; mostly empty
    bool enabled = true;
    bool checked = false;
    std::function<void()> run;
};

/// What the palette lists: the commands that what was typed may mean, the nearest first (see
/// wordDistance()), then the artists whose names have its words; where there are neither, artists
/// of similar names. Nothing typed: all commands in their own order.
class CommandModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { PlaceRole = Qt::UserRole, ShortcutRole, EnabledRole, CheckedRole };
    using Search = std::function<std::vector<Command>(const QString& typed)>;

    using QAbstractListModel::QAbstractListModel;

    /// `artists` is asked at every letter; empty: there are none.
    void setCommands(std::vector<Command> commands, Search artists);
    void setTyped(const QString& typed);
    const Command& command(int row) const { return m_shown[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// All can be chosen, so that what is grey can be read.
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    /// A command and the words that it is found by.
    struct Known {
        Command command;
        QStringList title;
        QStringList place;
    };

    std::vector<Known> m_all;
    Search m_artists;
    std::vector<Command> m_shown;
};

}  // namespace crossfade::ui
