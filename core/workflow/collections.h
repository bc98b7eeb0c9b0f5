// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/collection_record.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// A change of collections, as a value: some, as they stand, and what is to stand in their place.
/// Either may be empty.
struct CollectionChange {
    std::vector<CollectionRecord> expected;
    std::vector<CollectionRecord> wanted;

    /// False where all stays as it is.
    bool any() const { return expected != wanted; }
};

/// In their order.
Result<std::vector<CollectionRecord>> allCollections(Project& project);
/// NotFound with the names that there are.
Result<CollectionRecord> findCollection(Project& project, const std::string& name);

/// Makes a change and returns the one that undoes it; that one, made, returns the one that does it
/// again. Busy, and nothing is done, if something of it was changed in another way since.
Result<CollectionChange> makeChange(Project& project, const CollectionChange& change);

// Each of these makes a change and returns what undoes it, which names in `expected` how the
// collection stands now. Names are brought onto one line; InvalidInput if nothing is left or
// another collection has it. NotFound if there is no such collection or, where one is asked for, no
// such artist in it.

/// At the end of the collections.
Result<CollectionChange> createCollection(Project& project, const std::string& name,
                                          const std::string& notes = {},
                                          std::vector<CollectionArtist> artists = {});
Result<CollectionChange> renameCollection(Project& project, std::int64_t id,
                                          const std::string& name);
Result<CollectionChange> setCollectionNotes(Project& project, std::int64_t id,
                                            const std::string& notes);
Result<CollectionChange> deleteCollection(Project& project, std::int64_t id);
/// To the place `to` among the collections, from 0; the last for more than there are.
Result<CollectionChange> moveCollection(Project& project, std::int64_t id, std::size_t to);

/// Before the artist at `at`, or at the end. Who is in it already stays where they are.
Result<CollectionChange> addToCollection(Project& project, std::int64_t id,
                                         std::span<const CollectionArtist> artists,
                                         std::optional<std::size_t> at = std::nullopt);
Result<CollectionChange> removeFromCollection(Project& project, std::int64_t id,
                                              std::span<const std::string> artists);
/// To the place `to`, from 0; the last for more than there are.
Result<CollectionChange> moveInCollection(Project& project, std::int64_t id,
                                          const std::string& artist, std::size_t to);
Result<CollectionChange> setArtistNote(Project& project, std::int64_t id, const std::string& artist,
                                       const std::string& note);

}  // namespace crossfade
