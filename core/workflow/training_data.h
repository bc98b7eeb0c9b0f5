// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/train_options.h"
#include "core/model/trainer.h"
#include "core/workflow/snapshot.h"

namespace crossfade {

/// What the options leave of a catalogue to train on: the modalities, of the artists with two of
/// them a seeded share and those popular enough, and the similar pairs with both artists in the
/// training split.
TrainingData makeTrainingData(ModalityVectors features, const TrainOptions& options,
                              const CatalogueSnapshot& catalogue);

}  // namespace crossfade
