// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/scoring_change.h"

#include "core/base/text.h"

namespace crossfade {

namespace {
constexpr double kMostHubCorrection = 10.0;
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

}  // namespace crossfade
