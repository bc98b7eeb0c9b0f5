// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mark_repository.h"

#include "core/store/guarded.h"
#include "core/store/id_list.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace crossfade {

namespace {

/// The row that `query` stands on: artist, query, mark, made.
Result<MarkRecord> markAt(SQLite::Statement& query)
{
    auto mark = markFromName(query.getColumn(2).getString());
    if (!mark.hasValue()) return Error{ErrorCode::Corrupt, mark.error().message, "table mark"};
    return MarkRecord{query.getColumn(0).getString(), idsFrom(query.getColumn(1).getString()),
                      mark.value(), query.getColumn(3).getString()};
}

}  // namespace

Result<std::vector<MarkRecord>> MarkRepository::marks()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<MarkRecord>> {
        SQLite::Statement query(m_db->handle(),
                                "SELECT artist, query, mark, made FROM mark ORDER BY 1, 2");
        std::vector<MarkRecord> marks;
        while (query.executeStep()) {
            CROSSFADE_ASSIGN(marks.emplace_back(), markAt(query));
        }
        return marks;
    });
}

Result<std::optional<MarkRecord>> MarkRepository::findMark(const std::string& artist,
                                                           const std::vector<std::string>& query)
{
    using Found = std::optional<MarkRecord>;
    return guarded(m_db->path(), [&]() -> Result<Found> {
        SQLite::Statement find(m_db->handle(),
                               "SELECT artist, query, mark, made FROM mark WHERE artist = ? AND "
                               "query = ?");
        find.bind(1, artist);
        find.bind(2, idsText(query));
        if (!find.executeStep()) return Found();
        CROSSFADE_ASSIGN(MarkRecord mark, markAt(find));
        return Found(std::move(mark));
    });
}

Status MarkRepository::putMark(const MarkRecord& mark)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement insert(m_db->handle(), "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)");
        insert.bind(1, mark.artist);
        insert.bind(2, idsText(mark.query));
        insert.bind(3, std::string(markName(mark.mark)));
        insert.bind(4, mark.made);
        insert.exec();
        return ok();
    });
}

Status MarkRepository::removeMark(const std::string& artist, const std::vector<std::string>& query)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement remove(m_db->handle(), "DELETE FROM mark WHERE artist = ? AND query = ?");
        remove.bind(1, artist);
        remove.bind(2, idsText(query));
        remove.exec();
        return ok();
    });
}

Result<std::vector<NoteRecord>> MarkRepository::notes()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<NoteRecord>> {
        SQLite::Statement query(m_db->handle(), "SELECT artist, text FROM note ORDER BY artist");
        std::vector<NoteRecord> notes;
        while (query.executeStep())
            notes.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
        return notes;
    });
}

Result<std::string> MarkRepository::noteOf(const std::string& artist)
{
    return guarded(m_db->path(), [&]() -> Result<std::string> {
        SQLite::Statement query(m_db->handle(), "SELECT text FROM note WHERE artist = ?");
        query.bind(1, artist);
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
}

Status MarkRepository::putNote(const NoteRecord& note)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement change(m_db->handle(), note.text.empty()
                                                     ? "DELETE FROM note WHERE artist = ?"
                                                     : "INSERT OR REPLACE INTO note VALUES (?, ?)");
        change.bind(1, note.artist);
        if (!note.text.empty()) change.bind(2, note.text);
        change.exec();
        return ok();
    });
}

}  // namespace crossfade
