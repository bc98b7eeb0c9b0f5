// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace crossfade::studio {

/// Frames of the logarithms of powers, one for each band of frequencies.
using BandFrames = std::vector<std::vector<double>>;

struct Rhythm {
    double flux = 0.0;     ///< mean rise of a band from frame to frame
    double onsets = 0.0;   ///< a second: peaks of the flux well over its surroundings
    double tempo = 0.0;    ///< beats a minute, from 50 to 200; 0 where nothing repeats
    double clarity = 0.0;  ///< autocorrelation of the flux at the tempo, from 0 to 1
};

/// Tempo by autocorrelation, with a preference for 110 beats a minute over its half and double
/// (Ellis 2007).
Rhythm rhythmOf(const BandFrames& frames, double framesPerSecond);

}  // namespace crossfade::studio
