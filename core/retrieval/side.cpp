// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/side.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

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

float neighbourhoodRadius(float hubness)
{
    constexpr float kLeast = 1e-3F;
    return std::max(kLeast, std::sqrt(std::max(0.0F, 2.0F - 2.0F * hubness)));
}

float reducedScore(float cosine, const Scoring& scoring, float queryHubness, float candidateHubness)
{
    if (!scoring.localScaling)
        return cosine - static_cast<float>(scoring.hubCorrection) * candidateHubness;
    return std::exp((2.0F * cosine - 2.0F) /
                    (neighbourhoodRadius(queryHubness) * neighbourhoodRadius(candidateHubness)));
}

}  // namespace crossfade
