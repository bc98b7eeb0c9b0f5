// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

enum class Mark {
    Keep,    ///< belongs in the list
    Reject,  ///< does not, and is still shown
    Hide,    ///< is to be left out of lists
};
std::string_view markName(Mark mark);
/// "keep", "reject" or "hide".
Result<Mark> markFromName(std::string_view name);

/// What someone said of an artist as an answer to a query, or whatever is asked. Artists go by id,
/// so that a mark outlives what the catalogue does.
struct MarkRecord {
    std::string artist;
    std::vector<std::string> query;  ///< ids, ascending; empty: whatever is asked
    Mark mark = Mark::Keep;
    std::string made;  ///< UTC, ISO 8601

    bool operator==(const MarkRecord&) const = default;
};

struct NoteRecord {
    std::string artist;
    std::string text;  ///< never empty

    bool operator==(const NoteRecord&) const = default;
};

}  // namespace crossfade
