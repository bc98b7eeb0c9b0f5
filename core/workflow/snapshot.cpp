// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/snapshot.h"

#include "core/base/text.h"
#include "core/workflow/search_names.h"

#include <algorithm>
#include <utility>

namespace crossfade {

namespace {

/// What tells an artist from another of the same name: country and years, or the id.
std::string distinction(const Catalogue& catalogue, const Artist& artist)
{
    std::vector<std::string> parts;
    for (const std::string column : {"country", "years"})
        for (std::size_t c = 0; c < catalogue.metadataColumns.size(); ++c)
            if (catalogue.metadataColumns[c] == column && !artist.metadata[c].empty())
                parts.push_back(artist.metadata[c]);
    return parts.empty() ? artist.id : joinText(parts, ", ");
}

std::vector<std::string> makeLabels(const Catalogue& catalogue)
{
    std::unordered_map<std::string, int> bearers;
    for (const Artist& artist : catalogue.artists) ++bearers[artist.name];
    std::vector<std::string> labels;
    for (const Artist& artist : catalogue.artists) {
        if (artist.name.empty())
            labels.push_back(artist.id);
        else if (bearers[artist.name] == 1)
            labels.push_back(artist.name);
        else
            labels.push_back(artist.name + " (" + distinction(catalogue, artist) + ")");
    }
    return labels;
}

std::unordered_map<std::string, std::vector<ArtistRow>> rowsByName(
    const std::vector<std::vector<std::string>>& names, const Catalogue& catalogue)
{
    std::unordered_map<std::string, std::vector<ArtistRow>> rows;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (catalogue.artists[i].name.empty()) continue;
        for (const std::string& name : names[i]) {
            if (name.empty()) continue;
            std::vector<ArtistRow>& bearers = rows[name];
            if (bearers.empty() || bearers.back() != i)
                bearers.push_back(static_cast<ArtistRow>(i));
        }
    }
    return rows;
}

}  // namespace

std::shared_ptr<const CatalogueSnapshot> makeSnapshot(StoredCatalogue stored,
                                                      std::vector<ModalityMask> presence)
{
    std::vector<std::vector<std::string>> names;
    std::vector<double> popularity;
    std::unordered_map<std::string, ArtistRow> rowOfId;
    std::unordered_map<std::int64_t, ArtistRow> rowOfArtist;
    const Catalogue& catalogue = stored.catalogue;
    for (std::size_t i = 0; i < catalogue.artists.size(); ++i) {
        names.push_back(searchNames(catalogue, catalogue.artists[i]));
        popularity.push_back(catalogue.artists[i].popularity);
        const auto row = static_cast<ArtistRow>(i);
        rowOfId.emplace(catalogue.artists[i].id, row);
        rowOfArtist.emplace(stored.artistIds[i].value, row);
    }
    std::vector<std::string> modalityNames;
    for (const ModalityData& modality : catalogue.modalities)
        modalityNames.push_back(modality.name);
    auto rowsOfName = rowsByName(names, catalogue);
    GroundTruth truth(catalogue.similar, catalogue.artists.size());
    NameSearch search(names, std::move(popularity));
    std::vector<std::string> labels = makeLabels(catalogue);
    return std::make_shared<const CatalogueSnapshot>(
        CatalogueSnapshot{std::move(stored), std::move(modalityNames), std::move(presence),
                          std::move(truth), std::move(search), std::move(rowOfId),
                          std::move(rowOfArtist), std::move(labels), std::move(rowsOfName)});
}

std::size_t CatalogueSnapshot::placeableCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(presence, [](ModalityMask mask) { return !mask.empty(); }));
}

}  // namespace crossfade
