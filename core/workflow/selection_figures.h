// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/workflow/snapshot.h"

#include <cstddef>
#include <optional>
#include <span>

namespace crossfade {

/// How much of all lists some artists get, and how good their own are.
struct SelectionFigures {
    std::size_t candidates = 0;  ///< of the artists: the others can't be in a list
    double share = 0.0;          ///< of all places in all lists, 0 to 1
    double equalShare = 0.0;     ///< what they would get if all candidates got the same
    std::size_t queries = 0;     ///< of the artists: those whose own lists are measured
    double ndcg = 0.0;           ///< mean over these; 0 where there are none
};

/// Of a report by this protocol, evaluated on this catalogue; none where it is of another number of
/// candidates, or nobody is listed. `artists`: each once.
std::optional<SelectionFigures> selectionFigures(std::span<const ArtistRow> artists,
                                                 const EvaluationReport& report,
                                                 const CatalogueSnapshot& catalogue,
                                                 const Protocol& protocol);

}  // namespace crossfade
