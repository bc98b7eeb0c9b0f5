// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crossfade {

struct CollectionArtist {
    std::string id;    ///< as the catalogue names, or named, the artist
    std::string note;  ///< may be empty

    bool operator==(const CollectionArtist&) const = default;
};

/// A list that someone keeps, in its own order. Artists go by id, so that the list outlives what
/// the catalogue does.
struct CollectionRecord {
    std::int64_t id = 0;  ///< 0: not stored yet
    std::string name;     ///< one line, never empty, no other collection has it
    std::string notes;
    std::int64_t position = 0;              ///< among the collections
    std::vector<CollectionArtist> artists;  ///< nobody twice

    bool operator==(const CollectionRecord&) const = default;
};

}  // namespace crossfade
