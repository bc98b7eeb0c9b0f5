// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/batch_lists.h"

#include "core/base/text.h"
#include "core/import/table_reader.h"

#include <algorithm>
#include <array>

namespace crossfade {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string trimmed(std::string_view text)
{
    const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

Status checkSome(const std::vector<BatchName>& names)
{
    if (names.empty())
        return Error{ErrorCode::InvalidInput,
                     "There is no artist in the list: give one name or id a line."};
    return ok();
}

Result<std::vector<BatchName>> firstColumn(const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(TableReader table, TableReader::open(file));
    std::vector<BatchName> names;
    const auto add = [&](std::size_t line, const std::string& text) {
        if (std::string name = trimmed(text); !name.empty())
            names.push_back({line, std::move(name)});
    };
    add(1, table.header()[0]);
    FaultList faults;
    std::vector<std::string> fields;
    while (table.next(fields, faults)) add(table.line(), fields[0]);
    if (!faults.empty()) return faults.toError(file.string());
    CROSSFADE_TRY(checkSome(names));
    return names;
}

bool isTitle(const std::string& text)
{
    static constexpr std::array<std::string_view, 7> kTitles = {
        "id", "name", "artist", "artists", "artist_id", "artist_name", "mbid"};
    return std::ranges::find(kTitles, toLowerAscii(text)) != kTitles.end();
}

/// Between two tabs.
std::string cell(std::string_view text)
{
    return onOneLine(text) + "\t";
}

std::string numberCell(float number)
{
    return exactNumber(number) + "\t";
}

std::string rowText(const CatalogueSnapshot& catalogue, std::span<const std::string> modalities,
                    const NeighbourRow& row)
{
    const Artist& artist = catalogue.artists()[row.artist];
    std::string text = cell(std::to_string(row.rank)) + cell(artist.id) + cell(artist.name) +
                       numberCell(row.score) + numberCell(row.correction) + numberCell(row.novelty);
    for (std::size_t m = 0; m < modalities.size(); ++m)
        text += row.parts.modalities > m ? numberCell(row.parts.share(m)) : cell("");
    return text + cell(row.popularity > 0.0 ? exactNumber(row.popularity) : "") +
           cell(modalitySetName(row.presence, modalities)) + cell(row.inTruth ? "1" : "0");
}

}  // namespace

Result<std::vector<BatchName>> batchNames(std::string_view text)
{
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    std::vector<BatchName> names;
    const std::vector<std::string> lines = splitText(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (firstInvalidUtf8(lines[i]))
            return Error{ErrorCode::InvalidInput,
                         "Line " + std::to_string(i + 1) +
                             " of the list is not UTF-8: " + inQuotes(lines[i]) + "."};
        const std::string name = trimmed(lines[i].substr(0, lines[i].find('\t')));
        if (!name.empty()) names.push_back({i + 1, name});
    }
    CROSSFADE_TRY(checkSome(names));
    return names;
}

Result<std::vector<BatchName>> readBatchNames(const std::filesystem::path& file)
{
    const std::string extension = toLowerAscii(file.extension().string());
    if (extension == ".csv" || extension == ".tsv") return firstColumn(file);
    CROSSFADE_ASSIGN(const std::string text, readWholeFile(file));
    return batchNames(text);
}

Result<std::vector<BatchList>> batchLists(Project& project, Explorer& explorer,
                                          const ExplorationState& state,
                                          const std::vector<BatchName>& names, std::size_t k,
                                          const JobContext& job)
{
    std::vector<BatchList> lists;
    ExplorationState asking = state;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (auto stop = job.advance("Making the lists", i, names.size())) return *stop;
        BatchList list{names[i], {}, {}, {}};
        const Result<ArtistRow> found = project.resolveArtist(names[i].text);
        if (found.hasValue()) {
            list.artist = found.value();
            asking.query = {project.catalogue()->artists()[found.value()].id};
            list.list = explorer.neighbours(asking, k);
        } else if (const Error& error = found.error();
                   error.code != ErrorCode::NotFound && error.code != ErrorCode::InvalidInput) {
            return error;
        } else if (i == 0 && error.code == ErrorCode::NotFound && isTitle(names[i].text)) {
            continue;
        } else {
            list.fault = error.sentence();
        }
        lists.push_back(std::move(list));
    }
    return lists;
}

std::string batchTable(const CatalogueSnapshot& catalogue,
                       const std::vector<std::string>& modalities,
                       const std::vector<BatchList>& lists)
{
    std::string text;
    if (const std::string& notice = catalogue.stored.catalogue.notice; !notice.empty())
        text += "# " + onOneLine(notice) + "\n";
    text += "query\tquery_id\trank\tid\tname\tscore\tcorrection\tnovelty\t";
    for (const std::string& modality : modalities) text += "share_" + modality + "\t";
    text += "popularity\tmodalities\tsimilar\tnote\n";
    for (const BatchList& list : lists) {
        const std::string query =
            cell(list.asked.text) + cell(list.artist ? catalogue.artists()[*list.artist].id : "");
        const std::string& note = list.artist ? list.list.reason : list.fault;
        if (list.list.rows.empty())
            text += query + std::string(9 + modalities.size(), '\t') + onOneLine(note) + "\n";
        for (const NeighbourRow& row : list.list.rows)
            text += query + rowText(catalogue, modalities, row) +
                    onOneLine(joinText(list.list.remarks, " ")) + "\n";
    }
    return text;
}

}  // namespace crossfade
