// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace crossfade::report {

// All put the text on one line, and U+FFFD in the place of bytes that are not UTF-8 and of
// control characters.

/// For text and for values of attributes, of HTML, SVG and any XML.
std::string xmlText(std::string_view text);

/// For a paragraph, a heading or a cell of a table: nothing in it is read as Markdown or HTML.
std::string markdownText(std::string_view text);

/// Between as many backticks as it needs.
std::string markdownCode(std::string_view text);

/// For text mode; Unicode stays as it is, ligatures such as -- are prevented.
std::string latexText(std::string_view text);

}  // namespace crossfade::report
