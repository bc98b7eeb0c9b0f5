// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/similar_reader.h"

#include "core/base/text.h"
#include "core/import/table_reader.h"

#include <algorithm>
#include <array>

namespace crossfade {

Result<std::vector<SimilarPair>> readSimilar(const std::filesystem::path& path,
                                             const ArtistRows& artists, FaultList& faults,
                                             ImportReport::File& file, const JobContext& job)
{
    CROSSFADE_ASSIGN(TableReader table, TableReader::open(path));
    std::array<std::size_t, 2> columns{};
    for (std::size_t i = 0; i < 2; ++i) {
        const char* label = i == 0 ? "id_a" : "id_b";
        const auto column = table.column(label);
        if (!column)
            return Error{ErrorCode::InvalidInput,
                         "The column \"" + std::string(label) + "\" is missing; there are " +
                             inQuotes(joinText(table.header(), " ")) + ".",
                         table.fileName() + ":1"};
        columns[i] = *column;
    }
    std::vector<SimilarPair> pairs;
    std::vector<std::string> fields;
    while (table.next(fields, faults)) {
        if (pairs.size() % 4096 == 0)
            if (auto stop = job.advance("Reading " + table.fileName(), table.bytesRead(),
                                        table.bytesTotal()))
                return *stop;
        const auto a = artists.find(fields[columns[0]]);
        const auto b = artists.find(fields[columns[1]]);
        if (a == artists.end() || b == artists.end()) {
            faults.add({table.fileName(), table.line(),
                        "The artist id " + inQuotes(fields[columns[a == artists.end() ? 0 : 1]]) +
                            " is not in the artists file."});
        } else if (a->second == b->second) {
            faults.add({table.fileName(), table.line(),
                        "The artist " + inQuotes(a->first) + " is paired with itself."});
        } else {
            pairs.emplace_back(std::min(a->second, b->second), std::max(a->second, b->second));
        }
    }
    std::ranges::sort(pairs);
    const auto repeats = std::unique(pairs.begin(), pairs.end());
    file.repeated = static_cast<std::size_t>(pairs.end() - repeats);
    pairs.erase(repeats, pairs.end());
    file.rows = pairs.size();
    return pairs;
}

Result<std::vector<SimilarPair>> readSimilarFile(const std::filesystem::path& path,
                                                 std::span<const Artist> artists)
{
    ArtistRows rows;
    for (std::size_t i = 0; i < artists.size(); ++i)
        rows.emplace(artists[i].id, static_cast<ArtistRow>(i));
    FaultList faults;
    ImportReport::File file;
    CROSSFADE_ASSIGN(std::vector<SimilarPair> pairs,
                     readSimilar(path, rows, faults, file, JobContext()));
    if (!faults.empty()) return faults.toError(path.string());
    if (pairs.empty())
        return Error{ErrorCode::InvalidInput, "The file has no pair.", path.filename().string()};
    return pairs;
}

}  // namespace crossfade
