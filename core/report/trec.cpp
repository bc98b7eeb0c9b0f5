// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/trec.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace crossfade::report {

namespace {

/// `line` 0 is the whole file.
Status fitsTrec(std::string_view id, std::string_view what, std::size_t line)
{
    const auto isBlank = [](char c) { return (c >= 0 && c <= ' ') || c == '\x7F'; };
    std::string where = line == 0 ? "" : "line " + std::to_string(line);
    if (id.empty())
        return Error{ErrorCode::InvalidInput,
                     "The " + std::string(what) + " is empty, which a TREC file cannot say.",
                     std::move(where)};
    if (std::ranges::any_of(id, isBlank))
        return Error{ErrorCode::InvalidInput,
                     "The " + std::string(what) + " " + inQuotes(id) +
                         " has white space in it, which separates the columns of a TREC file.",
                     std::move(where)};
    return ok();
}

/// The shortest text that gives the same number again.
std::string exactText(double number)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
}

}  // namespace

Result<std::string> trecRun(std::span<const RankedDocument> documents, std::string_view tag)
{
    CROSSFADE_TRY(fitsTrec(tag, "tag", 0));
    std::string text;
    std::size_t line = 0;
    for (const RankedDocument& one : documents) {
        ++line;
        CROSSFADE_TRY(fitsTrec(one.query, "query", line));
        CROSSFADE_TRY(fitsTrec(one.document, "document", line));
        if (!std::isfinite(one.score))
            return Error{ErrorCode::InvalidInput,
                         "The score of " + inQuotes(one.document) + " for " + inQuotes(one.query) +
                             " is not a number.",
                         "line " + std::to_string(line)};
        text += one.query + " Q0 " + one.document + " " + std::to_string(one.rank) + " " +
                exactText(one.score) + " ";
        text += tag;
        text += '\n';
    }
    return text;
}

Result<std::string> trecQrels(std::span<const RelevantDocument> documents)
{
    std::string text;
    std::size_t line = 0;
    for (const RelevantDocument& one : documents) {
        ++line;
        CROSSFADE_TRY(fitsTrec(one.query, "query", line));
        CROSSFADE_TRY(fitsTrec(one.document, "document", line));
        text += one.query + " 0 " + one.document + " 1\n";
    }
    return text;
}

}  // namespace crossfade::report
