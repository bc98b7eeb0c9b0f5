// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/retrieval/joined_method.h"

#include <span>
#include <string_view>
#include <vector>

namespace crossfade {

/// What says that artists of two catalogues are the same.
enum class JoinBy {
    IdThenName,  ///< the id; for artists whose id the other catalogue has not, the name
    Id,
    Name,  ///< for catalogues that number their artists each by itself
};

enum class JoinOutcome {
    ById,
    ByName,
    Ambiguous,  ///< the name is there, but several artists of one of the catalogues have it
    Missing,
};

/// Of each artist of `from`, in order.
struct CatalogueJoin {
    Counterparts counterparts;  ///< rows in `to`, none twice
    std::vector<JoinOutcome> outcomes;
};

/// Who the artists of `from` are among those of `to`. Ids join where they are identical, names
/// where they fold to the same (foldName) and one artist alone of either catalogue has them: with
/// homonyms there is no telling which is meant, even if an id has joined one of them. Empty names
/// join nobody, and nobody is joined to an artist whom an id has joined already.
CatalogueJoin joinCatalogues(std::span<const Artist> from, std::span<const Artist> to, JoinBy by);

}  // namespace crossfade
