// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/kept_repository.h"

#include "core/base/text.h"
#include "core/store/guarded.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace crossfade {

namespace {

using Json = nlohmann::json;

/// A table that speaks of artists: its columns, those of its key first.
struct Table {
    const char* name;
    std::vector<const char*> columns;
    std::size_t keys;
};

const std::array<Table, 4>& tables()
{
    static const std::array<Table, 4> kTables = {
        {{"collection_artist", {"collection_id", "artist", "position", "note"}, 2},
         {"mark", {"artist", "query", "mark", "made"}, 2},
         {"note", {"artist", "text"}, 1},
         // What was voted is no matter of who the artists are.
         {"blind_trial", {"session_id", "position", "query", "list_a", "list_b"}, 2}}};
    return kTables;
}

const Table& tableOf(const std::string& name)
{
    const auto found = std::ranges::find(tables(), name, &Table::name);
    if (found == tables().end())
        throw SQLite::Exception("what was kept is of a table " + inQuotes(name));
    return *found;
}

std::string columnList(const Table& table, const char* separator, const char* after,
                       std::size_t first, std::size_t last)
{
    std::string text;
    for (std::size_t i = first; i < last; ++i)
        text += (i == first ? "" : separator) + std::string(table.columns[i]) + after;
    return text;
}

void bindValue(SQLite::Statement& statement, int index, const Json& value)
{
    if (value.is_number_integer())
        statement.bind(index, value.get<std::int64_t>());
    else
        statement.bind(index, value.get<std::string>());
}

Json rowOf(SQLite::Statement& statement)
{
    Json row = Json::array();
    for (int i = 0; i < statement.getColumnCount(); ++i) {
        const SQLite::Column column = statement.getColumn(i);
        if (column.isInteger())
            row.push_back(column.getInt64());
        else
            row.push_back(column.getString());
    }
    return row;
}

std::vector<Json> allRows(SQLite::Database& db, const Table& table)
{
    SQLite::Statement query(db, "SELECT " + columnList(table, ", ", "", 0, table.columns.size()) +
                                    " FROM " + table.name);
    std::vector<Json> rows;
    while (query.executeStep()) rows.push_back(rowOf(query));
    return rows;
}

/// The row with the key of `row`, or null.
Json storedRow(SQLite::Database& db, const Table& table, const Json& row)
{
    SQLite::Statement query(db, "SELECT " + columnList(table, ", ", "", 0, table.columns.size()) +
                                    " FROM " + table.name + " WHERE " +
                                    columnList(table, " AND ", " = ?", 0, table.keys));
    for (std::size_t i = 0; i < table.keys; ++i) bindValue(query, static_cast<int>(i) + 1, row[i]);
    return query.executeStep() ? rowOf(query) : Json();
}

void removeRow(SQLite::Database& db, const Table& table, const Json& row)
{
    SQLite::Statement remove(db, "DELETE FROM " + std::string(table.name) + " WHERE " +
                                     columnList(table, " AND ", " = ?", 0, table.keys));
    for (std::size_t i = 0; i < table.keys; ++i) bindValue(remove, static_cast<int>(i) + 1, row[i]);
    remove.exec();
}

void insertRow(SQLite::Database& db, const Table& table, const Json& row)
{
    std::string places;
    for (std::size_t i = 0; i < table.columns.size(); ++i) places += i == 0 ? "?" : ", ?";
    SQLite::Statement insert(db, "INSERT INTO " + std::string(table.name) + " (" +
                                     columnList(table, ", ", "", 0, table.columns.size()) +
                                     ") VALUES (" + places + ")");
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        bindValue(insert, static_cast<int>(i) + 1, row[i]);
    insert.exec();
}

void updateRow(SQLite::Database& db, const Table& table, const Json& row)
{
    const std::size_t columns = table.columns.size();
    SQLite::Statement update(db, "UPDATE " + std::string(table.name) + " SET " +
                                     columnList(table, ", ", " = ?", table.keys, columns) +
                                     " WHERE " + columnList(table, " AND ", " = ?", 0, table.keys));
    int place = 1;
    for (std::size_t i = table.keys; i < columns; ++i) bindValue(update, place++, row[i]);
    for (std::size_t i = 0; i < table.keys; ++i) bindValue(update, place++, row[i]);
    update.exec();
}

/// A list of ids in which one is called otherwise, nobody twice.
Json renamedIds(const Json& column, const std::string& from, const std::string& to, bool sorted)
{
    std::vector<std::string> ids;
    for (std::string id : Json::parse(column.get<std::string>())) {
        if (id == from) id = to;
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
    }
    if (sorted) std::ranges::sort(ids);
    return Json(ids).dump();
}

/// The changes of one table whose rows have a key: a row that gets another key leaves the old one.
class Renamer {
public:
    Renamer(SQLite::Database& db, const Table& table) : m_db(&db), m_table(&table) {}

    /// `row` is to become `renamed`; where there is one of that key already, `joined` of the two.
    template <typename Join>
    void rename(const Json& row, const Json& renamed, Join join)
    {
        add(row, Json());
        // Several rows may come to the same key.
        const std::string key = keyOf(renamed);
        Json there = storedRow(*m_db, *m_table, renamed);
        for (const auto& [at, made] : m_made)
            if (at == key) there = made;
        const Json result = there.is_null() ? renamed : join(there, renamed);
        if (result == there) return;
        add(there, result);
        m_made.emplace_back(key, result);
    }
    void update(const Json& row, const Json& renamed)
    {
        if (row != renamed) add(row, renamed);
    }
    void remove(const Json& row) { add(row, Json()); }
    std::vector<KeptChange> take() { return std::move(m_changes); }

private:
    void add(const Json& before, const Json& after)
    {
        m_changes.push_back({m_table->name, before.is_null() ? "" : before.dump(),
                             after.is_null() ? "" : after.dump()});
    }
    std::string keyOf(const Json& row) const
    {
        return Json(std::vector<Json>(row.begin(),
                                      row.begin() + static_cast<std::ptrdiff_t>(m_table->keys)))
            .dump();
    }

