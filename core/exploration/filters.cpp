// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/filters.h"

#include "core/base/text.h"

#include <cmath>

namespace crossfade {

namespace {

constexpr std::string_view kRange = "..";

Result<std::optional<double>> endFrom(std::string_view text, std::string_view whole)
{
    if (text.empty()) return std::optional<double>();
    const auto number = parseNumber(text);
    if (!number || !std::isfinite(*number))
        return Error{ErrorCode::InvalidInput, "The filter " + inQuotes(whole) +
                                                  " goes from or to " + inQuotes(text) +
                                                  ", which is no number."};
    return number;
}

Result<ColumnFilter> rangeFrom(std::string column, std::string_view ends, std::string_view whole)
{
    const std::size_t at = ends.find(kRange);
    if (at == std::string_view::npos || ends == kRange)
        return Error{ErrorCode::InvalidInput,
                     "The filter " + inQuotes(whole) +
                         " names no range; it would be written like founded:1990..1999, 1990.. or "
                         "..1999."};
    ColumnFilter filter{std::move(column), ColumnFilter::Wants::Between, "", {}, {}};
    CROSSFADE_ASSIGN(filter.from, endFrom(ends.substr(0, at), whole));
    CROSSFADE_ASSIGN(filter.to, endFrom(ends.substr(at + kRange.size()), whole));
    if (filter.from && filter.to && *filter.from > *filter.to)
        return Error{ErrorCode::InvalidInput,
                     "The filter " + inQuotes(whole) + " begins above its end."};
    return filter;
}

}  // namespace

std::string_view popularityKnownName(PopularityKnown known)
{
    switch (known) {
        case PopularityKnown::Known:
            return "known";
        case PopularityKnown::Unknown:
            return "unknown";
        case PopularityKnown::Either:
            break;
    }
    return "either";
}

Result<PopularityKnown> popularityKnownFromName(std::string_view name)
{
    for (const PopularityKnown known :
         {PopularityKnown::Either, PopularityKnown::Known, PopularityKnown::Unknown})
        if (name == popularityKnownName(known)) return known;
    return Error{ErrorCode::InvalidInput,
                 "Popularity can be known, unknown or either, not " + inQuotes(name) + "."};
}

std::string columnFilterText(const ColumnFilter& filter)
{
    switch (filter.wants) {
        case ColumnFilter::Wants::Equal:
            return filter.column + "=" + filter.text;
        case ColumnFilter::Wants::Containing:
            return filter.column + "~" + filter.text;
        case ColumnFilter::Wants::Between:
            break;
    }
    return filter.column + ":" + (filter.from ? exactNumber(*filter.from) : "") +
           std::string(kRange) + (filter.to ? exactNumber(*filter.to) : "");
}

Result<ColumnFilter> columnFilterFrom(std::string_view text, std::span<const std::string> columns)
{
    const std::string* column = nullptr;
    for (const std::string& one : columns)
        if (text.size() > one.size() && text.starts_with(one) &&
            std::string_view("=~:").find(text[one.size()]) != std::string_view::npos &&
            (column == nullptr || one.size() > column->size()))
            column = &one;
    if (column == nullptr)
        return Error{
            ErrorCode::InvalidInput,
            "The filter " + inQuotes(text) + " names no column" +
                (columns.empty() ? ": the catalogue has none."
                                 : "; there are " + joinText(columns, ", ") +
                                       ". It would be written like " + columns[0] + "=VALUE, " +
                                       columns[0] + "~PART or " + columns[0] + ":FROM..TO.")};
    const char kind = text[column->size()];
    const std::string_view value = text.substr(column->size() + 1);
    if (kind == ':') return rangeFrom(*column, value, text);
    return ColumnFilter{*column,
                        kind == '=' ? ColumnFilter::Wants::Equal : ColumnFilter::Wants::Containing,
                        std::string(value),
                        {},
                        {}};
}

}  // namespace crossfade
