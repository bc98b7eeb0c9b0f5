// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/session_store.h"

#include "core/store/database.h"
#include "core/store/run_repository.h"
#include "core/store/transaction.h"

namespace crossfade {

Status storeSession(const std::filesystem::path& project, const SessionTexts& texts)
{
    CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadWrite));
    if (db.access() == Access::ReadOnly) return ok();
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(db));
    RunRepository repository(db);
    if (!texts.exploration.empty())
        CROSSFADE_TRY(repository.saveSession(kLastSession, texts.exploration));
    if (!texts.window.empty()) CROSSFADE_TRY(repository.saveSession(kLastWindow, texts.window));
    return transaction.commit();
}

}  // namespace crossfade
