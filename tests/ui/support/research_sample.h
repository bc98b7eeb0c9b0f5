// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/research_work.h"

namespace crossfade::test {

/// "listening alone", "concatenation" and "run 1", of which the last is the best and was trained
/// with known pairs.
std::vector<SystemResult> madeUpSystems();
/// As if of the first key with each other.
std::vector<SystemComparison> madeUpComparisons(const std::vector<SystemKey>& systems);
/// Two modalities, of which the catalogue has the first and third.
MaskingResult madeUpMasking(const SystemKey& system);
Diagnosis madeUpDiagnosis();

/// Answers at once with made-up figures; leaves out of the systems those known already.
ui::ResearchWork madeUpWork();

}  // namespace crossfade::test
