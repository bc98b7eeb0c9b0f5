// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/signatures.h"
#include "core/workflow/systems.h"

#include <QString>

namespace crossfade::ui {

/// "[.298, .326]"
QString intervalText(const Interval& interval, int decimals = 3);
/// With a sign for both: "+.031", "−.052"; what rounds to nothing has none.
QString signedText(double value, int decimals = 3);
/// "p = .013", "p < .001"
QString pText(double p);
/// "63 %"; less than one in a hundred with a decimal.
QString percentText(double share);

/// "Watch out: …": what was seen and what to try.
QString signatureText(const Signature& signature);

/// What the comparison says, in two or three sentences; `comparisons`: how many p is adjusted over.
QString comparisonText(const SystemComparison& comparison, std::size_t k, std::size_t comparisons);

}  // namespace crossfade::ui
