// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/figures.h"
#include "ui/models/inspection_model.h"

#include <QString>

namespace crossfade::ui {

// The tables of the Inspect page, and the sentences above them. Each table's column of names is
// kInspectedName; rows come in the order that its sentence names.

inline constexpr int kInspectedName = 1;

/// Rank, ring and name; the score, its bar and each modality's share; the difference of the shares
/// of every pair; common listeners, if it is known what they are; popularity.
FigureTable inspectedNeighbours(const InspectedList& list, const CatalogueSnapshot& catalogue);
/// Only those who sound alike without a listener in common, by the difference that tells it.
FigureTable inspectedAlike(const InspectedList& list, const CatalogueSnapshot& catalogue);
QString neighboursSentence(const InspectedList& list);
QString alikeSentence(const InspectedList& list);

/// Most lists first; of those in no list the most popular first.
FigureTable inspectedExposure(const InspectedExposure& exposure, const CatalogueSnapshot& catalogue,
                              const LoadedRun& run, bool orphansOnly = false);
QString exposureSentence(const InspectedExposure& exposure);

FigureTable inspectedDependence(const ListDependence& lists, const CatalogueSnapshot& catalogue,
                                const LoadedRun& run);
QString dependenceSentence(const ListDependence& lists);

FigureTable inspectedMissing(const InspectedDependence& dependence,
                             const CatalogueSnapshot& catalogue, const LoadedRun& run);
/// One row for those who have one set and lack one modality.
FigureTable missingGroups(const InspectedDependence& dependence, const LoadedRun& run);
QString missingSentence(const InspectedDependence& dependence, const LoadedRun& run);

}  // namespace crossfade::ui
