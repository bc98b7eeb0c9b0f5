// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transaction.h"

#include "core/store/guarded.h"

#include <SQLiteCpp/Transaction.h>

namespace crossfade {

Transaction::Transaction(Database& db, std::unique_ptr<SQLite::Transaction> handle)
    : m_db(&db), m_handle(std::move(handle))
{
}
Transaction::~Transaction() = default;
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction& Transaction::operator=(Transaction&&) noexcept = default;

Result<Transaction> Transaction::begin(Database& db)
{
    return guarded(db.path(), [&]() -> Result<Transaction> {
        return Transaction(db, std::make_unique<SQLite::Transaction>(
                                   db.handle(), SQLite::TransactionBehavior::IMMEDIATE));
    });
}

Status Transaction::commit()
{
    return guarded(m_db->path(), [&]() -> Status {
        m_handle->commit();
        return ok();
    });
}

}  // namespace crossfade
