// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/base/text.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <iterator>
#include <string>

namespace crossfade {

namespace {

// Originals are migrated; what is marked derived may be dropped and made again.
// Vectors are little-endian float32 blobs. data/FORMAT.md describes the tables.
constexpr const char* kSteps[] = {R"sql(
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE artist (
    id INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    popularity REAL NOT NULL,
    split INTEGER NOT NULL,
    metadata TEXT NOT NULL,
    position INTEGER NOT NULL,
    present INTEGER NOT NULL
) STRICT;

CREATE TABLE modality (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    shape TEXT NOT NULL,
    columns TEXT NOT NULL,
    present INTEGER NOT NULL
) STRICT;

CREATE TABLE dense_value (
    modality_id INTEGER NOT NULL REFERENCES modality(id),
    artist_id INTEGER NOT NULL REFERENCES artist(id),
    vector BLOB NOT NULL,
    PRIMARY KEY (modality_id, artist_id)
) STRICT;

-- A tag or a user: whatever an amount is counted of.
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    modality_id INTEGER NOT NULL REFERENCES modality(id),
    name TEXT NOT NULL
) STRICT;

CREATE TABLE amount (
    artist_id INTEGER NOT NULL REFERENCES artist(id),
    term_id INTEGER NOT NULL,  -- of term; no reference, as replacing all terms would look each one up
    amount REAL NOT NULL,
    PRIMARY KEY (artist_id, term_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE similar (
    a INTEGER NOT NULL REFERENCES artist(id),
    b INTEGER NOT NULL REFERENCES artist(id),
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

-- derived
CREATE TABLE feature (
    modality_id INTEGER NOT NULL REFERENCES modality(id),
    artist_id INTEGER NOT NULL REFERENCES artist(id),
    vector BLOB NOT NULL,
    PRIMARY KEY (modality_id, artist_id)
) STRICT;
-- Kept for every state of the features that a run was trained on, so that a later artist can be
-- placed in that run's space.
CREATE TABLE feature_transform (
    feature_hash TEXT NOT NULL,
    modality_id INTEGER NOT NULL REFERENCES modality(id),
    transform BLOB NOT NULL,
    PRIMARY KEY (feature_hash, modality_id)
) STRICT;
CREATE VIRTUAL TABLE artist_name USING fts5(folded, tokenize = 'trigram');

CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    method TEXT NOT NULL,
    options TEXT NOT NULL,
    seed INTEGER NOT NULL,
    data_hash TEXT NOT NULL,
    feature_hash TEXT NOT NULL,
    split TEXT NOT NULL,
    versions TEXT NOT NULL,
    modalities TEXT NOT NULL,
    weights TEXT NOT NULL,
    loss_terms TEXT NOT NULL,
    curve TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    model BLOB NOT NULL
) STRICT;
CREATE TABLE encoding (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    modality_id INTEGER NOT NULL REFERENCES modality(id),
    artist_id INTEGER NOT NULL REFERENCES artist(id),
    vector BLOB NOT NULL,
    PRIMARY KEY (run_id, modality_id, artist_id)
) STRICT;
CREATE TABLE layout (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    method TEXT NOT NULL,
    seed INTEGER NOT NULL,
    data_hash TEXT NOT NULL,
    points BLOB NOT NULL,
    PRIMARY KEY (run_id, method, seed)
) STRICT;
-- derived: one number per artist, on the rows of the catalogue with this hash
CREATE TABLE run_value (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    data_hash TEXT NOT NULL,
    "values" BLOB NOT NULL,
    PRIMARY KEY (run_id, name)
) STRICT;
CREATE TABLE evaluation (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    request TEXT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (run_id, request)
) STRICT;
CREATE TABLE training (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    options TEXT NOT NULL,
    data_hash TEXT NOT NULL,
    feature_hash TEXT NOT NULL,
    curve TEXT NOT NULL,
    checkpoint BLOB NOT NULL
) STRICT;

-- A sweep by the text of its file. A run without run_id is to be done; error says why it failed.
CREATE TABLE experiment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    text TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL
) STRICT;
CREATE TABLE experiment_run (
    experiment_id INTEGER NOT NULL REFERENCES experiment(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    options TEXT NOT NULL,
    run_id INTEGER REFERENCES run(id) ON DELETE SET NULL,
    error TEXT,
    seconds REAL NOT NULL,
    PRIMARY KEY (experiment_id, position)
) STRICT;
CREATE TABLE session (name TEXT PRIMARY KEY, saved TEXT NOT NULL, state TEXT NOT NULL) STRICT;
)sql",
                                  R"sql(
-- What people keep and judge. Artists go by the catalogue's id, without a reference: what was kept
-- outlives the artist's row.
CREATE TABLE collection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    notes TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE TABLE collection_artist (
    collection_id INTEGER NOT NULL REFERENCES collection(id) ON DELETE CASCADE,
    artist TEXT NOT NULL,
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (collection_id, artist)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    artist TEXT NOT NULL,
    query TEXT NOT NULL,  -- JSON array of ids, ascending; []: whatever is asked
    mark TEXT NOT NULL,
    made TEXT NOT NULL,
    PRIMARY KEY (artist, query)
) STRICT, WITHOUT ROWID;
CREATE TABLE note (artist TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE blind_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    setting_a TEXT NOT NULL,
    setting_b TEXT NOT NULL,
    k INTEGER NOT NULL,
    seed INTEGER NOT NULL
) STRICT;
CREATE TABLE blind_trial (
    session_id INTEGER NOT NULL REFERENCES blind_session(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    query TEXT NOT NULL,
    list_a TEXT NOT NULL,
    list_b TEXT NOT NULL,
    a_is_left INTEGER NOT NULL,
    choice TEXT,  -- NULL: not voted yet
    voted TEXT NOT NULL,
    PRIMARY KEY (session_id, position)
) STRICT;

CREATE TABLE link_template (
    name TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
)sql",
                                  R"sql(
-- What was set right by hand, in order; the last ones may be undone. Each holds what leads to the
-- other side of it: while it is in force what was before, else what it makes.
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made TEXT NOT NULL,
    what TEXT NOT NULL,
    in_force INTEGER NOT NULL,
    content_hash TEXT NOT NULL,  -- of the catalogue that "delta" is to be applied to
    delta BLOB NOT NULL,
    kept TEXT NOT NULL
) STRICT;
)sql"};
static_assert(std::size(kSteps) == kSchemaVersion);

int pragma(SQLite::Database& db, const char* name)
{
    return db.execAndGet("PRAGMA " + std::string(name)).getInt();
}

}  // namespace

Result<int> checkSchema(SQLite::Database& db, const std::filesystem::path& path)
{
    const int application = pragma(db, "application_id");
    const int version = pragma(db, "user_version");
    if (version == 0 && application == 0 &&
        db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0)
        return 0;
    if (application != kApplicationId || version < 0)
        return Error{ErrorCode::Corrupt,
                     inQuotes(path.string(), 500) + " is a database, but not a Crossfade project."};
    if (version > kSchemaVersion)
        return Error{ErrorCode::InvalidInput,
                     inQuotes(path.string(), 500) +
                         " was made by a newer Crossfade (its format is " +
                         std::to_string(version) + ", this one reads up to " +
                         std::to_string(kSchemaVersion) + "); nothing was changed."};
    return version;
}

void migrateSchema(SQLite::Database& db, int version)
{
    for (; version < kSchemaVersion; ++version) {
        // The lock first: another program may be doing the same, and has then done it.
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (pragma(db, "user_version") > version) continue;
        db.exec(kSteps[version]);
        db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
        db.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

}  // namespace crossfade
