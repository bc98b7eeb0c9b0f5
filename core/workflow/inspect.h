// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/list_dependence.h"
#include "core/evaluation/list_exposure.h"
#include "core/evaluation/missing_gain.h"
#include "core/workflow/explore.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

// What a run's lists are made of and who is in them: the figures of the Inspect page and of
// `crossfade-cli inspect`.

/// Length of the lists whose dependence on a modality is measured: one that is looked at as a
/// whole.
inline constexpr std::size_t kDependenceLength = 20;
/// Neighbours that are listed by what they share.
inline constexpr std::size_t kInspectedNeighbours = 200;

/// What artists sound like, and who listens to them: places among a run's modalities.
struct SoundAndAudience {
    std::size_t sound = 0;     ///< the first that is dense
    std::size_t audience = 0;  ///< the first of interactions
    bool operator==(const SoundAndAudience&) const = default;
};
/// By the shapes that the catalogue's modalities have. NotFound says which is missing.
Result<SoundAndAudience> soundAndAudience(const CatalogueSnapshot& catalogue,
                                          const std::vector<std::string>& modalities);

/// A neighbour and what the score is made of.
struct InspectedNeighbour {
    NeighbourRow row;
    std::vector<float> shares;  ///< per modality, see ScoreParts::share(); they sum to the cosine
    /// Listeners (of SoundAndAudience::audience) of the neighbour and of any artist asked for. None
    /// where of either no listener is known: that is no audience apart.
    std::optional<std::size_t> common;
};

struct InspectedList {
    std::vector<std::string> query;       ///< ids of who was asked for
    std::vector<std::string> modalities;  ///< of the run
    std::vector<InspectedNeighbour> rows;
    std::string reason;      ///< why there are none; empty where there are some
    std::size_t placed = 0;  ///< as NeighbourList::placed
    std::optional<SoundAndAudience> pair;
    std::string pairReason;  ///< why there is none
};

/// The k best for a state. Reads listeners, and tags where filters name some, from the project's
/// file over a connection of its own.
Result<InspectedList> inspectNeighbours(const std::filesystem::path& project,
                                        const std::shared_ptr<const CatalogueSnapshot>& catalogue,
                                        std::shared_ptr<const LoadedRun> run,
                                        const ExplorationState& state, std::size_t k,
                                        const JobContext& job);

/// Rows of those who sound alike but have no listener in common, by the sound's share less the
/// audience's, falling. Empty without a pair.
std::vector<std::size_t> alikeWithoutAudience(const InspectedList& list);

/// Of everybody, mixed and scored in some way. InvalidInput if a side has nothing that counts, or
/// no two artists can be compared.
Result<ListExposure> inspectExposure(const LoadedRun& run, const Comparison& comparison,
                                     std::size_t k, const JobContext& job);
Result<ListDependence> inspectDependence(const LoadedRun& run, const Comparison& comparison,
                                         std::size_t k, const JobContext& job);

/// An artist and a modality that their list depends on.
struct DependentArtist {
    std::size_t place = 0;  ///< in ListDependence::artists
    std::size_t modality = 0;
    double change = 0.0;
};
/// Each artist of whom more than one modality counts, with the one whose loss changes most (the
/// first of equals): largest change first, ties by artist.
std::vector<DependentArtist> mostDependent(const ListDependence& dependence);

}  // namespace crossfade
