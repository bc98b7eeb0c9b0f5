// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/comparison_text.h"

#include "core/base/text.h"
#include "core/retrieval/scoring_change.h"

#include <algorithm>

namespace crossfade {

namespace {

constexpr const char* kLearned = "learned";
constexpr const char* kNothing = "none";

std::string sideText(const Side& side, std::span<const std::string> modalities)
{
    std::vector<std::string> parts;
    for (std::size_t m = 0; m < modalities.size(); ++m)
        if (const float weight = side.weight(m); weight > 0.0F)
            parts.push_back(modalities[m] + "=" + exactNumber(weight));
    return parts.empty() ? kNothing : joinText(parts, ",");
}

Result<Side> sideFrom(const std::string& text, std::span<const std::string> modalities)
{
    Side side;
    if (text == kNothing) return side;
    CROSSFADE_ASSIGN(const auto weights, parseWeights(text));
    for (const auto& [name, weight] : weights) {
        const auto at = std::ranges::find(modalities, name) - modalities.begin();
        const auto m = static_cast<std::size_t>(at);
        if (m == modalities.size())
            return Error{ErrorCode::InvalidInput,
                         "There is no modality " + inQuotes(name) + "; there are " +
                             joinText({modalities.begin(), modalities.end()}, ", ") + "."};
        side.weights[m] = static_cast<float>(weight);
        if (weight > 0.0) side.on = side.on.with(m);
    }
    return side;
}

}  // namespace

std::string comparisonText(const Comparison& comparison, std::span<const std::string> modalities)
{
    std::string text = sideText(comparison.query, modalities);
    if (const std::string other = sideText(comparison.candidates, modalities); other != text)
        text += "/" + other;
    ScoringChange scoring;
    scoring.compareOn = comparison.scoring.compareOn;
    if (comparison.scoring.localScaling)
        scoring.localScaling = true;
    else
        scoring.hubCorrection = comparison.scoring.hubCorrection;
    return text + ";" + scoringChangeText(scoring);
}

Result<Comparison> comparisonFromText(const std::string& text, const Comparison& own,
                                      std::span<const std::string> modalities)
{
    if (text == kLearned) return own;
    const std::size_t semicolon = text.find(';');
    const std::string sides = text.substr(0, semicolon);
    const std::size_t slash = sides.find('/');
    Comparison comparison;
    CROSSFADE_ASSIGN(comparison.query, sideFrom(sides.substr(0, slash), modalities));
    comparison.candidates = comparison.query;
    if (slash != std::string::npos) {
        CROSSFADE_ASSIGN(comparison.candidates, sideFrom(sides.substr(slash + 1), modalities));
    }
    comparison.scoring = own.scoring;
    if (semicolon == std::string::npos) return comparison;
    CROSSFADE_ASSIGN(const ScoringChange change, scoringChangeFrom(text.substr(semicolon + 1)));
    if (change.centre)
        return Error{ErrorCode::InvalidInput,
                     "A setting can't be centred: centring makes another system."};
    comparison.scoring = changedScoring(own.scoring, change);
    return comparison;
}

}  // namespace crossfade
