// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/experiment_repository.h"

#include "core/store/guarded.h"
#include "core/store/transaction.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <optional>

namespace crossfade {

namespace {

std::optional<std::int64_t> idOfText(SQLite::Database& db, const std::string& text)
{
    SQLite::Statement query(db, "SELECT id FROM experiment WHERE text = ?");
    query.bind(1, text);
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getInt64();
}

std::int64_t insertExperiment(SQLite::Database& db, const ExperimentRecord& experiment)
{
    SQLite::Statement insert(db, "INSERT INTO experiment (name, text, created) VALUES (?, ?, ?)");
    insert.bind(1, experiment.name);
    insert.bind(2, experiment.text);
    insert.bind(3, experiment.created);
    insert.exec();
    return db.getLastInsertRowid();
}

void insertRuns(SQLite::Database& db, std::int64_t experiment,
                const std::vector<ExperimentRunRecord>& runs)
{
    SQLite::Statement insert(
        db,
        "INSERT INTO experiment_run (experiment_id, position, label, options, seconds) "
        "VALUES (?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET label = excluded.label, "
        "options = excluded.options, run_id = NULL, error = NULL, seconds = 0 "
        "WHERE options <> excluded.options");
    insert.bind(1, experiment);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        insert.bind(2, static_cast<std::int64_t>(i));
        insert.bind(3, runs[i].label);
        insert.bind(4, runs[i].options);
        insert.exec();
        insert.reset();
    }
}

std::vector<ExperimentRunRecord> runsOf(SQLite::Database& db, std::int64_t experiment)
{
    SQLite::Statement query(db,
                            "SELECT label, options, run_id, error, seconds FROM experiment_run "
                            "WHERE experiment_id = ? ORDER BY position");
    query.bind(1, experiment);
    std::vector<ExperimentRunRecord> runs;
    while (query.executeStep())  // NULL reads as 0 and as no text
        runs.push_back({query.getColumn(0).getString(),
                        query.getColumn(1).getString(),
                        {query.getColumn(2).getInt64()},
                        query.getColumn(3).getString(),
                        query.getColumn(4).getDouble()});
    return runs;
}

}  // namespace

Result<ExperimentRecord> ExperimentRepository::begin(const ExperimentRecord& experiment)
{
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(*m_db));
    std::int64_t id = 0;
    CROSSFADE_TRY(guarded(m_db->path(), [&]() -> Status {
        SQLite::Database& db = m_db->handle();
        const auto before = idOfText(db, experiment.text);
        id = before ? *before : insertExperiment(db, experiment);
        insertRuns(db, id, experiment.runs);
        return ok();
    }));
    CROSSFADE_TRY(transaction.commit());
    CROSSFADE_ASSIGN(std::vector<ExperimentRecord> all, list());
    const auto found = std::ranges::find(all, id, &ExperimentRecord::id);
    CROSSFADE_CHECK(found != all.end());
    return std::move(*found);
}

Status ExperimentRepository::recordRun(std::int64_t experiment, std::size_t position,
                                       const ExperimentRunRecord& run)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement update(m_db->handle(),
                                 "UPDATE experiment_run SET run_id = ?, error = ?, seconds = ? "
                                 "WHERE experiment_id = ? AND position = ?");
        if (run.run.value != 0) update.bind(1, run.run.value);
        if (!run.error.empty()) update.bind(2, run.error);
        update.bind(3, run.seconds);
        update.bind(4, experiment);
        update.bind(5, static_cast<std::int64_t>(position));
        if (update.exec() == 0)
            return Error{ErrorCode::NotFound, "The experiment " + std::to_string(experiment) +
                                                  " has no run " + std::to_string(position + 1) +
                                                  "."};
        return ok();
    });
}

Result<std::vector<ExperimentRecord>> ExperimentRepository::list()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<ExperimentRecord>> {
        std::vector<ExperimentRecord> experiments;
        SQLite::Statement query(m_db->handle(),
                                "SELECT id, name, text, created FROM experiment ORDER BY id DESC");
        while (query.executeStep())
            experiments.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(),
                                   query.getColumn(2).getString(), query.getColumn(3).getString(),
                                   runsOf(m_db->handle(), query.getColumn(0).getInt64())});
        return experiments;
    });
}

}  // namespace crossfade