    SQLite::Database* m_db;
    const Table* m_table;
    std::vector<KeptChange> m_changes;
    std::vector<std::pair<std::string, Json>> m_made;
};

const auto kTheirsStays = [](const Json& there, const Json&) { return there; };

std::vector<KeptChange> ofCollections(SQLite::Database& db, const std::string& from,
                                      const std::string& to)
{
    constexpr std::size_t kArtist = 1;
    constexpr std::size_t kNote = 3;
    Renamer renamer(db, tableOf("collection_artist"));
    for (const Json& row : allRows(db, tableOf("collection_artist"))) {
        if (row[kArtist] != from) continue;
        Json renamed = row;
        renamed[kArtist] = to;
        renamer.rename(row, renamed, [](Json there, const Json& mine) {
            const auto note = mine[kNote].get<std::string>();
            const auto before = there[kNote].get<std::string>();
            if (!note.empty() && note != before)
                there[kNote] = before.empty() ? note : before + "\n" + note;
            return there;
        });
    }
    return renamer.take();
}

std::vector<KeptChange> ofMarks(SQLite::Database& db, const std::string& from,
                                const std::string& to)
{
    Renamer renamer(db, tableOf("mark"));
    for (const Json& row : allRows(db, tableOf("mark"))) {
        const auto ids = Json::parse(row[1].get<std::string>()).get<std::vector<std::string>>();
        if (row[0] != from && std::ranges::find(ids, from) == ids.end()) continue;
        Json renamed = row;
        if (row[0] == from) renamed[0] = to;
        renamed[1] = renamedIds(row[1], from, to, true);
        const auto query =
            Json::parse(renamed[1].get<std::string>()).get<std::vector<std::string>>();
        // Nobody is an answer to themselves.
        if (std::ranges::find(query, renamed[0].get<std::string>()) != query.end())
            renamer.remove(row);
        else
            renamer.rename(row, renamed, kTheirsStays);
    }
    return renamer.take();
}

std::vector<KeptChange> ofNotes(SQLite::Database& db, const std::string& from,
                                const std::string& to)
{
    Renamer renamer(db, tableOf("note"));
    const Json row = storedRow(db, tableOf("note"), Json::array({from}));
    if (!row.is_null())
        renamer.rename(row, Json::array({to, row[1]}), [](Json there, const Json& mine) {
            if (there[1] != mine[1])
                there[1] = there[1].get<std::string>() + "\n" + mine[1].get<std::string>();
            return there;
        });
    return renamer.take();
}

std::vector<KeptChange> ofTrials(SQLite::Database& db, const std::string& from,
                                 const std::string& to)
{
    constexpr std::size_t kQuery = 2;
    Renamer renamer(db, tableOf("blind_trial"));
    for (const Json& row : allRows(db, tableOf("blind_trial"))) {
        Json renamed = row;
        for (std::size_t i = kQuery; i < row.size(); ++i) {
            const auto ids = Json::parse(row[i].get<std::string>()).get<std::vector<std::string>>();
            if (std::ranges::find(ids, from) != ids.end())
                renamed[i] = renamedIds(row[i], from, to, false);
        }
        renamer.update(row, renamed);
    }
    return renamer.take();
}

}  // namespace

Result<std::vector<KeptChange>> KeptRepository::renaming(const std::string& from,
                                                         const std::string& to)
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<KeptChange>> {
        std::vector<KeptChange> all;
        for (const auto of : {ofCollections, ofMarks, ofNotes, ofTrials}) {
            std::vector<KeptChange> some = of(m_db->handle(), from, to);
            all.insert(all.end(), some.begin(), some.end());
        }
        return all;
    });
}

Result<std::size_t> KeptRepository::apply(const std::vector<KeptChange>& changes)
{
    return guarded(m_db->path(), [&]() -> Result<std::size_t> {
        std::size_t passedOver = 0;
        for (const KeptChange& change : changes) {
            const Table& table = tableOf(change.table);
            const Json before = change.before.empty() ? Json() : Json::parse(change.before);
            const Json after = change.after.empty() ? Json() : Json::parse(change.after);
            if (storedRow(m_db->handle(), table, before.is_null() ? after : before) != before) {
                ++passedOver;
                continue;
            }
            if (before.is_null())
                insertRow(m_db->handle(), table, after);
            else if (after.is_null())
                removeRow(m_db->handle(), table, before);
            else
                updateRow(m_db->handle(), table, after);
        }
        return passedOver;
    });
}

std::vector<KeptChange> inverseOf(const std::vector<KeptChange>& changes)
{
    std::vector<KeptChange> back;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change)
        back.push_back({change->table, change->after, change->before});
    return back;
}

std::string keptChangesText(const std::vector<KeptChange>& changes)
{
    Json rows = Json::array();
    for (const KeptChange& one : changes) rows.push_back({one.table, one.before, one.after});
    return rows.dump();
}

Result<std::vector<KeptChange>> keptChangesFrom(const std::string& text)
{
    try {
        std::vector<KeptChange> changes;
        for (const Json& row : Json::parse(text))
            changes.push_back({row.at(0), row.at(1), row.at(2)});
        return changes;
    } catch (const Json::exception& failure) {
        return Error{ErrorCode::Corrupt,
                     "What a correction made of the collections can't be read (" +
                         std::string(failure.what()) + ")."};
    }
}

}  // namespace crossfade
