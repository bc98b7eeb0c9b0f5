// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace crossfade {

/// An address with places in braces for what is known of an artist, which someone follows by hand;
/// the program opens none by itself.
struct LinkTemplate {
    std::string name;     ///< shown; unique, never empty
    std::string address;  ///< "https://example.org/artist/{id}"

    bool operator==(const LinkTemplate&) const = default;
};

}  // namespace crossfade
