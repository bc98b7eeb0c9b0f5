// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/search_model.h"

#include "ui/models/artist_mime.h"
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QMimeData>
#include <QStringList>

namespace crossfade::ui {

namespace {

QStringList detailParts(const CatalogueSnapshot& catalogue, ArtistRow row)
{
    // Identifiers and counts of other services tell a person nothing.
    static const QStringList kTelling = {QStringLiteral("also_known_as"), QStringLiteral("country"),
                                         QStringLiteral("years"), QStringLiteral("genre")};
    const Catalogue& stored = catalogue.stored.catalogue;
    const Artist& artist = stored.artists[row];
    QStringList parts;
    for (const QString& wanted : kTelling)
        for (std::size_t c = 0; c < stored.metadataColumns.size(); ++c)
            if (qt(stored.metadataColumns[c]) == wanted && !artist.metadata[c].empty())
                parts << qt(artist.metadata[c]);
    if (artist.popularity > 0.0)
        parts << QCoreApplication::translate("artistDetail", "popularity %1")
                     .arg(popularityText(artist.popularity));
    return parts.isEmpty() ? QStringList(qt(artist.id)) : parts;
}

/// Label and detail to be listened to, so that what the label says already is not said again: of
/// artists of one name it holds country and years, or the id.
QString spokenText(const CatalogueSnapshot& catalogue, ArtistRow row, const QString& judged)
{
    const QString label = qt(catalogue.label(row));
    const QString told = label.mid(qt(catalogue.artists()[row].name).size());
    QStringList parts = detailParts(catalogue, row);
    parts.removeIf([&](const QString& part) { return told.contains(part); });
    parts.prepend(label);
    if (!judged.isEmpty()) parts << judged;
    return parts.join(QStringLiteral(", "));
}

}  // namespace

QString artistDetail(const CatalogueSnapshot& catalogue, ArtistRow artist)
{
    return detailParts(catalogue, artist).join(QStringLiteral(" · "));
}

void SearchModel::setHits(std::vector<NameHit> hits,
                          std::shared_ptr<const CatalogueSnapshot> catalogue)
{
    beginResetModel();
    m_hits = std::move(hits);
    m_catalogue = std::move(catalogue);
    endResetModel();
}

void SearchModel::clear()
{
    beginResetModel();
    m_hits.clear();
    m_catalogue.reset();
    endResetModel();
}

int SearchModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid()) return 0;
    return nothingFound() ? 1 : static_cast<int>(m_hits.size());
}

Qt::ItemFlags SearchModel::flags(const QModelIndex& index) const
{
    if (nothingFound() && index.isValid()) return Qt::ItemNeverHasChildren;
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList SearchModel::mimeTypes() const
{
    return {artistMimeType(), QStringLiteral("text/plain")};
}

QMimeData* SearchModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<ArtistRow> artists;
    for (const QModelIndex& index : indexes)
        artists.push_back(m_hits[static_cast<std::size_t>(index.row())].artist);
    return artistMime(artists, *m_catalogue);
}

Judgement SearchModel::judgement(const QModelIndex& index) const
{
    if (!index.isValid() || nothingFound()) return {};
    return judgementOf(m_judgements, m_hits[static_cast<std::size_t>(index.row())].artist);
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (nothingFound()) {
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text ? QVariant(tr("No artist is called anything like this.")) : QVariant();
    }
    const ArtistRow row = m_hits[static_cast<std::size_t>(index.row())].artist;
    switch (role) {
        case Qt::DisplayRole:
            return qt(m_catalogue->label(row));
        case DetailRole:
            return artistDetail(*m_catalogue, row);
        case Qt::AccessibleTextRole:
            return spokenText(*m_catalogue, row, judgementText(judgement(index)));
        case PresenceRole:
            return static_cast<uint>(m_catalogue->presence[row].bits());
        case ModalityCountRole:
            return static_cast<uint>(m_catalogue->modalityNames.size());
        case ArtistRole:
            return static_cast<uint>(row);
        default:
            return {};
    }
}

}  // namespace crossfade::ui
