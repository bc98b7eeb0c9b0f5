// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// A tag and how much more of a region it is than of all others.
struct DistinctiveTag {
    std::uint32_t tag = 0;  ///< in TagData::tags
    double score = 0.0;     ///< standard deviations
    bool operator==(const DistinctiveTag&) const = default;
};

/// For each region its tags by the weighted log-odds against all other regions together (Monroe,
/// Colaresi and Quinn 2008, eq. 16, 20 and 22), the most distinctive first (ties by tag), only
/// those over 0 and said of two members or of the only one. The amount of a tag is the sum over
/// members of its part of what is said of them, so that nobody counts twice because much is said
/// of them; the prior is one region of average size with all regions' tags. `regionOf`: per
/// artist, one over `regions` is in none and does not count. At most `most` a region.
std::vector<std::vector<DistinctiveTag>> distinctiveTags(const TagData& tags,
                                                         std::span<const std::uint32_t> regionOf,
                                                         std::size_t regions, std::size_t most);

/// What a region is called.
struct RegionName {
    std::string text;
    std::vector<std::string> tags;  ///< that are in it, the most distinctive first
    bool operator==(const RegionName&) const = default;
};

/// Names of one to three tags with " · " between them: those whose score is at least half the
/// first's, without such as say another once more ("Hip-Hop" or "hop" beside "hip hop"). Where a
/// region before has a name of the same tags, further tags are taken, then the best known member,
/// then a number: no two are called alike. A region without tags is called by its best known member
/// alone. `bestKnown`: per region a label; not empty.
std::vector<RegionName> regionNames(const std::vector<std::string>& tags,
                                    const std::vector<std::vector<DistinctiveTag>>& distinctive,
                                    std::span<const std::string> bestKnown);

}  // namespace crossfade
