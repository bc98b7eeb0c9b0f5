// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/sound.h"
#include "core/base/random.h"

namespace crossfade::studio {

/// What is played, whatever it is played on.
struct Tone {
    double hertz = 440.0;
    double seconds = 0.5;  ///< held; what rings on after it is longer
};

// Each returns one voice that begins at once, at most about 1 in size, and ends in silence.
// `brightness` goes from 0 (dull) to 1.

/// A struck bell by frequency modulation (Chowning 1973). `ratio` of the modulator to the tone: a
/// whole number sounds like glass, another one like metal.
Samples bell(const Tone& tone, double ratio, double brightness);

/// A plucked string (Karplus and Strong 1983), tuned between samples by an all-pass (Jaffe and
/// Smith 1983). `sustain` from 0 (damped with the hand) to 1.
Samples pluckedString(const Tone& tone, double sustain, double brightness, Random& random);

/// Eight ranks of organ pipes. `reeds` from 0 (flutes) to 1 (full, bright); `tremulant` from 0
/// (steady wind) to 1.
Samples organPipe(const Tone& tone, double reeds, double tremulant);

/// A square of which `duty` (0 to 1) is up: the voice of a game console.
Samples pulseWave(const Tone& tone, double duty);

/// Strings of a synthesiser, slightly apart in pitch, whose brightness swells once.
Samples drone(const Tone& tone, double brightness, Random& random);

/// A saw through a resonant filter that opens `wobbles` times a second (0: once, at the start).
Samples synthBass(const Tone& tone, double wobbles, double brightness);

/// Three singers. `vowel` from 0 (u) over o, a, e to 1 (i).
Samples choir(const Tone& tone, double vowel, double brightness, Random& random);

Samples kick(double punch);
Samples snare(double brightness, Random& random);
/// `seconds` until it is silent: .04 closed, .25 open.
Samples hat(double seconds, Random& random);

}  // namespace crossfade::studio
