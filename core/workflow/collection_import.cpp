// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/collection_import.h"

#include "core/base/text.h"
#include "core/import/table_reader.h"
#include "core/search/name_fold.h"
#include "core/workflow/search_names.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

namespace crossfade {

namespace {

using Json = nlohmann::json;

/// One entry of a list; either of id and name may be empty.
struct Entry {
    std::string id;
    std::string name;
    std::string note;
    std::string where;
};

struct List {
    std::string name;
    std::string notes;
    std::vector<Entry> entries;
};

Error fault(const std::string& message, const std::string& where)
{
    return {ErrorCode::InvalidInput, message, where};
}

Result<List> readTable(const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(TableReader table, TableReader::open(file));
    const auto id = table.column("id");
    const auto name = table.column("name");
    const auto note = table.column("note");
    if (!id && !name)
        return fault("A list needs a column \"id\" or \"name\"; there are " +
                         joinText(table.header(), ", ") + ".",
                     table.fileName() + ":1");
    List list;
    FaultList faults;
    std::vector<std::string> fields;
    const auto field = [&](const std::optional<std::size_t>& column) {
        return column ? fields[*column] : std::string();
    };
    while (table.next(fields, faults))
        list.entries.push_back({field(id), field(name), field(note),
                                table.fileName() + ":" + std::to_string(table.line())});
    if (!faults.empty()) return faults.toError(table.fileName());
    return list;
}

Result<List> readLines(const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(std::string text, readWholeFile(file));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    List list;
    std::size_t number = 0;
    for (const std::string& line : splitText(text, '\n')) {
        ++number;
        const std::string where = file.filename().string() + ":" + std::to_string(number);
        if (firstInvalidUtf8(line)) return fault(inQuotes(line) + " is not UTF-8.", where);
        if (std::string entry = onOneLine(line); !entry.empty())
            list.entries.push_back({entry, entry, "", where});
    }
    return list;
}

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Result<List> readJson(const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(const std::string text, readWholeFile(file));
    const std::string fileName = file.filename().string();
    const Json json = Json::parse(text, nullptr, false);
    const bool named = json.is_object() && json.contains("artists");
    const Json& artists = named ? json.at("artists") : json;
    if (!artists.is_array()) return fault("The file is no JSON with a list of artists.", fileName);
    List list;
    if (named) {
        list.name = textOf(json, "name");
        list.notes = textOf(json, "notes");
    }
    for (std::size_t i = 0; i < artists.size(); ++i) {
        const Json& one = artists[i];
        const std::string where = fileName + ", artist " + std::to_string(i + 1);
        if (one.is_string())
            list.entries.push_back({one.get<std::string>(), one.get<std::string>(), "", where});
        else if (one.is_object())
            list.entries.push_back(
                {textOf(one, "id"), textOf(one, "name"), textOf(one, "note"), where});
        else
            return fault("An artist is a name, an id or an object of these, not " +
                             inQuotes(one.dump()) + ".",
                         where);
    }
    return list;
}

Result<List> readList(const std::filesystem::path& file)
{
    const std::string ending = toLowerAscii(file.extension().string());
    if (ending == ".csv" || ending == ".tsv") return readTable(file);
    if (ending == ".json") return readJson(file);
    if (ending == ".txt") return readLines(file);
    return fault("A list of artists can't be read from " + inQuotes(ending) +
                     "; formats are .csv, .tsv, .json and .txt.",
                 file.filename().string());
}

/// Finds entries in the catalogue; folds all names once, as lists may be long.
class Finder {
public:
    explicit Finder(Project& project) : m_project(&project)
    {
        const CatalogueSnapshot& catalogue = *project.catalogue();
        for (std::size_t i = 0; i < catalogue.size(); ++i)
            for (const std::string& name :
                 searchNames(catalogue.stored.catalogue, catalogue.artists()[i]))
                m_rows[name].push_back(static_cast<ArtistRow>(i));
    }

    Result<ArtistRow> find(const Entry& entry)
    {
        const auto& rowOfId = m_project->catalogue()->rowOfId;
        if (const auto row = rowOfId.find(entry.id); row != rowOfId.end()) return row->second;
        const std::string& asked = entry.name.empty() ? entry.id : entry.name;
        if (asked.empty()) return Error{ErrorCode::InvalidInput, "There is neither name nor id."};
        if (const auto rows = m_rows.find(foldName(asked));
            rows != m_rows.end() && rows->second.size() == 1)
            return rows->second.front();
        return m_project->resolveArtist(asked);  // who of several, or the nearest names
    }

private:
    Project* m_project;
    std::unordered_map<std::string, std::vector<ArtistRow>> m_rows;
};

}  // namespace

Result<CollectionImport> readCollection(Project& project, const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(const List list, readList(file));
    CollectionImport read{list.name.empty() ? file.stem().string() : list.name, list.notes, {}, {}};
    Finder finder(project);
    for (const Entry& entry : list.entries) {
        const Result<ArtistRow> row = finder.find(entry);
        if (!row.hasValue()) {
            read.unknown.push_back({row.error().code, row.error().message, entry.where});
            continue;
        }
        const std::string& id = project.catalogue()->artists()[row.value()].id;
        if (std::ranges::find(read.artists, id, &CollectionArtist::id) != read.artists.end())
            ++read.repeated;
        else
            read.artists.push_back({id, entry.note});
    }
    return read;
}

}  // namespace crossfade
