// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/modality_reader.h"

#include "core/base/text.h"
#include "core/import/npy_reader.h"
#include "core/import/table_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace crossfade {

namespace {

constexpr std::size_t kRowsPerReport = 4096;

std::string unknownArtist(std::string_view id)
{
    return "The artist id " + inQuotes(id) + " is not in the artists file.";
}

/// Marks artists that have had their row. A second one is a fault that names the first's line.
class SeenRows {
public:
    explicit SeenRows(std::size_t artistCount) : m_lines(artistCount, 0) {}
    /// 0, or the line that had it before.
    std::size_t mark(ArtistRow artist, std::size_t line)
    {
        const std::size_t before = m_lines[artist];
        if (before == 0) m_lines[artist] = line;
        return before;
    }

private:
    std::vector<std::size_t> m_lines;
};

Result<DenseData> readDense(TableReader& table, std::size_t idColumn, const ArtistRows& artists,
                            FaultList& faults, const JobContext& job)
{
    DenseData data;
    for (std::size_t c = 0; c < table.header().size(); ++c)
        if (c != idColumn) data.columns.push_back(table.header()[c]);
    SeenRows seen(artists.size());
    std::vector<float> values;
    std::vector<std::string> fields;
    std::vector<float> row(data.columns.size());
    while (table.next(fields, faults)) {
        if (data.artists.size() % kRowsPerReport == 0)
            if (auto stop = job.advance("Reading " + table.fileName(), table.bytesRead(),
                                        table.bytesTotal()))
                return *stop;
        const auto fault = [&](std::string message) {
            faults.add({table.fileName(), table.line(), std::move(message)});
        };
        const auto artist = artists.find(fields[idColumn]);
        if (artist == artists.end()) {
            fault(unknownArtist(fields[idColumn]));
            continue;
        }
        bool sound = true;
        for (std::size_t c = 0, at = 0; c < fields.size() && sound; ++c) {
            if (c == idColumn) continue;
            const auto number = parseNumber(fields[c]);
            sound = number && std::isfinite(static_cast<float>(*number));
            if (!sound)
                fault("The value " + inQuotes(fields[c]) + " in column " +
                      inQuotes(table.header()[c]) +
                      (number ? " is not finite." : " is not a number."));
            else
                row[at++] = static_cast<float>(*number);
        }
        if (!sound) continue;
        if (const std::size_t before = seen.mark(artist->second, table.line()); before != 0) {
            fault("The artist id " + inQuotes(fields[idColumn]) + " stood on line " +
                  std::to_string(before) + " already.");
            continue;
        }
        data.artists.push_back(artist->second);
        values.insert(values.end(), row.begin(), row.end());
    }
    data.values.rows = data.artists.size();
    data.values.cols = data.columns.size();
    data.values.values = std::move(values);
    return data;
}

/// Sorts by (artist, other) and sums repeated pairs; returns how many rows went into another one.
template <typename Entry, typename Amount>
std::size_t mergeRepeated(std::vector<Entry>& entries, std::uint32_t Entry::*other,
                          Amount Entry::*amount)
{
    std::ranges::stable_sort(entries, [&](const Entry& a, const Entry& b) {
        return a.artist != b.artist ? a.artist < b.artist : a.*other < b.*other;
    });
    std::size_t kept = 0;
    for (const Entry& entry : entries) {
        if (kept > 0 && entries[kept - 1].artist == entry.artist &&
            entries[kept - 1].*other == entry.*other)
            entries[kept - 1].*amount = std::min(entries[kept - 1].*amount + entry.*amount,
                                                 std::numeric_limits<Amount>::max());
        else
            entries[kept++] = entry;
    }
    const std::size_t repeated = entries.size() - kept;
    entries.resize(kept);
    return repeated;
}

/// Numbers names in order of first sight.
std::uint32_t numberOf(std::string_view name, TextMap<std::uint32_t>& numbers,
                       std::vector<std::string>& names)
{
    const auto found = numbers.find(name);
    if (found != numbers.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(names.size());
    numbers.emplace(name, number);
    names.emplace_back(name);
    return number;
}

/// Numbers the names in sorted order, so that the order of rows does not matter, nor change the
/// hash.
template <typename Entry>
void sortNames(std::vector<std::string>& names, std::vector<Entry>& entries,
               std::uint32_t Entry::*other)
{
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return names[i]; });
    std::vector<std::uint32_t> place(names.size());
    std::vector<std::string> sorted;
    for (const std::uint32_t i : order) {
        place[i] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(names[i]));
    }
    names = std::move(sorted);
    for (Entry& entry : entries) entry.*other = place[entry.*other];
}

