// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <string>
#include <vector>

namespace crossfade {

/// The folded names under which an artist is found: the name, then what a metadata column
/// "also_known_as" or "aliases" lists, separated by ; or |.
std::vector<std::string> searchNames(const Catalogue& catalogue, const Artist& artist);

}  // namespace crossfade
