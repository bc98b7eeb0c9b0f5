// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vote_repository.h"

#include "core/store/guarded.h"
#include "core/store/id_list.h"
#include "core/store/transaction.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace crossfade {

namespace {

constexpr const char* kSessions =
    "SELECT id, name, created, setting_a, setting_b, k, seed FROM blind_session ";

std::int64_t insertSession(SQLite::Database& db, const BlindSession& session)
{
    SQLite::Statement insert(
        db,
        "INSERT INTO blind_session (name, created, setting_a, setting_b, k, seed) "
        "VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, session.name);
    insert.bind(2, session.created);
    insert.bind(3, session.settingA);
    insert.bind(4, session.settingB);
    insert.bind(5, static_cast<std::int64_t>(session.k));
    insert.bind(6, static_cast<std::int64_t>(session.seed));
    insert.exec();
    return db.getLastInsertRowid();
}

void insertTrials(SQLite::Database& db, std::int64_t session, const std::vector<BlindTrial>& trials)
{
    SQLite::Statement insert(db, "INSERT INTO blind_trial VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < trials.size(); ++i) {
        const BlindTrial& trial = trials[i];
        insert.clearBindings();
        insert.bind(1, session);
        insert.bind(2, static_cast<std::int64_t>(i));
        insert.bind(3, idsText(trial.query));
        insert.bind(4, idsText(trial.listA));
        insert.bind(5, idsText(trial.listB));
        insert.bind(6, trial.aIsLeft ? 1 : 0);
        if (trial.choice) insert.bind(7, std::string(choiceName(*trial.choice)));
        insert.bind(8, trial.voted);
        insert.exec();
        insert.reset();
    }
}

Result<std::vector<BlindTrial>> trialsOf(SQLite::Database& db, std::int64_t session)
{
    SQLite::Statement query(db,
                            "SELECT query, list_a, list_b, a_is_left, choice, voted "
                            "FROM blind_trial WHERE session_id = ? ORDER BY position");
    query.bind(1, session);
    std::vector<BlindTrial> trials;
    while (query.executeStep()) {
        BlindTrial& trial = trials.emplace_back();
        trial.query = idsFrom(query.getColumn(0).getString());
        trial.listA = idsFrom(query.getColumn(1).getString());
        trial.listB = idsFrom(query.getColumn(2).getString());
        trial.aIsLeft = query.getColumn(3).getInt() != 0;
        if (!query.getColumn(4).isNull()) {
            auto choice = choiceFromName(query.getColumn(4).getString());
            if (!choice.hasValue())
                return Error{ErrorCode::Corrupt, choice.error().message, "table blind_trial"};
            trial.choice = choice.value();
        }
        trial.voted = query.getColumn(5).getString();
    }
    return trials;
}

/// The row that `query` (of kSessions) stands on.
Result<BlindSession> sessionAt(SQLite::Database& db, SQLite::Statement& query)
{
    const std::int64_t id = query.getColumn(0).getInt64();
    CROSSFADE_ASSIGN(std::vector<BlindTrial> trials, trialsOf(db, id));
    return BlindSession{id,
                        query.getColumn(1).getString(),
                        query.getColumn(2).getString(),
                        query.getColumn(3).getString(),
                        query.getColumn(4).getString(),
                        static_cast<std::size_t>(query.getColumn(5).getInt64()),
                        static_cast<std::uint64_t>(query.getColumn(6).getInt64()),
                        std::move(trials)};
}

}  // namespace

Result<std::int64_t> VoteRepository::add(const BlindSession& session)
{
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(*m_db));
    std::int64_t id = 0;
    CROSSFADE_TRY(guarded(m_db->path(), [&]() -> Status {
        id = insertSession(m_db->handle(), session);
        insertTrials(m_db->handle(), id, session.trials);
        return ok();
    }));
    CROSSFADE_TRY(transaction.commit());
    return id;
}

Result<std::vector<BlindSession>> VoteRepository::list()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<BlindSession>> {
        SQLite::Statement query(m_db->handle(), std::string(kSessions) + "ORDER BY id DESC");
        std::vector<BlindSession> sessions;
        while (query.executeStep()) {
            CROSSFADE_ASSIGN(sessions.emplace_back(), sessionAt(m_db->handle(), query));
        }
        return sessions;
    });
}

Result<BlindSession> VoteRepository::find(std::int64_t session)
{
    return guarded(m_db->path(), [&]() -> Result<BlindSession> {
        SQLite::Statement query(m_db->handle(), std::string(kSessions) + "WHERE id = ?");
        query.bind(1, session);
        if (!query.executeStep())
            return Error{ErrorCode::NotFound,
                         "There is no blind comparison " + std::to_string(session) + "."};
        return sessionAt(m_db->handle(), query);
    });
}

Status VoteRepository::vote(std::int64_t session, std::size_t trial,
                            const std::optional<Choice>& choice, const std::string& when)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement update(m_db->handle(),
                                 "UPDATE blind_trial SET choice = ?, voted = ? "
                                 "WHERE session_id = ? AND position = ?");
        if (choice) update.bind(1, std::string(choiceName(*choice)));
        update.bind(2, choice ? when : "");
        update.bind(3, session);
        update.bind(4, static_cast<std::int64_t>(trial));
        if (update.exec() == 0)
            return Error{ErrorCode::NotFound, "The blind comparison " + std::to_string(session) +
                                                  " has no trial " + std::to_string(trial + 1) +
                                                  "."};
        return ok();
    });
}

}  // namespace crossfade
