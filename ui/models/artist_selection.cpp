// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/artist_selection.h"

#include "core/base/check.h"
#include "core/base/text.h"
#include "ui/models/text.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace crossfade::ui {

namespace {

std::string popularityField(double popularity)
{
    if (popularity <= 0.0) return {};
    return QString::number(popularity, 'f', QLocale::FloatingPointShortest).toStdString();
}

}  // namespace

void ArtistSelection::setCatalogue(std::shared_ptr<const CatalogueSnapshot> catalogue)
{
    if (m_catalogue == catalogue) return;
    m_catalogue = std::move(catalogue);
    clear();
}

bool ArtistSelection::has(ArtistRow artist) const
{
    return std::ranges::binary_search(m_artists, artist);
}

void ArtistSelection::replace(std::vector<ArtistRow> artists)
{
    set(checked(std::move(artists)));
}

void ArtistSelection::add(std::vector<ArtistRow> artists)
{
    std::vector<ArtistRow> both;
    std::ranges::set_union(m_artists, checked(std::move(artists)), std::back_inserter(both));
    set(std::move(both));
}

void ArtistSelection::subtract(std::vector<ArtistRow> artists)
{
    std::vector<ArtistRow> left;
    std::ranges::set_difference(m_artists, checked(std::move(artists)), std::back_inserter(left));
    set(std::move(left));
}

void ArtistSelection::toggle(ArtistRow artist)
{
    if (has(artist))
        subtract({artist});
    else
        add({artist});
}

void ArtistSelection::clear()
{
    set({});
}

QString ArtistSelection::sentence() const
{
    const std::size_t all = m_catalogue ? m_catalogue->size() : 0;
    if (empty()) return tr("No artist selected");
    return tr("%1 of %2 selected")
        .arg(wholeText(size()), countText(all, tr("1 artist"), tr("%1 artists")));
}

void ArtistSelection::set(std::vector<ArtistRow> sorted)
{
    if (sorted == m_artists) return;
    m_artists = std::move(sorted);
    Q_EMIT changed();
}

std::vector<ArtistRow> ArtistSelection::checked(std::vector<ArtistRow> artists) const
{
    std::ranges::sort(artists);
    artists.erase(std::ranges::unique(artists).begin(), artists.end());
    CROSSFADE_CHECK(artists.empty() || (m_catalogue && artists.back() < m_catalogue->size()));
    return artists;
}

std::string selectionTable(std::span<const ArtistRow> artists, const CatalogueSnapshot& catalogue,
                           TableFormat format)
{
    const Catalogue& stored = catalogue.stored.catalogue;
    std::string table;
    if (!stored.notice.empty()) appendRow(table, {"# " + onOneLine(stored.notice)}, format);
    std::vector<std::string> fields = {"id", "name", "popularity", "modalities"};
    fields.insert(fields.end(), stored.metadataColumns.begin(), stored.metadataColumns.end());
    appendRow(table, fields, format);
    for (const ArtistRow row : artists) {
        const Artist& artist = stored.artists[row];
        const ModalityMask presence = catalogue.presence[row];
        fields = {artist.id, artist.name, popularityField(artist.popularity),
                  presence.empty() ? "" : modalitySetName(presence, catalogue.modalityNames)};
        fields.insert(fields.end(), artist.metadata.begin(), artist.metadata.end());
        appendRow(table, fields, format);
    }
    return table;
}

}  // namespace crossfade::ui
