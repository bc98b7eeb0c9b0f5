// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

std::vector<std::string> splitText(std::string_view text, char separator);
std::string joinText(std::span<const std::string> parts, std::string_view separator);

/// ASCII letters only.
std::string toLowerAscii(std::string_view text);

/// A whole decimal number ("1.5", "-3e4"), nothing before or after it. NaN and infinities parse.
std::optional<double> parseNumber(std::string_view text);
std::optional<long long> parseInteger(std::string_view text);

/// Position of the first byte that is not UTF-8 (overlong forms and surrogates are not), or none.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

/// "17,673": for sentences.
std::string withThousands(std::uint64_t number);

/// The text between quotation marks, at most `most` bytes of it and never half a character.
std::string inQuotes(std::string_view text, std::size_t most = 60);

/// One word of a shell's command line: between single quotation marks where it needs them.
std::string shellQuoted(std::string_view text);

/// The text with blanks, tabs and line breaks in a row as one blank, and none at its ends.
std::string onOneLine(std::string_view text);

/// "0.001", "100000": as few digits as say it.
std::string shortNumber(double number);

/// The shortest text that reads back as the same number.
std::string exactNumber(double number);
std::string exactNumber(float number);

/// "1 artist", "2 artists".
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural);

}  // namespace crossfade
