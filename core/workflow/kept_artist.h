// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/project.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// An artist whom something that was kept speaks of: in the catalogue, or no longer.
struct KeptArtist {
    std::string id;
    std::optional<ArtistRow> row;  ///< none: no longer in the catalogue
    std::string label;  ///< the catalogue's; of who has gone the last name, or else the id

    bool operator==(const KeptArtist&) const = default;
};

Result<KeptArtist> keptArtist(Project& project, const std::string& id);
Result<std::vector<KeptArtist>> keptArtists(Project& project, std::span<const std::string> ids);

}  // namespace crossfade
