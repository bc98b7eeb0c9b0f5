// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"
#include "core/workflow/list_change.h"
#include "core/workflow/snapshot.h"

#include <QString>

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::ui {

/// One artist between the list of the baseline and the list now.
struct RankSlope {
    ArtistRow artist = 0;
    QString name;
    ModalityMask presence;   ///< of the run's modalities
    std::size_t before = 0;  ///< rank; 0: not among the first k
    std::size_t now = 0;     ///< likewise
    QString spoken;          ///< a sentence

    bool entered() const { return before == 0; }
    bool left() const { return now == 0; }
    bool rises() const { return before > now && now > 0; }
    bool falls() const { return now > before && before > 0; }
};

/// What a slope chart draws: finished values and texts.
struct RankSlopes {
    std::size_t k = 0;            ///< ranks on either side; 0: nothing to compare
    std::size_t modalities = 0;   ///< of the rings
    std::vector<RankSlope> rows;  ///< those listed now, best first; then who left, likewise
    QString summary;              ///< "overlap@20 .65: 7 enter, 7 leave"
};

/// `presence` is the run's, by artist, and `modalities` how many the run has.
RankSlopes rankSlopes(const ListChange& change, const CatalogueSnapshot& catalogue,
                      std::span<const ModalityMask> presence, std::size_t modalities);

}  // namespace crossfade::ui
