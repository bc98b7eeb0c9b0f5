// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/retrieval/side.h"

#include <span>
#include <string>

namespace crossfade {

/// A comparison in one word of a command line: the weights of both sides, or of the query, a slash
/// and those of the candidates; then how it is scored, after a semicolon:
///
///     audio=0.5,tags=1          listening is off on both sides
///     audio=1/tags=1;shared,hub-correction=0.2
///
/// Reading it gives the same comparison again, but that a modality which is off has no weight.
std::string comparisonText(const Comparison& comparison, std::span<const std::string> modalities);

/// Scored as `own` is where nothing else is said; "learned" is `own` itself. InvalidInput with the
/// word and what it takes.
Result<Comparison> comparisonFromText(const std::string& text, const Comparison& own,
                                      std::span<const std::string> modalities);

}  // namespace crossfade
