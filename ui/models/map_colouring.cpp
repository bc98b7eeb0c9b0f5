// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_colouring.h"

#include "core/base/check.h"
#include "core/base/text.h"
#include "ui/models/colouring_parts.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace crossfade::ui {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostlyNumbers = 0.95;

QString tr(const char* text)
{
    return QCoreApplication::translate("MapColouring", text);
}

std::vector<double> asNumbers(std::span<const float> values)
{
    return {values.begin(), values.end()};
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The first year of "1985", "1985–2017", "1985-" or "1985–present"; none of other texts.
std::optional<double> firstYear(std::string_view text)
{
    constexpr std::size_t kDigits = 4;
    if (text.size() < kDigits) return std::nullopt;
    std::string_view rest = text.substr(kDigits);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const bool ends = rest.empty() || rest.starts_with("–") || rest.starts_with("-");
    const auto year = ends ? parseInteger(text.substr(0, kDigits)) : std::nullopt;
    return year && *year >= 0 ? std::optional(static_cast<double>(*year)) : std::nullopt;
}

/// A column's values as numbers; NaN for blanks and for what is none.
struct ColumnNumbers {
    std::vector<double> values;
    bool mostly = false;  ///< enough of them are numbers to be taken for such
    bool years = true;    ///< all are whole and have four digits
};

ColumnNumbers numbersOf(const Catalogue& catalogue, std::size_t column)
{
    ColumnNumbers numbers;
    std::size_t known = 0;
    std::size_t given = 0;
    for (const Artist& artist : catalogue.artists) {
        const std::string& text = artist.metadata[column];
        std::optional<double> number = firstYear(text);
        if (!number) number = parseNumber(text);
        if (number && !std::isfinite(*number)) number.reset();
        given += isBlank(text) ? 0 : 1;
        known += number ? 1 : 0;
        if (number && (*number < 1000.0 || *number > 2999.0 || *number != std::floor(*number)))
            numbers.years = false;
        numbers.values.push_back(number.value_or(kNoNumber));
    }
    numbers.mostly =
        known > 0 && static_cast<double>(known) >= kMostlyNumbers * static_cast<double>(given);
    return numbers;
}

MapColouring colourByText(const Catalogue& catalogue, std::size_t column, const OnMap& onMap)
{
    constexpr std::uint32_t kBlank = kNoRegion;
    std::unordered_map<std::string_view, std::uint32_t> numberOf;
    std::vector<std::uint32_t> categoryOf;
    QStringList names;
    for (const Artist& artist : catalogue.artists) {
        const std::string& text = artist.metadata[column];
        if (isBlank(text)) {
            categoryOf.push_back(kBlank);
            continue;
        }
        const auto [found, isNew] =
            numberOf.emplace(text, static_cast<std::uint32_t>(names.size()));
        if (isNew) names << qt(text);
        categoryOf.push_back(found->second);
    }
    return colourByCategory(qt(catalogue.metadataColumns[column]), categoryOf, names, tr("unknown"),
                            tr("%1 others"), onMap);
}

}  // namespace

std::size_t MapColouring::artists() const
{
    return shown(std::vector<bool>(entries.size(), false));
}

std::size_t MapColouring::shown(const std::vector<bool>& hidden) const
{
    CROSSFADE_CHECK(hidden.size() == entries.size());
    std::size_t count = 0;
    for (std::size_t e = 0; e < entries.size(); ++e) count += hidden[e] ? 0 : entries[e].artists;
    return count;
}

MapColouring colourByNothing(std::size_t artists, const OnMap& onMap)
{
    MapColouring colouring;
    colouring.title = tr("artists");
    const ThemedColour colour{lightTheme().point, darkTheme().point};
    colouring.entries.push_back(legendEntry(tr("all"), colour));
    assignClasses(colouring, artists, onMap, [](std::size_t) { return std::size_t{0}; });
    return colouring;
}

MapColouring colourBySet(std::span<const ModalityMask> presence,
                         std::span<const std::string> modalities, const OnMap& onMap)
{
    // Every set has its number, so that at most 255 names are made.
    constexpr std::uint32_t kNone = kNoRegion;
    const std::uint32_t sets = (1U << modalities.size()) - 1U;
    QStringList names;
    for (std::uint32_t bits = 1; bits <= sets; ++bits)
        names << qt(modalitySetName(ModalityMask(bits), modalities, " + "));
    std::vector<std::uint32_t> setOf;
    for (const ModalityMask set : presence)
        setOf.push_back(set.empty() ? kNone : static_cast<std::uint32_t>(set.bits() - 1));
    return colourByCategory(tr("modalities"), setOf, names, tr("none"), tr("%1 other sets"), onMap);
}

MapColouring colourByPopularity(const Catalogue& catalogue, const OnMap& onMap)
{
    std::vector<double> values;
    for (const Artist& artist : catalogue.artists)
        values.push_back(artist.popularity > 0.0 ? artist.popularity : kNoNumber);
    return colourByNumber(tr("popularity"), values, NumberLook::Grouped, {}, tr("unknown"), onMap);
}

MapColouring colourByColumn(const Catalogue& catalogue, std::size_t column, const OnMap& onMap)
{
    const ColumnNumbers numbers = numbersOf(catalogue, column);
    if (!numbers.mostly) return colourByText(catalogue, column, onMap);
    return colourByNumber(qt(catalogue.metadataColumns[column]), numbers.values,
                          numbers.years ? NumberLook::Year : NumberLook::Grouped, {}, tr("unknown"),
                          onMap);
}

MapColouring colourByRegion(std::span<const std::uint32_t> regions, const QStringList& names,
                            const OnMap& onMap)
{
    return colourByCategory(tr("regions"), regions, names, tr("in no region"),
                            tr("%1 smaller regions"), onMap);
}

MapColouring colourByTag(const QString& tag, std::span<const float> amounts, const OnMap& onMap)
{
    std::vector<double> values = asNumbers(amounts);
    std::ranges::replace(values, 0.0, kNoNumber);
    return colourByNumber(tr("tag “%1”").arg(tag), values, NumberLook::Grouped, {},
                          tr("without it"), onMap);
}

MapColouring colourByShare(const QString& modality, std::span<const float> shares,
                           const OnMap& onMap)
{
    return colourByNumber(tr("share of %1").arg(modality), asNumbers(shares), NumberLook::Percent,
                          {0.2, 0.4, 0.6, 0.8}, tr("can't be compared"), onMap);
}

MapColouring colourBySimilarity(const QString& query, std::span<const float> similarities,
                                const OnMap& onMap)
{
    return colourByNumber(tr("similar to %1").arg(query), asNumbers(similarities),
                          NumberLook::Score, {}, tr("can't be compared"), onMap);
}

MapColouring colourByTrueNeighbours(std::span<const float> shares, const OnMap& onMap)
{
    return colourByNumber(tr("true neighbours"), asNumbers(shares), NumberLook::Percent,
                          {0.2, 0.4, 0.6, 0.8}, tr("not measured"), onMap);
}

}  // namespace crossfade::ui
