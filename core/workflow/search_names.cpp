// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/search_names.h"

#include "core/base/text.h"
#include "core/search/name_fold.h"

#include <algorithm>

namespace crossfade {

std::vector<std::string> searchNames(const Catalogue& catalogue, const Artist& artist)
{
    std::vector<std::string> names = {foldName(artist.name)};
    for (std::size_t c = 0; c < catalogue.metadataColumns.size(); ++c) {
        const std::string& column = catalogue.metadataColumns[c];
        if (column != "also_known_as" && column != "aliases") continue;
        std::string text = artist.metadata[c];
        std::ranges::replace(text, '|', ';');
        for (const std::string& alias : splitText(text, ';'))
            if (std::string folded = foldName(alias); !folded.empty())
                names.push_back(std::move(folded));
    }
    return names;
}

}  // namespace crossfade
