// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crossfade::report {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const Colour&) const = default;
};

inline constexpr Colour kWhite{255, 255, 255};
inline constexpr Colour kBlack{0, 0, 0};
inline constexpr Colour kInk{0x1A, 0x1A, 0x1A};
inline constexpr Colour kMuted{0x59, 0x59, 0x59};  ///< 7 : 1 on white
inline constexpr Colour kGrid{0xE2, 0xE2, 0xE2};

/// Okabe and Ito 2008, those first that are easiest to see on white.
std::vector<Colour> okabeIto();

/// "#0072b2".
std::string hex(Colour colour);

/// `share` 0 is `from`, 1 is `to`.
Colour mixed(Colour from, Colour to, double share);

/// WCAG 2: 1 to 21.
double contrast(Colour a, Colour b);

/// Black or white, whichever has more contrast: 4.5 or more on any colour.
Colour textOn(Colour ground);

}  // namespace crossfade::report
