// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// Damerau–Levenshtein distance with adjacent transpositions (optimal string alignment); stops
/// early and returns `limit` + 1 when it is more than that.
std::size_t editDistance(std::u32string_view a, std::u32string_view b, std::size_t limit);

/// The least distance of `typed` to any beginning of `name`, for what is still being typed.
std::size_t prefixDistance(std::u32string_view typed, std::u32string_view name, std::size_t limit);

struct NameHit {
    ArtistRow artist = 0;
    std::size_t distance = 0;  ///< 0: it begins with, or holds, what was typed
};

/// Finds artists by what has been typed so far: names that begin with it, words that do, names that
/// hold it, then names a few typing errors away; among equals the more popular first. Immutable
/// after construction; usable from several threads.
class NameSearch {
public:
    /// `names[i]`: the folded names of the artist in row i (the first is the name, others aliases).
    NameSearch(const std::vector<std::vector<std::string>>& names, std::vector<double> popularity);

    /// `candidates` are asked for rows that share three letters with the (folded) text; for short
    /// texts, which may share none, all names are looked at.
    using Candidates = std::function<std::vector<ArtistRow>(const std::string& folded)>;
    std::vector<NameHit> find(std::string_view typed, std::size_t most,
                              const Candidates& candidates) const;

private:
    struct Name {
        std::u32string text;
        ArtistRow artist;
    };
    std::vector<Name> m_names;  ///< sorted by text
    std::vector<std::vector<std::u32string>> m_byArtist;
    std::vector<double> m_popularity;
};

}  // namespace crossfade
