// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/collections.h"

#include "core/base/text.h"
#include "core/store/collection_repository.h"

#include <algorithm>
#include <functional>

namespace crossfade {

namespace {

Result<std::string> nameFrom(const std::string& name)
{
    if (std::string line = onOneLine(name); !line.empty()) return line;
    return Error{ErrorCode::InvalidInput, "A collection needs a name."};
}

Result<CollectionRecord> collectionOf(Project& project, std::int64_t id)
{
    CROSSFADE_ASSIGN(std::vector<CollectionRecord> all, allCollections(project));
    const auto found = std::ranges::find(all, id, &CollectionRecord::id);
    if (found == all.end())
        return Error{ErrorCode::NotFound, "There is no collection " + std::to_string(id) + "."};
    return std::move(*found);
}

/// Changes one collection, which `edit` is given.
Result<CollectionChange> edited(Project& project, std::int64_t id,
                                const std::function<Status(CollectionRecord&)>& edit)
{
    CROSSFADE_ASSIGN(const CollectionRecord before, collectionOf(project, id));
    CollectionRecord after = before;
    CROSSFADE_TRY(edit(after));
    return makeChange(project, {{before}, {after}});
}

using Place = std::vector<CollectionArtist>::iterator;

Result<Place> placeOf(CollectionRecord& collection, const std::string& artist)
{
    const Place found = std::ranges::find(collection.artists, artist, &CollectionArtist::id);
    if (found == collection.artists.end())
        return Error{ErrorCode::NotFound, "The collection " + inQuotes(collection.name) +
                                              " has no artist " + inQuotes(artist) + "."};
    return found;
}

template <typename T>
void moveTo(std::vector<T>& items, std::size_t from, std::size_t to)
{
    const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
    to = std::min(to, items.size() - 1);
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
}

}  // namespace

Result<std::vector<CollectionRecord>> allCollections(Project& project)
{
    return CollectionRepository(project.database()).list();
}

Result<CollectionRecord> findCollection(Project& project, const std::string& name)
{
    CROSSFADE_ASSIGN(std::vector<CollectionRecord> all, allCollections(project));
    const auto found = std::ranges::find(all, onOneLine(name), &CollectionRecord::name);
    if (found != all.end()) return std::move(*found);
    std::string names;
    for (const CollectionRecord& one : all)
        names += (names.empty() ? "" : ", ") + inQuotes(one.name);
    return Error{ErrorCode::NotFound, "There is no collection " + inQuotes(name) +
                                          (names.empty() ? "; the project has none yet."
                                                         : "; there are " + names + ".")};
}

Result<CollectionChange> makeChange(Project& project, const CollectionChange& change)
{
    CROSSFADE_ASSIGN(
        std::vector<CollectionRecord> now,
        CollectionRepository(project.database()).replace(change.expected, change.wanted));
    return CollectionChange{std::move(now), change.expected};
}

Result<CollectionChange> createCollection(Project& project, const std::string& name,
                                          const std::string& notes,
                                          std::vector<CollectionArtist> artists)
{
    CROSSFADE_ASSIGN(std::string line, nameFrom(name));
    CROSSFADE_ASSIGN(const std::vector<CollectionRecord> all, allCollections(project));
    const std::int64_t last = all.empty() ? -1 : all.back().position;
    return makeChange(project, {{}, {{0, std::move(line), notes, last + 1, std::move(artists)}}});
}

Result<CollectionChange> renameCollection(Project& project, std::int64_t id,
                                          const std::string& name)
{
    CROSSFADE_ASSIGN(const std::string line, nameFrom(name));
    return edited(project, id, [&](CollectionRecord& collection) {
        collection.name = line;
        return ok();
    });
}

Result<CollectionChange> setCollectionNotes(Project& project, std::int64_t id,
                                            const std::string& notes)
{
    return edited(project, id, [&](CollectionRecord& collection) {
        collection.notes = notes;
        return ok();
    });
}

Result<CollectionChange> deleteCollection(Project& project, std::int64_t id)
{
    CROSSFADE_ASSIGN(CollectionRecord collection, collectionOf(project, id));
    return makeChange(project, {{std::move(collection)}, {}});
}

Result<CollectionChange> moveCollection(Project& project, std::int64_t id, std::size_t to)
{
    CROSSFADE_TRY(collectionOf(project, id));
    CROSSFADE_ASSIGN(const std::vector<CollectionRecord> before, allCollections(project));
    std::vector<CollectionRecord> after = before;
    const auto from = std::ranges::find(after, id, &CollectionRecord::id) - after.begin();
    moveTo(after, static_cast<std::size_t>(from), to);
    for (std::size_t i = 0; i < after.size(); ++i) after[i].position = static_cast<std::int64_t>(i);
    return makeChange(project, {before, after});
}

Result<CollectionChange> addToCollection(Project& project, std::int64_t id,
                                         std::span<const CollectionArtist> artists,
                                         std::optional<std::size_t> at)
{
    return edited(project, id, [&](CollectionRecord& collection) {
        std::size_t place = std::min(at.value_or(SIZE_MAX), collection.artists.size());
        for (const CollectionArtist& artist : artists)
            if (!placeOf(collection, artist.id).hasValue()) {
                collection.artists.insert(
                    collection.artists.begin() + static_cast<std::ptrdiff_t>(place), artist);
                ++place;
            }
        return ok();
    });
}

Result<CollectionChange> removeFromCollection(Project& project, std::int64_t id,
                                              std::span<const std::string> artists)
{
    return edited(project, id, [&](CollectionRecord& collection) -> Status {
        for (const std::string& artist : artists) {
            CROSSFADE_ASSIGN(const Place place, placeOf(collection, artist));
            collection.artists.erase(place);
        }
        return ok();
    });
}

Result<CollectionChange> moveInCollection(Project& project, std::int64_t id,
                                          const std::string& artist, std::size_t to)
{
    return edited(project, id, [&](CollectionRecord& collection) -> Status {
        CROSSFADE_ASSIGN(const Place place, placeOf(collection, artist));
        moveTo(collection.artists, static_cast<std::size_t>(place - collection.artists.begin()),
               to);
        return ok();
    });
}

Result<CollectionChange> setArtistNote(Project& project, std::int64_t id, const std::string& artist,
                                       const std::string& note)
{
    return edited(project, id, [&](CollectionRecord& collection) -> Status {
        CROSSFADE_ASSIGN(const Place place, placeOf(collection, artist));
        place->note = note;
        return ok();
    });
}

}  // namespace crossfade
