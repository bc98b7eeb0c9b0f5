// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/collection_repository.h"

#include "core/base/text.h"
#include "core/store/guarded.h"
#include "core/store/transaction.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>

namespace crossfade {

namespace {

std::vector<CollectionArtist> artistsOf(SQLite::Database& db, std::int64_t collection)
{
    SQLite::Statement query(db,
                            "SELECT artist, note FROM collection_artist WHERE collection_id = ? "
                            "ORDER BY position");
    query.bind(1, collection);
    std::vector<CollectionArtist> artists;
    while (query.executeStep())
        artists.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
    return artists;
}

std::vector<CollectionRecord> allOf(SQLite::Database& db)
{
    SQLite::Statement query(
        db, "SELECT id, name, notes, position FROM collection ORDER BY position, id");
    std::vector<CollectionRecord> collections;
    while (query.executeStep()) {
        const std::int64_t id = query.getColumn(0).getInt64();
        collections.push_back({id, query.getColumn(1).getString(), query.getColumn(2).getString(),
                               query.getColumn(3).getInt64(), artistsOf(db, id)});
    }
    return collections;
}

void insertArtists(SQLite::Database& db, const CollectionRecord& collection)
{
    SQLite::Statement insert(db, "INSERT INTO collection_artist VALUES (?, ?, ?, ?)");
    insert.bind(1, collection.id);
    for (std::size_t i = 0; i < collection.artists.size(); ++i) {
        insert.bind(2, collection.artists[i].id);
        insert.bind(3, static_cast<std::int64_t>(i));
        insert.bind(4, collection.artists[i].note);
        insert.exec();
        insert.reset();
    }
}

CollectionRecord insertCollection(SQLite::Database& db, CollectionRecord collection)
{
    SQLite::Statement insert(
        db, "INSERT INTO collection (id, name, notes, position) VALUES (?, ?, ?, ?)");
    if (collection.id != 0) insert.bind(1, collection.id);
    insert.bind(2, collection.name);
    insert.bind(3, collection.notes);
    insert.bind(4, collection.position);
    insert.exec();
    collection.id = db.getLastInsertRowid();
    insertArtists(db, collection);
    return collection;
}

Error changedSince(const CollectionRecord& collection)
{
    return {ErrorCode::Busy,
            "The collection " + inQuotes(collection.name) +
                " has been changed by another program meanwhile; look at it again first."};
}

Status checkExpected(const std::vector<CollectionRecord>& stored,
                     std::span<const CollectionRecord> expected)
{
    for (const CollectionRecord& one : expected)
        if (std::ranges::find(stored, one) == stored.end()) return changedSince(one);
    return ok();
}

/// `left`: what stays beside the wanted.
Status checkWanted(const std::vector<CollectionRecord>& left,
                   std::span<const CollectionRecord> wanted)
{
    for (const CollectionRecord& one : wanted) {
        if (std::ranges::find(left, one.name, &CollectionRecord::name) != left.end())
            return Error{ErrorCode::InvalidInput,
                         "There is a collection " + inQuotes(one.name) + " already."};
        if (one.id != 0 && std::ranges::find(left, one.id, &CollectionRecord::id) != left.end())
            return changedSince(one);
    }
    return ok();
}

/// The work of replace(), inside a transaction.
Result<std::vector<CollectionRecord>> replaced(SQLite::Database& db,
                                               std::span<const CollectionRecord> expected,
                                               std::span<const CollectionRecord> wanted)
{
    std::vector<CollectionRecord> left = allOf(db);
    CROSSFADE_TRY(checkExpected(left, expected));
    SQLite::Statement remove(db, "DELETE FROM collection WHERE id = ?");
    for (const CollectionRecord& one : expected) {
        std::erase(left, one);
        remove.bind(1, one.id);
        remove.exec();
        remove.reset();
    }
    CROSSFADE_TRY(checkWanted(left, wanted));
    std::vector<CollectionRecord> now;
    for (const CollectionRecord& one : wanted) now.push_back(insertCollection(db, one));
    return now;
}

}  // namespace

Result<std::vector<CollectionRecord>> CollectionRepository::list()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<CollectionRecord>> {
        return allOf(m_db->handle());
    });
}

Result<std::vector<CollectionRecord>> CollectionRepository::replace(
    std::span<const CollectionRecord> expected, std::span<const CollectionRecord> wanted)
{
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(*m_db));
    CROSSFADE_ASSIGN(std::vector<CollectionRecord> now, guarded(m_db->path(), [&] {
                         return replaced(m_db->handle(), expected, wanted);
                     }));
    CROSSFADE_TRY(transaction.commit());
    return now;
}

}  // namespace crossfade
