// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/modality.h"

#include <array>
#include <span>
#include <string_view>

namespace crossfade {

/// How one side of a comparison (the query, or the candidates) is mixed: which modalities count,
/// and how much. A modality counts where it is on, has a weight over 0 and the artist has it.
struct Side {
    ModalityMask on;
    std::array<float, kMaxModalities> weights{};

    bool operator==(const Side&) const = default;

    /// All on, with these weights.
    static Side allOn(std::span<const float> modalityWeights)
    {
        Side side{ModalityMask::firstN(modalityWeights.size()), {}};
        for (std::size_t m = 0; m < modalityWeights.size(); ++m)
            side.weights[m] = modalityWeights[m];
        return side;
    }
    float weight(std::size_t m) const { return on.has(m) && weights[m] > 0.0F ? weights[m] : 0.0F; }
    /// The modalities that count.
    ModalityMask active() const
    {
        ModalityMask mask;
        for (std::size_t m = 0; m < kMaxModalities; ++m)
            if (weight(m) > 0.0F) mask = mask.with(m);
        return mask;
    }
};

enum class CompareOn {
    Own,  ///< both as they are, with all that they have
    /// On what both have: each candidate is seen through the modalities of the query only, and as
    /// it is where it has none of them. The query stays whole: restricting it too, candidate by
    /// candidate, compares scores of unlike spaces with each other, and costs a seventh of the
    /// accuracy.
    Shared,
};
std::string_view compareOnName(CompareOn compareOn);
Result<CompareOn> compareOnFromName(std::string_view name);

/// How a cosine becomes a score.
struct Scoring {
    CompareOn compareOn = CompareOn::Own;
    /// Taken from a candidate's cosine, as a term of its own, is this much of its hubness: the
    /// lists of everybody's favourites become fairer. 0: the cosine alone; .5: CSLS (Conneau et al.
    /// 2018), whose other half is the same for all candidates of a query.
    double hubCorrection = 0.0;
    /// The score is the affinity under local scaling instead (see reducedScore()); hubCorrection is
    /// not used then.
    bool localScaling = false;

    bool reducesHubs() const { return localScaling || hubCorrection != 0.0; }
    bool operator==(const Scoring&) const = default;
};

/// The score of a cosine, given the hubness of both sides (mean cosine to the nearest, see
/// hubness()):
///     cosine - hubCorrection * r_b, or with local scaling exp(-d^2 / (s_a s_b)),
/// where d^2 = 2 - 2 cosine and s = sqrt(2 - 2 r), the root mean square distance to the nearest
/// (Zelnik-Manor and Perona 2004; Schnitzer et al. 2012, whose scale is the distance to the k-th).
float reducedScore(float cosine, const Scoring& scoring, float queryHubness,
                   float candidateHubness);

/// s above, at least .001: twins are no reason to divide by 0.
float neighbourhoodRadius(float hubness);

/// How two artists are compared.
struct Comparison {
    Side query;
    Side candidates;
    Scoring scoring;

    bool operator==(const Comparison&) const = default;
};

}  // namespace crossfade
