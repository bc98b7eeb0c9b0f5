// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/correction_repository.h"

#include "core/store/guarded.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace crossfade {

namespace {

void bindStep(SQLite::Statement& statement, int first, const CorrectionStep& step)
{
    const std::vector<std::byte> bytes = toBytes(step.delta);
    statement.bind(first, step.contentHash);
    statement.bind(first + 1, bytes.data(), static_cast<int>(bytes.size()));
    statement.bind(first + 2, keptChangesText(step.kept));
}

}  // namespace

Result<std::vector<CorrectionRecord>> CorrectionRepository::list()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<CorrectionRecord>> {
        SQLite::Statement query(m_db->handle(),
                                "SELECT id, made, what, in_force FROM correction ORDER BY id");
        std::vector<CorrectionRecord> all;
        while (query.executeStep())
            all.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(),
                           query.getColumn(2).getString(), query.getColumn(3).getInt() != 0});
        return all;
    });
}

Result<std::size_t> CorrectionRepository::countInForce()
{
    CROSSFADE_ASSIGN(const std::vector<CorrectionRecord> all, list());
    std::size_t count = 0;
    for (const CorrectionRecord& one : all) count += one.inForce ? 1U : 0U;
    return count;
}

Status CorrectionRepository::add(const std::string& made, const std::string& what,
                                 const CorrectionStep& undo)
{
    return guarded(m_db->path(), [&]() -> Status {
        m_db->handle().exec("DELETE FROM correction WHERE in_force = 0");
        SQLite::Statement insert(m_db->handle(),
                                 "INSERT INTO correction (made, what, in_force, content_hash, "
                                 "delta, kept) VALUES (?, ?, 1, ?, ?, ?)");
        insert.bind(1, made);
        insert.bind(2, what);
        bindStep(insert, 3, undo);
        insert.exec();
        return ok();
    });
}

Result<CorrectionStep> CorrectionRepository::stepOf(std::int64_t id)
{
    return guarded(m_db->path(), [&]() -> Result<CorrectionStep> {
        SQLite::Statement query(m_db->handle(),
                                "SELECT content_hash, delta, kept FROM correction WHERE id = ?");
        query.bind(1, id);
        if (!query.executeStep())
            return Error{ErrorCode::NotFound, "There is no correction " + std::to_string(id) + "."};
        CorrectionStep step;
        step.contentHash = query.getColumn(0).getString();
        const SQLite::Column blob = query.getColumn(1);
        CROSSFADE_ASSIGN(step.delta, deltaFromBytes({static_cast<const std::byte*>(blob.getBlob()),
                                                     static_cast<std::size_t>(blob.getBytes())}));
        CROSSFADE_ASSIGN(step.kept, keptChangesFrom(query.getColumn(2).getString()));
        return step;
    });
}

Status CorrectionRepository::turn(std::int64_t id, bool inForce, const CorrectionStep& back)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement update(m_db->handle(),
                                 "UPDATE correction SET in_force = ?, content_hash = ?, delta = ?, "
                                 "kept = ? WHERE id = ?");
        update.bind(1, inForce ? 1 : 0);
        bindStep(update, 2, back);
        update.bind(5, id);
        update.exec();
        return ok();
    });
}

Status CorrectionRepository::clear()
{
    return guarded(m_db->path(), [&]() -> Status {
        m_db->handle().exec("DELETE FROM correction");
        return ok();
    });
}

}  // namespace crossfade
