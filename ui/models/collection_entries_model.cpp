// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/collection_entries_model.h"

#include "ui/models/artist_mime.h"
#include "ui/models/search_model.h"
#include "ui/models/text.h"

#include <QMimeData>

#include <algorithm>
#include <array>
#include <set>

namespace crossfade::ui {

CollectionEntriesModel::CollectionEntriesModel(CollectionsModel& collections, QObject* parent)
    : QAbstractTableModel(parent), m_collections(&collections)
{
    m_shown = collections.artists();
    connect(m_collections, &CollectionsModel::changed, this, &CollectionEntriesModel::refresh);
}

void CollectionEntriesModel::refresh()
{
    // The same artists: a note is another, perhaps while it is being edited in a view.
    if (m_shown == m_collections->artists() && !m_shown.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_shown = m_collections->artists();
    endResetModel();
}

std::optional<ArtistRow> CollectionEntriesModel::artist(int row) const
{
    return kept(row).row;
}

std::string CollectionEntriesModel::id(int row) const
{
    return kept(row).id;
}

QString CollectionEntriesModel::note(int row) const
{
    return qt(m_collections->chosen()->artists[static_cast<std::size_t>(row)].note);
}

ModalityMask CollectionEntriesModel::presence(int row) const
{
    const auto& artist = kept(row).row;
    return artist ? catalogue().presence[*artist] : ModalityMask();
}

int CollectionEntriesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CollectionEntriesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CollectionEntriesModel::text(int row, int column) const
{
    switch (column) {
        case Place:
            return QString::number(row + 1);
        case ArtistName:
            return qt(kept(row).label);
        case Note:
            return note(row);
        default:
            return {};
    }
}

QVariant CollectionEntriesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case Qt::EditRole:
            return index.column() == Note ? QVariant(note(row)) : QVariant();
        case Qt::TextAlignmentRole:
            return {(index.column() == Place ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
        case Qt::ToolTipRole: {
            if (index.column() == Note && !note(row).isEmpty()) return note(row);
            const auto& artist = kept(row).row;
            return artist
                       ? tr("%1 · %2").arg(qt(kept(row).label), artistDetail(catalogue(), *artist))
                       : tr("%1 is no longer in the catalogue.").arg(qt(kept(row).label));
        }
        case Qt::AccessibleTextRole:
            if (index.column() == Ring)
                return qt(modalitySetName(presence(row), catalogue().modalityNames, ", "));
            if (index.column() == ArtistName && !kept(row).row)
                return tr("%1, no longer in the catalogue").arg(qt(kept(row).label));
            return text(row, index.column());
        case PresenceRole:
            return static_cast<uint>(presence(row).bits());
        case ModalityCountRole:
            return kept(row).row ? static_cast<uint>(catalogue().modalityNames.size()) : 0U;
        default:
            return {};
    }
}

QVariant CollectionEntriesModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const
{
    if (orientation != Qt::Horizontal) return {};
    static constexpr std::array<const char*, ColumnCount> kTitles = {
        QT_TR_NOOP("#"), QT_TR_NOOP("has"), QT_TR_NOOP("artist"), QT_TR_NOOP("note")};
    if (role == Qt::DisplayRole) return tr(kTitles[static_cast<std::size_t>(section)]);
    if (role == Qt::TextAlignmentRole)
        return {(section == Place ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    return {};
}

Qt::ItemFlags CollectionEntriesModel::flags(const QModelIndex& index) const
{
    // The space below the rows takes drops too.
    if (!index.isValid()) return m_collections->session() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags row = QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled;
    return index.column() == Note ? row | Qt::ItemIsEditable : row;
}

bool CollectionEntriesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Note || role != Qt::EditRole) return false;
    const QString text = value.toString().trimmed();
    if (text == note(index.row())) return true;
    return m_collections->setArtistNote(id(index.row()), text);
}

QStringList CollectionEntriesModel::mimeTypes() const
{
    return {artistMimeType(), QStringLiteral("text/plain")};
}

QMimeData* CollectionEntriesModel::mimeData(const QModelIndexList& indexes) const
{
    std::set<int> rows;
    for (const QModelIndex& index : indexes) rows.insert(index.row());
    std::vector<std::string> ids;
    std::vector<QString> names;
    for (const int row : rows) {
        ids.push_back(id(row));
        names.push_back(text(row, ArtistName));
    }
    return artistMime(ids, names);
}

bool CollectionEntriesModel::canDropMimeData(const QMimeData* data, Qt::DropAction /*action*/,
                                             int /*row*/, int /*column*/,
                                             const QModelIndex& /*parent*/) const
{
    return m_collections->session() != nullptr && data->hasFormat(artistMimeType());
}

bool CollectionEntriesModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row,
                                          int /*column*/, const QModelIndex& parent)
{
    if (action == Qt::IgnoreAction) return true;
    const std::vector<std::string> ids = artistIds(data);
    if (ids.empty() || m_collections->session() == nullptr) return false;
    if (m_collections->chosen() == nullptr) {
        std::vector<ArtistRow> artists;
        for (const std::string& id : ids)
            if (const auto at = catalogue().rowOfId.find(id); at != catalogue().rowOfId.end())
                artists.push_back(at->second);
        Q_EMIT collectionWanted(artists);
        return true;
    }
    // Between two rows, on a row, or below them all.
    const int at = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    const auto& entries = m_collections->chosen()->artists;
    const auto isIn = [&](const std::string& id) {
        return std::ranges::find(entries, id, &CollectionArtist::id) != entries.end();
    };
    if (std::ranges::all_of(ids, isIn))
        return m_collections->move(ids, static_cast<std::size_t>(at));
    return m_collections->add(m_collections->chosen()->id, ids, static_cast<std::size_t>(at));
}

}  // namespace crossfade::ui
