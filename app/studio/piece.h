// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/sound.h"
#include "app/studio/style.h"

namespace crossfade::studio {

/// A piece of 7 to 10 seconds in that style: whole bars over a progression of chords, a motif and
/// its answer. The same style gives the same samples.
Samples renderPiece(const Style& style);

}  // namespace crossfade::studio
