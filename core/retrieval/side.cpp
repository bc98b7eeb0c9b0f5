// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/side.h"

#include "core/base/text.h"

namespace crossfade {

std::string_view compareOnName(CompareOn compareOn)
{
    return compareOn == CompareOn::Own ? "own" : "shared";
}

Result<CompareOn> compareOnFromName(std::string_view name)
{
    if (name == "own") return CompareOn::Own;
    if (name == "shared") return CompareOn::Shared;
    return Error{ErrorCode::InvalidInput,
                 "Artists can be compared on their own modalities (own) or "
                 "on those that both have (shared), not on " +
                     inQuotes(name) + "."};
}

}  // namespace crossfade
