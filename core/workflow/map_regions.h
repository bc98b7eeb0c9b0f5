// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/workflow/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace crossfade {

/// The number of an artist who is in no region: one without an encoding that counts.
inline constexpr std::uint32_t kNoRegion = UINT32_MAX;

/// A part of a run's space.
struct MapRegion {
    std::string name;               ///< no other of its level has it; see regionNames()
    std::vector<std::string> tags;  ///< that are in the name, the most distinctive first
    std::size_t artists = 0;

    bool operator==(const MapRegion&) const = default;
};

/// A division of all artists, the largest region first.
struct RegionLevel {
    std::vector<MapRegion> regions;
    std::vector<std::uint32_t> regionOf;  ///< per artist; or kNoRegion

    bool operator==(const RegionLevel&) const = default;
};

/// Regions of a run for the whole map and for when one looks closer. Neither is made of the other.
struct MapRegions {
    RegionLevel coarse;   ///< at most kCoarseRegions
    RegionLevel fine;     ///< at most kFineRegions
    std::string namedBy;  ///< the modality of tags; empty: there is none, so by best known artists

    bool operator==(const MapRegions&) const = default;
};

inline constexpr std::size_t kCoarseRegions = 12;
inline constexpr std::size_t kFineRegions = 48;
/// A small catalogue has fewer, so that on average so many artists are in one.
inline constexpr std::size_t kArtistsPerRegion = 20;

/// Regions of similar artists, by the run's fused vectors, all modalities on at their learned
/// weights (findRegions() with a fixed seed), and their names by the catalogue's first modality of
/// tags. They belong to the space: every map of the run has the same. Reads the tags from the
/// project's file over a connection of its own. `threads`: 0: one per core; the result does not
/// depend on it. Cancelled, or what opening and reading the project gives.
Result<MapRegions> mapRegions(const std::filesystem::path& project,
                              const CatalogueSnapshot& catalogue, const LoadedRun& run,
                              unsigned threads, const JobContext& job);

/// Where each region of a level is on a map (artists x 2): regions x 2, NaN where none of its
/// artists is on it. See regionPlaces().
Matrix placesOnMap(const RegionLevel& level, const Matrix& layout);

}  // namespace crossfade
