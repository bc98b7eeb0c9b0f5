// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <memory>

namespace SQLite {  // NOLINT(readability-identifier-naming): SQLiteCpp's
class Transaction;
}

namespace crossfade {

/// All or nothing: rolls back in its destructor unless committed. Takes the write lock at once, so
/// that a second writer hears of it before it has done any work (Busy).
class Transaction {
public:
    static Result<Transaction> begin(Database& db);
    ~Transaction();
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) noexcept;

    Status commit();

private:
    Transaction(Database& db, std::unique_ptr<SQLite::Transaction> handle);
    Database* m_db;
    std::unique_ptr<SQLite::Transaction> m_handle;
};

}  // namespace crossfade
