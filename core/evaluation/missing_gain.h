// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/list_dependence.h"

#include <cstddef>
#include <vector>

namespace crossfade {

// Which missing data would change most? Nobody knows what a list would be if more were known of the
// artist. What can be measured is what taking a modality from those who have it changes, and it is
// estimated that giving it to somebody near them would change as much.

/// Neighbours that an estimate rests on, at most.
inline constexpr std::size_t kGainNeighbours = 10;

/// An artist who lacks a modality, and how much of their list is expected to change if it were
/// known: the mean of ListDependence::change() over the nearest of their list, at most
/// kGainNeighbours, who have the modality and at least one besides.
struct MissingGain {
    ArtistRow artist = 0;
    std::size_t modality = 0;  ///< that is missing
    ModalityMask has;          ///< what counts of the artist
    double expected = 0.0;     ///< share of the list, 0 to 1
    std::size_t basis = 0;     ///< how many it rests on: at least 1
};

/// The artists who have one set and lack one modality.
struct MissingGroup {
    ModalityMask has;
    std::size_t modality = 0;
    std::size_t artists = 0;    ///< all of them
    std::size_t estimated = 0;  ///< those with somebody near to estimate from
    double expected = 0.0;      ///< mean over these; 0 without any
};

/// How good the estimate is where the truth is known: the modality is hidden from those who have it
/// and another, their change is estimated from their list without it.
struct MissingCheck {
    std::size_t modality = 0;
    std::size_t artists = 0;
    double error = 0.0;        ///< mean distance of the estimate from the change
    double errorOfMean = 0.0;  ///< the same if everybody is said to change by the mean
};

struct MissingGains {
    std::vector<MissingGain> gains;    ///< largest first; ties by artist, then modality
    std::size_t notEstimated = 0;      ///< artists and modalities with nobody near to tell by
    std::vector<MissingGroup> groups;  ///< largest mean first; ties by set, then modality
    std::vector<MissingCheck> checks;  ///< of each modality that could be checked
};

/// Modalities that do not count when somebody asks are not missed.
MissingGains missingGains(const ListDependence& dependence);

}  // namespace crossfade
