// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/system_key.h"

#include "core/base/text.h"
#include "core/workflow/methods.h"

#include <algorithm>

namespace crossfade {

namespace {

constexpr double kMostHubCorrection = 10.0;

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

Result<ScoringChange> scoringChangeFrom(const std::string& text)
{
    constexpr std::string_view kHubs = "hub-correction=";
    ScoringChange change;
    for (const std::string& part : splitText(text, ',')) {
        const auto number =
            part.starts_with(kHubs) ? parseNumber(part.substr(kHubs.size())) : std::nullopt;
        if (number && *number >= 0.0 && *number <= kMostHubCorrection)
            change.hubCorrection = *number;
        else if (part == "own" || part == "shared")
            change.compareOn = part == "own" ? CompareOn::Own : CompareOn::Shared;
        else if (part == "local-scaling")
            change.localScaling = true;
        else if (part == "centred")
            change.centre = true;
        else
            return Error{ErrorCode::InvalidInput,
                         "Scoring can't be changed by " + inQuotes(part) +
                             "; it takes own, shared, hub-correction=0 to 10, local-scaling and "
                             "centred."};
    }
    return change;
}

std::string scoringChangeText(const ScoringChange& change)
{
    std::vector<std::string> parts;
    if (change.compareOn) parts.emplace_back(compareOnName(*change.compareOn));
    if (change.hubCorrection)
        parts.push_back("hub-correction=" + shortNumber(*change.hubCorrection));
    if (change.localScaling) parts.emplace_back("local-scaling");
    if (change.centre) parts.emplace_back("centred");
    return joinText(parts, ",");
}

Scoring changedScoring(Scoring own, const ScoringChange& change)
{
    own.compareOn = change.compareOn.value_or(own.compareOn);
    if (change.hubCorrection) {
        own.hubCorrection = *change.hubCorrection;
        own.localScaling = false;
    }
    own.localScaling = own.localScaling || change.localScaling;
    return own;
}

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
