// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/kept_artist.h"

#include "core/store/catalogue_repository.h"

namespace crossfade {

Result<KeptArtist> keptArtist(Project& project, const std::string& id)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    if (const auto row = catalogue.rowOfId.find(id); row != catalogue.rowOfId.end())
        return KeptArtist{id, row->second, catalogue.label(row->second)};
    CROSSFADE_ASSIGN(std::string name, CatalogueRepository(project.database()).lastName(id));
    return KeptArtist{id, std::nullopt, name.empty() ? id : std::move(name)};
}

Result<std::vector<KeptArtist>> keptArtists(Project& project, std::span<const std::string> ids)
{
    std::vector<KeptArtist> artists;
    for (const std::string& id : ids) {
        CROSSFADE_ASSIGN(artists.emplace_back(), keptArtist(project, id));
    }
    return artists;
}

}  // namespace crossfade
