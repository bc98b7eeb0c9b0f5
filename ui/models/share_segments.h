// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/explore.h"

#include <QString>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace crossfade::ui {

/// A stretch of a share bar, in units of the score. Positive parts lie one after the other right of
/// 0, negative ones left of it.
struct ShareSegment {
    enum class Kind { Pure, Cross, Correction, Novelty };
    Kind kind = Kind::Pure;
    double from = 0.0;  ///< the smaller end
    double to = 0.0;
    std::size_t first = 0;   ///< modality
    std::size_t second = 0;  ///< the other one of a cross part
    double part() const { return from < 0.0 ? from - to : to - from; }
};

/// What a score has beside the cosine's parts.
struct ScoreTerms {
    double correction = 0.0;  ///< what reducing hubs adds
    double novelty = 0.0;     ///< what the wish for the less heard of adds
};

/// Pure parts in the order of the modalities, then cross parts, the correction and the novelty:
/// their signed lengths add up to the score. Parts of no length are left out.
std::vector<ShareSegment> shareSegments(const ScoreParts& parts, const ScoreTerms& terms);
std::vector<ShareSegment> shareSegments(const NeighbourRow& row);

/// "audio .30, tags .46, audio and tags together .04, correction −.12, novelty −.40": for tooltips
/// and screen readers.
QString shareText(const ScoreParts& parts, const ScoreTerms& terms,
                  std::span<const std::string> modalities);
QString shareText(const NeighbourRow& row, std::span<const std::string> modalities);

}  // namespace crossfade::ui
