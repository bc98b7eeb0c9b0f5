// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/train_options.h"
#include "core/model/trainer.h"
#include "core/workflow/snapshot.h"

#include <span>
#include <vector>

namespace crossfade {

/// What the options leave of a catalogue to train on: the modalities, of the artists with two of
/// them a seeded share and those popular enough, and the similar pairs with both artists in the
/// training split.
TrainingData makeTrainingData(ModalityVectors features, const TrainOptions& options,
                              const CatalogueSnapshot& catalogue);

/// The pairs among these: of artists in the training split who are popular enough and have one of
/// the modalities that are trained, which is what `presence` says.
std::vector<SimilarPair> trainingLinks(const TrainOptions& options,
                                       const CatalogueSnapshot& catalogue,
                                       std::span<const ModalityMask> presence);

}  // namespace crossfade
