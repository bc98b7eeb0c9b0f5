// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace crossfade::report {

std::string numberText(double number, int digits)
{
    if (!std::isfinite(number)) return kDash;
    const double size = std::abs(number);
    const bool fixed = size < 1e15;
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), size,
                                   fixed ? std::chars_format::fixed : std::chars_format::scientific,
                                   std::clamp(digits, 0, 15));
    std::string text(buffer.data(), end.ptr);
    if (fixed) {
        const std::size_t whole = std::min(text.find('.'), text.size());
        for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
    }
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return number < 0.0 && !zero ? "−" + text : text;
}

}  // namespace crossfade::report