/// Tags and interactions have the same form: an artist, a name, an optional amount.
template <typename Entry>
struct LongForm {
    std::size_t idColumn;
    std::size_t otherColumn;
    std::optional<std::size_t> amountColumn;
    const char* otherNoun;
    std::uint32_t Entry::*other;
    float Entry::*amount;
};

template <typename Entry>
Result<std::vector<Entry>> readLong(TableReader& table, const LongForm<Entry>& form,
                                    const ArtistRows& artists, std::vector<std::string>& names,
                                    FaultList& faults, const JobContext& job)
{
    std::vector<Entry> entries;
    TextMap<std::uint32_t> numbers;
    std::vector<std::string> fields;
    while (table.next(fields, faults)) {
        if (entries.size() % kRowsPerReport == 0)
            if (auto stop = job.advance("Reading " + table.fileName(), table.bytesRead(),
                                        table.bytesTotal()))
                return *stop;
        const auto fault = [&](std::string message) {
            faults.add({table.fileName(), table.line(), std::move(message)});
        };
        const auto artist = artists.find(fields[form.idColumn]);
        if (artist == artists.end()) {
            fault(unknownArtist(fields[form.idColumn]));
            continue;
        }
        if (fields[form.otherColumn].empty()) {
            fault("The " + std::string(form.otherNoun) + " is empty.");
            continue;
        }
        Entry entry;
        entry.artist = artist->second;
        entry.*form.amount = 1.0F;
        if (form.amountColumn) {
            const std::string& text = fields[*form.amountColumn];
            const auto number = parseNumber(text);
            if (!number || !std::isfinite(static_cast<float>(*number)) ||
                static_cast<float>(*number) <= 0.0F) {
                fault("The value " + inQuotes(text) + " in column " +
                      inQuotes(table.header()[*form.amountColumn]) + " is not a positive number.");
                continue;
            }
            entry.*form.amount = static_cast<float>(*number);
        }
        entry.*form.other = numberOf(fields[form.otherColumn], numbers, names);
        entries.push_back(entry);
    }
    return entries;
}

Error notUnderstood(const TableReader& table)
{
    return {
        ErrorCode::InvalidInput,
        "The header " + inQuotes(joinText(table.header(), " ")) +
            " is none of: id and numbers; id, tag and optional count; user, id and optional plays.",
        table.fileName() + ":1"};
}

/// The optional third column of a long form, refused if there is anything else.
Result<std::optional<std::size_t>> amountColumn(const TableReader& table, std::string_view name)
{
    const auto amount = table.column(name);
    if (table.header().size() > (amount ? 3U : 2U)) return notUnderstood(table);
    return amount;
}

}  // namespace

