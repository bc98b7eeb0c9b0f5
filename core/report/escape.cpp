// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/escape.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace crossfade::report {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// U+0080 to U+009F, U+FFFE and U+FFFF: XML either forbids them or advises against them.
bool isUnwanted(std::string_view rest)
{
    const auto byte = [&](std::size_t i) {
        return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
    };
    if (byte(0) == 0x7F) return true;
    if (byte(0) == 0xC2) return byte(1) < 0xA0;
    return byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE;
}

/// Blanks, tabs and line breaks in a row become one blank.
std::string cleaned(std::string_view text)
{
    std::string line;
    bool gap = false;
    while (!text.empty()) {
        const std::size_t valid = firstInvalidUtf8(text).value_or(text.size());
        std::size_t skip = 0;  // continuation bytes of what was replaced
        for (std::size_t i = 0; i < valid; ++i) {
            if (skip > 0) {
                --skip;
                continue;
            }
            const char c = text[i];
            const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
            if (!blank && gap && !line.empty()) line += ' ';
            gap = blank;
            if (blank) continue;
            const bool unwanted = isUnwanted(text.substr(i, valid - i));
            if (unwanted) skip = c == '\x7F' ? 0 : c == '\xC2' ? 1 : 2;
            if (unwanted || (c >= 0 && c < ' '))
                line += kReplacement;
            else
                line += c;
        }
        text.remove_prefix(valid);
        if (text.empty()) break;
        if (gap && !line.empty()) line += ' ';
        gap = false;
        line += kReplacement;
        text.remove_prefix(1);
    }
    return line;
}

}  // namespace

std::string xmlText(std::string_view text)
{
    std::string escaped;
    for (const char c : cleaned(text)) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string markdownText(std::string_view text)
{
    const std::string line = cleaned(text);
    std::string escaped;
    for (const char c : line) {
        if (c == '&') {
            escaped += "&amp;";
        } else if (c == '<') {
            escaped += "&lt;";
        } else if (c == '>') {
            escaped += "&gt;";
        } else {
            if (std::string_view("\\`*_{}[]#|~$!").find(c) != std::string_view::npos)
                escaped += '\\';
            escaped += c;
        }
    }
    // What only means something at the start of a line: a list, a rule, a numbered list.
    const std::size_t digits = std::min(escaped.find_first_not_of("0123456789"), escaped.size());
    if (digits < escaped.size()) {
        const char c = escaped[digits];
        const bool ends = digits + 1 == escaped.size() || escaped[digits + 1] == ' ';
        if (digits == 0 ? c == '-' || c == '+' || c == '=' : ends && (c == '.' || c == ')'))
            escaped.insert(digits, "\\");
    }
    return escaped;
}

std::string markdownCode(std::string_view text)
{
    const std::string line = cleaned(text);
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : line) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const bool touches = line.starts_with('`') || line.ends_with('`');
    const std::string pad = touches ? " " : "";
    return line.empty() ? "" : fence + pad + line + pad + fence;
}

std::string latexText(std::string_view text)
{
    // Brackets and the star would be an option of the \\ that ends the row before.
    static constexpr std::array<std::pair<char, std::string_view>, 20> kCommands = {{
        {'&', "\\&"},
        {'%', "\\%"},
        {'$', "\\$"},
        {'#', "\\#"},
        {'_', "\\_"},
        {'{', "\\{"},
        {'}', "\\}"},
        {'~', "\\textasciitilde{}"},
        {'^', "\\textasciicircum{}"},
        {'\\', "\\textbackslash{}"},
        {'<', "\\textless{}"},
        {'>', "\\textgreater{}"},
        {'|', "\\textbar{}"},
        {'"', "\\textquotedbl{}"},
        {'`', "\\textasciigrave{}"},
        {'\'', "\\textquotesingle{}"},
        {'[', "{[}"},
        {']', "{]}"},
        {'*', "{*}"},
        {'-', "-{}"},
    }};
    static constexpr std::string_view kMinus = "−";
    const std::string line = cleaned(text);
    std::string escaped;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (std::string_view(line).substr(i).starts_with(kMinus)) {
            escaped += "$-$";
            i += kMinus.size() - 1;
            continue;
        }
        // A lone hyphen needs nothing.
        const bool lone = line[i] == '-' && (i + 1 == line.size() || line[i + 1] != '-');
        const auto* const command =
            std::ranges::find(kCommands, line[i], [](const auto& one) { return one.first; });
        if (command == kCommands.end() || lone)
            escaped += line[i];
        else
            escaped += command->second;
    }
    return escaped;
}

}  // namespace crossfade::report
