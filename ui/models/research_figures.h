// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/diagnose.h"
#include "core/workflow/snapshot.h"
#include "core/workflow/systems.h"
#include "ui/models/figures.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace crossfade::ui {

using SystemPointers = std::vector<const SystemResult*>;

/// nDCG by the query's popularity, each group as a ratio to that of `reference`. No bar where the
/// reference has 0.
BarTable popularityRatios(const SystemPointers& shown, const SystemResult& reference);

/// nDCG by the modalities that the query has, with intervals; the sets with most queries where
/// there are many.
BarTable byQuerySet(const SystemPointers& shown, std::size_t modalities);

/// Accuracy against exposure; `marked` are called A, B, … Points of the systems come first, in
/// their order; then, if asked for, what the paper published of other data.
PointPlan exposurePlan(std::span<const SystemResult> systems, std::span<const std::size_t> marked,
                       bool withPublished = false);

/// nDCG of each query with A (across) and B (up).
PointPlan queryPlan(const SystemComparison& comparison, const CatalogueSnapshot& catalogue);

// Of one system with modalities taken away; `modalities` are the catalogue's, whose order rings
// have.

BarTable maskedQueries(const MaskingResult& result, std::span<const std::string> modalities);
SetMatrix whoFindsWhom(const MaskingResult& result, std::span<const std::string> modalities);
SetMatrix gridOfNdcg(const MaskingResult& result, std::span<const std::string> modalities);
SetMatrix gridOfGini(const MaskingResult& result, std::span<const std::string> modalities);

// Of what lies behind the figures.

/// What the lists by two single modalities share; the diagonal is empty.
SetMatrix overlaps(const Redundancy& redundancy);
/// Hits of each single modality per query, and those of no other.
BarTable foundBy(const Redundancy& redundancy);
/// Coherence against separation of all runs; `marked` are places in `systems`, called A, B, …
PointPlan frontierPlan(const Diagnosis& diagnosis, std::span<const SystemResult> systems,
                       std::span<const std::size_t> marked);

}  // namespace crossfade::ui
