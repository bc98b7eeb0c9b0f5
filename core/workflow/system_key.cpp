// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/system_key.h"

#include "core/base/text.h"
#include "core/workflow/methods.h"

#include <algorithm>

namespace crossfade {

namespace {

/// A system without a change.
Result<SystemKey> plainKey(const std::string& text, Project& project)
{
    const std::vector<std::string> names = MethodFactory(project).baselines();
    if (std::ranges::find(names, text) != names.end()) return SystemKey{text, {}};
    CROSSFADE_ASSIGN(const std::vector<RunRecord> runs, project.runs());
    if (text == kContrastive && !runs.empty()) return SystemKey{kContrastive, runs.front().id};
    const bool prefixed = text.starts_with("run ");
    if (const auto number = parseInteger(prefixed ? text.substr(4) : text))
        for (const RunRecord& run : runs)
            if (run.id.value == *number) return SystemKey{kContrastive, run.id};
    std::vector<std::string> numbers;
    numbers.reserve(runs.size());
    for (const RunRecord& run : runs) numbers.push_back(std::to_string(run.id.value));
    std::ranges::reverse(numbers);
    return Error{ErrorCode::InvalidInput,
                 "There is no system " + inQuotes(text) + "; there are " + joinText(names, ", ") +
                     (runs.empty() ? ", and no run yet."
                                   : ", and by its number run " + joinText(numbers, ", ") + ".")};
}

}  // namespace

Result<SystemKey> systemKeyFrom(const std::string& text, Project& project)
{
    const auto colon = text.find(':');
    CROSSFADE_ASSIGN(SystemKey key, plainKey(text.substr(0, colon), project));
    if (colon == std::string::npos) return key;
    CROSSFADE_ASSIGN(key.change, scoringChangeFrom(text.substr(colon + 1)));
    if (key.change.centre && key.method != kContrastive)
        return Error{ErrorCode::InvalidInput, "Only a run's encodings can be centred; " +
                                                  inQuotes(key.method) + " is a baseline."};
    return key;
}

std::string systemKeyText(const SystemKey& key)
{
    return (key.method == kContrastive ? std::to_string(key.run.value) : key.method) +
           (key.change.any() ? ":" + scoringChangeText(key.change) : "");
}

}  // namespace crossfade
