// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace crossfade {

/// A name as search sees it: case, accents, width and the like are gone (Unicode NFKD without
/// marks, case-folded, Latin letters to ASCII: "Røyksopp" -> "royksopp"), without punctuation
/// ("R.E.M." -> "rem") unless the name is nothing else, blanks single and none at the ends. Other
/// scripts stay as they are. Thread-safe.
std::string foldName(std::string_view name);

/// The code points of UTF-8 text.
std::u32string toCodePoints(std::string_view text);

}  // namespace crossfade
