// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/missing_data.h"
#include "core/workflow/snapshot.h"

#include <memory>

namespace crossfade {

/// A run as it would look if some encodings were missing; `run` itself where none are. Model and
/// map stay, and so does hubness, which is measured with everything there. Copies the encodings:
/// tens of milliseconds on a catalogue of ten thousand.
std::shared_ptr<const LoadedRun> withMissing(std::shared_ptr<const LoadedRun> run,
                                             const MissingData& missing);

}  // namespace crossfade
