// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/features/features.h"
#include "core/jobs/job_context.h"
#include "core/store/database.h"

namespace crossfade {

/// Refuses features of which nobody has two modalities: what a catalogue gave of someone may have
/// left no vector.
Status checkTrainable(const ModalityVectors& features);

/// Puts a catalogue in the place of the project's, without touching features: for changes of what
/// no feature is made of. Call inside a Transaction.
Status storeArtists(Database& db, const Catalogue& catalogue, const JobContext& job);

/// Puts catalogue and features in the place of the project's, and keeps what the features were made
/// with. Call inside a Transaction.
Status storeCatalogue(Database& db, const Catalogue& catalogue, const FittedFeatures& features,
                      const FeatureOptions& options, const JobContext& job);

/// The options that the project's features were made with, or the usual ones where an older program
/// made them.
Result<FeatureOptions> storedFeatureOptions(Database& db);

}  // namespace crossfade
