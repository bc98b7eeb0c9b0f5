// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/evaluation/evaluation.h"

#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// How a training goes wrong, as it is seen on figures.
enum class SignatureKind {
    EarlyPlateau,        ///< the loss has stopped falling before half of the epochs
    OnePairDominates,    ///< one of several loss terms is most of the loss
    PoorInitialisation,  ///< watched accuracy peaks within the first quarter and decays
    Collapse,            ///< encodings of a modality all point the same way
    PopularGetWorse,     ///< a group or modality set of queries is worse than with another system
    GiniRises,           ///< exposure grows less even while training, or against another system
};

/// One sentence each: what was seen, on which figure, and what to try.
struct Signature {
    SignatureKind kind{};
    std::string seen;
    std::string figure;
    std::string advice;
};

/// On the curve alone: of a training that still runs, too.
std::vector<Signature> signaturesOfCurve(std::span<const EpochReport> curve,
                                         std::span<const std::string> lossTerms, int plannedEpochs);

/// Collapse: mean cosine of `pairs` random pairs of artists over .8 in a modality. NT-Xent at its
/// start is about 0.
std::vector<Signature> signaturesOfEncodings(const ModalityVectors& encodings, std::size_t pairs,
                                             std::uint64_t seed);

/// Groups whose mean is below the other system's by more than both intervals allow, and Gini higher
/// by over .03. Both on the same task; `otherName` as sentences call it: "tags alone".
std::vector<Signature> signaturesAgainst(const EvaluationReport& now, const EvaluationReport& other,
                                         const std::string& otherName);

}  // namespace crossfade
