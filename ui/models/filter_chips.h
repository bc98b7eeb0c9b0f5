// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/explore.h"

#include <QString>

#include <span>
#include <string>
#include <vector>

namespace crossfade::ui {

/// One filter as it is shown.
struct FilterChip {
    QString text;     ///< "popularity ≤ 900", "has audio", "tag jazz", "country = SE"
    QString effect;   ///< "Who is more popular than 900 is hidden: 12 of 300."; empty: not known
    Filters without;  ///< the filters without this one
};

/// In the order in which core lists their effects. `effects` are the list's, which has none where
/// it could not be made.
std::vector<FilterChip> filterChips(const Filters& filters, std::span<const FilterEffect> effects,
                                    std::span<const std::string> modalities);

/// What there is to say of a list beside its rows, a sentence each: what the wish for the less
/// heard of costs, what of the state counts for nothing, and that filters leave fewer than
/// `listed`.
QStringList findingSentences(const NeighbourList& list, const Filters& filters, std::size_t listed);

}  // namespace crossfade::ui
