// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exploration/filters.h"
#include "core/workflow/candidate_filters.h"
#include "core/workflow/snapshot.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace crossfade {

/// A tag and how many artists carry it.
struct TagCount {
    std::string tag;
    std::size_t artists = 0;

    bool operator==(const TagCount&) const = default;
};

/// All tags of a catalogue in memory, to ask for one after the other. Immutable.
class TagAmounts {
public:
    /// Of the catalogue's first modality of tags; empty if it has none. Reads the project's file
    /// over a connection of its own.
    static Result<TagAmounts> load(const std::filesystem::path& project,
                                   const CatalogueSnapshot& catalogue);

    /// Most carried first, then by name.
    const std::vector<TagCount>& tags() const { return m_tags; }
    /// Per artist how much of a tag they carry, as counted in the catalogue; 0: nothing, also where
    /// nobody has such a tag.
    std::vector<float> of(const std::string& tag) const;
    /// Rows of who carries a tag, rising; none where nobody has such a tag.
    std::vector<ArtistRow> carriers(const std::string& tag) const;
    /// At most so many tags that might be meant by what was typed: those that hold it, then those a
    /// typing error or two away; among equals the most carried first.
    std::vector<std::string> nearest(const std::string& typed, std::size_t most) const;

private:
    std::size_t m_artists = 0;
    TagData m_data;
    std::vector<TagCount> m_tags;
};

/// What Explorer::setTagCarriers() wants for a state's filters.
TagCarriers tagCarriers(const TagAmounts& amounts, const Filters& filters);

/// NotFound with the nearest tags where a filter names one that nobody carries: for whoever has
/// just typed it.
Status checkTags(const TagAmounts& amounts, const Filters& filters);

}  // namespace crossfade
