// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/read_snapshot.h"

#include "core/store/guarded.h"

#include <SQLiteCpp/Transaction.h>

namespace crossfade {

/// A deferred transaction that only reads: its rollback ends it.
struct ReadSnapshot::Held {
    SQLite::Transaction transaction;
    explicit Held(SQLite::Database& db) : transaction(db, SQLite::TransactionBehavior::DEFERRED) {}
};

ReadSnapshot::ReadSnapshot(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
ReadSnapshot::~ReadSnapshot() = default;
ReadSnapshot::ReadSnapshot(ReadSnapshot&&) noexcept = default;
ReadSnapshot& ReadSnapshot::operator=(ReadSnapshot&&) noexcept = default;

Result<ReadSnapshot> ReadSnapshot::begin(Database& db)
{
    return guarded(db.path(), [&]() -> Result<ReadSnapshot> {
        return ReadSnapshot(std::make_unique<Held>(db.handle()));
    });
}

}  // namespace crossfade