Result<ModalityData> readModality(const std::filesystem::path& path, const ArtistRows& artists,
                                  FaultList& faults, ImportReport::File& file,
                                  const JobContext& job)
{
    CROSSFADE_ASSIGN(TableReader table, TableReader::open(path));
    const auto id = table.column("id");
    if (!id)
        return Error{ErrorCode::InvalidInput,
                     "The column \"id\" is missing; there are " +
                         inQuotes(joinText(table.header(), " ")) + ".",
                     table.fileName() + ":1"};
    ModalityData modality;
    modality.name = path.stem().string();
    if (const auto tag = table.column("tag")) {
        CROSSFADE_ASSIGN(const auto amount, amountColumn(table, "count"));
        using Entry = TagData::Entry;
        TagData data;
        const LongForm<Entry> form{*id, *tag, amount, "tag", &Entry::tag, &Entry::count};
        CROSSFADE_ASSIGN(data.entries, readLong(table, form, artists, data.tags, faults, job));
        sortNames(data.tags, data.entries, &Entry::tag);
        file.repeated = mergeRepeated(data.entries, &Entry::tag, &Entry::count);
        file.rows = data.entries.size();
        modality.data = std::move(data);
    } else if (const auto user = table.column("user")) {
        CROSSFADE_ASSIGN(const auto amount, amountColumn(table, "plays"));
        using Entry = InteractionData::Entry;
        InteractionData data;
        const LongForm<Entry> form{*id, *user, amount, "user", &Entry::user, &Entry::plays};
        CROSSFADE_ASSIGN(data.entries, readLong(table, form, artists, data.users, faults, job));
        sortNames(data.users, data.entries, &Entry::user);
        file.repeated = mergeRepeated(data.entries, &Entry::user, &Entry::plays);
        file.rows = data.entries.size();
        modality.data = std::move(data);
    } else {
        if (table.header().size() < 2) return notUnderstood(table);
        CROSSFADE_ASSIGN(DenseData data, readDense(table, *id, artists, faults, job));
        file.rows = data.artists.size();
        modality.data = std::move(data);
    }
    return modality;
}

Result<ModalityData> readNpyModality(const std::filesystem::path& path, const ArtistRows& artists,
                                     FaultList& faults, ImportReport::File& file)
{
    CROSSFADE_ASSIGN(const Matrix matrix, readNpy(path));
    std::filesystem::path idsPath = path;
    idsPath.replace_extension(".ids.txt");
    CROSSFADE_ASSIGN(std::string text, readWholeFile(idsPath));
    if (text.ends_with('\n')) text.pop_back();
    std::vector<std::string> ids =
        text.empty() ? std::vector<std::string>{} : splitText(text, '\n');
    const std::string idsName = idsPath.filename().string();
    if (ids.size() != matrix.rows)
        return Error{ErrorCode::InvalidInput,
                     "There are " + counted(ids.size(), "id", "ids") + ", but " +
                         path.filename().string() + " has " + counted(matrix.rows, "row", "rows") +
                         ".",
                     idsName};
    if (matrix.cols == 0)
        return Error{ErrorCode::InvalidInput, "The array has no columns.",
                     path.filename().string()};
    DenseData data;
    for (std::size_t c = 0; c < matrix.cols; ++c) data.columns.push_back(std::to_string(c));
    SeenRows seen(artists.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::string& id = ids[i];
        if (id.ends_with('\r')) id.pop_back();
        const auto row = matrix.row(i);
        const auto bad = std::ranges::find_if(row, [](float v) { return !std::isfinite(v); });
        const auto artist = artists.find(id);
        if (artist == artists.end()) {
            faults.add({idsName, i + 1, unknownArtist(id)});
        } else if (bad != row.end()) {
            faults.add({path.filename().string(), 0,
                        "Row " + std::to_string(i + 1) + " (" + inQuotes(id) + ") has " +
                            std::to_string(*bad) + " in column " +
                            std::to_string(bad - row.begin()) + ", which is not finite."});
        } else if (const std::size_t before = seen.mark(artist->second, i + 1); before != 0) {
            faults.add({idsName, i + 1,
                        "The artist id " + inQuotes(id) + " stood on line " +
                            std::to_string(before) + " already."});
        } else {
            data.artists.push_back(artist->second);
            data.values.values.insert(data.values.values.end(), row.begin(), row.end());
        }
    }
    data.values.rows = data.artists.size();
    data.values.cols = matrix.cols;
    file.rows = data.artists.size();
    return ModalityData{path.stem().string(), std::move(data)};
}

}  // namespace crossfade
