// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

/// Which of two unlabelled lists someone preferred.
enum class Choice { Left, Right, Tie };
std::string_view choiceName(Choice choice);
/// "left", "right" or "tie".
Result<Choice> choiceFromName(std::string_view name);

/// The lists that two settings give for one query; all ids.
struct BlindTrial {
    std::vector<std::string> query;
    std::vector<std::string> listA;
    std::vector<std::string> listB;
    bool aIsLeft = true;
    std::optional<Choice> choice;  ///< none: not voted yet
    std::string voted;             ///< UTC, ISO 8601; empty until then

    const std::vector<std::string>& left() const { return aIsLeft ? listA : listB; }
    const std::vector<std::string>& right() const { return aIsLeft ? listB : listA; }
    bool operator==(const BlindTrial&) const = default;
};

/// Two settings compared by someone who does not know which is which.
struct BlindSession {
    std::int64_t id = 0;
    std::string name;
    std::string created;   ///< UTC, ISO 8601
    std::string settingA;  ///< exploration states (JSON), of which the query does not count
    std::string settingB;
    std::size_t k = 0;       ///< length of the lists
    std::uint64_t seed = 0;  ///< that sides and order were drawn by
    std::vector<BlindTrial> trials;

    bool operator==(const BlindSession&) const = default;
};

}  // namespace crossfade
