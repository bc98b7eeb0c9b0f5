// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/new_artist.h"

#include "core/base/text.h"
#include "core/import/modality_reader.h"
#include "core/import/table_reader.h"
#include "core/search/name_fold.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace crossfade {

namespace {

std::vector<std::string> wordsBetween(const std::string& text, std::string_view separators)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (separators.find(c) == std::string_view::npos)
            words.back() += c;
        else
            words.emplace_back();
    }
    std::vector<std::string> tidy;
    for (const std::string& word : words)
        if (std::string one = onOneLine(word); !one.empty()) tidy.push_back(std::move(one));
    return tidy;
}

/// "tag=3" as both; a sign without a count is part of the name.
std::pair<std::string, float> tagFrom(const std::string& word)
{
    const std::size_t sign = word.rfind('=');
    if (sign == std::string::npos || sign == 0) return {word, 1.0F};
    const auto count = parseNumber(onOneLine(word.substr(sign + 1)));
    if (!count || !std::isfinite(*count) || *count <= 0.0) return {word, 1.0F};
    return {onOneLine(word.substr(0, sign)), static_cast<float>(*count)};
}

/// The one id that the file speaks of.
Result<std::string> onlyId(const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(TableReader table, TableReader::open(file));
    const auto column = table.column("id");
    if (!column)
        return Error{ErrorCode::InvalidInput,
                     "The column \"id\" is missing; there are " +
                         inQuotes(joinText(table.header(), " ")) + ".",
                     table.fileName() + ":1"};
    std::set<std::string> ids;
    FaultList faults;
    std::vector<std::string> fields;
    while (table.next(fields, faults)) ids.insert(fields[*column]);
    if (!faults.empty()) return faults.toError(table.fileName());
    if (ids.size() != 1)
        return Error{
            ErrorCode::InvalidInput,
            "The file speaks of " + counted(ids.size(), "artist", "artists") +
                ", and a new artist is one; a whole modality is added or replaced by \"correct "
                "modality\", or in the window's Artist menu.",
            table.fileName()};
    if (ids.begin()->empty())
        return Error{ErrorCode::InvalidInput, "The artist id is empty.", table.fileName()};
    return *ids.begin();
}

/// Which modality of the catalogue the data is of.
const ModalityData* modalityFor(const Catalogue& catalogue, const std::string& name,
                                const ModalityData& data)
{
    const auto fits = [&](const ModalityData& one) {
        if (one.shape() != data.shape()) return false;
        const auto* dense = std::get_if<DenseData>(&one.data);
        return dense == nullptr || dense->columns == std::get<DenseData>(data.data).columns;
    };
    const ModalityData* found = nullptr;
    for (const ModalityData& one : catalogue.modalities) {
        if (!fits(one)) continue;
        if (one.name == name) return &one;
        if (found == nullptr) found = &one;
    }
    return found;
}

}  // namespace

TagReader::TagReader(const TagAmounts& known)
{
    // The most carried come first.
    for (const TagCount& one : known.tags()) m_known.emplace(foldName(one.tag), one.tag);
}

PastedTags TagReader::read(const std::string& text) const
{
    std::map<std::string, float> tags;
    PastedTags pasted;
    for (const std::string& word : wordsBetween(text, ",;\t\n\r")) {
        auto [name, count] = tagFrom(word);
        if (const auto known = m_known.find(foldName(name)); known != m_known.end())
            name = known->second;
        else if (!tags.contains(name))
            pasted.unknown.push_back(name);
        tags.emplace(name, count);
    }
    pasted.tags.assign(tags.begin(), tags.end());
    return pasted;
}

std::vector<std::pair<std::string, float>> readTagLines(const std::string& text)
{
    std::map<std::string, float> tags;
    for (const std::string& line : wordsBetween(text, "\n\r")) tags.insert(tagFrom(line));
    return {tags.begin(), tags.end()};
}

Result<std::vector<float>> readNumbers(const std::string& text, const std::string& modality,
                                       std::size_t columns)
{
    std::vector<std::string> words = wordsBetween(text, " ,;\t\n\r");
    if (!words.empty() && !parseNumber(words.front())) words.erase(words.begin());
    std::vector<float> numbers;
    for (const std::string& word : words) {
        const auto number = parseNumber(word);
        const auto value = static_cast<float>(number.value_or(NAN));
        if (!std::isfinite(value))
            return Error{ErrorCode::InvalidInput,
                         inQuotes(word) + " is not a number that " + modality + " could have."};
        numbers.push_back(value);
    }
    if (numbers.size() != columns)
        return Error{ErrorCode::InvalidInput,
                     modality + " has " + counted(columns, "number", "numbers") + ", and here " +
                         (numbers.size() == 1 ? "is " : "are ") + std::to_string(numbers.size()) +
                         "."};
    return numbers;
}

Result<NewArtistCorrection> readNewArtist(const Catalogue& catalogue,
                                          const std::filesystem::path& file, const JobContext& job)
{
    CROSSFADE_ASSIGN(const std::string id, onlyId(file));
    if (std::ranges::find(catalogue.artists, id, &Artist::id) != catalogue.artists.end())
        return Error{ErrorCode::InvalidInput,
                     inQuotes(id) + " is in the catalogue already; this is for somebody new.",
                     file.filename().string()};
    FaultList faults;
    ImportReport::File report{file.filename().string(), 0, 0};
    CROSSFADE_ASSIGN(const ModalityData data, readModality(file, {{id, 0}}, faults, report, job));
    if (!faults.empty()) return faults.toError(report.name);
    const ModalityData* modality = modalityFor(catalogue, file.stem().string(), data);
    if (modality == nullptr) {
        std::string text =
            "No modality of the catalogue is " + std::string(shapeName(data.shape()));
        if (data.shape() == ModalityShape::Dense) text += " with these columns";
        return Error{ErrorCode::InvalidInput, text + ".", report.name};
    }
    Catalogue alone;
    alone.artists.push_back({id, id, 0.0, Split::Train, {}});
    alone.modalities.push_back(data);
    NewArtistCorrection wanted;
    wanted.artist = alone.artists.front();
    wanted.given = stateOf(alone, id).given;
    for (ArtistState::Given& given : wanted.given) given.modality = modality->name;
    return wanted;
}

}  // namespace crossfade
