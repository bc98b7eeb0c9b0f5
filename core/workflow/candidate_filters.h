// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exploration/filters.h"
#include "core/workflow/snapshot.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace crossfade {

/// Who carries a tag: rows of the catalogue. Of each tag that a filter names, also where nobody
/// carries it.
using TagCarriers = std::map<std::string, std::vector<ArtistRow>>;

/// One filter on one catalogue: whom it hides, in words too. Keeps what it was made of.
struct CandidateFilter {
    std::string whom;         ///< "who is more popular than 900"
    std::vector<bool> hides;  ///< per artist
    /// Of an artist whom it hides: "a popularity of 960 is over the filter's 900".
    std::function<std::string(ArtistRow)> why;

    /// "Who is more popular than 900 is hidden: 12 of 300."
    std::string sentence(std::size_t hidden, std::size_t of) const;
};

/// The filters one by one, in the order of their fields; none where nothing is filtered. `known`
/// is what is known of the artists, for the filters of modalities. NotFound names the columns where
/// one is asked for that the catalogue does not have, InvalidInput a tag of which `carriers` says
/// nothing.
Result<std::vector<CandidateFilter>> candidateFilters(
    const Filters& filters, const std::shared_ptr<const CatalogueSnapshot>& catalogue,
    const std::shared_ptr<const ModalityVectors>& known, const TagCarriers& carriers);

/// Whom any of the filters hides, per artist.
std::vector<bool> hiddenByAny(const std::vector<CandidateFilter>& filters, std::size_t artists);

}  // namespace crossfade
