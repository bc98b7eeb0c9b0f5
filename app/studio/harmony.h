// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <vector>

namespace crossfade::studio {

enum class Mode { Major, Minor, Dorian, Pentatonic };

/// A scale on a tonic, in equal temperament, A at 440 Hz.
class Scale {
public:
    /// `root`: MIDI number of the tonic.
    Scale(int root, Mode mode) : m_root(root), m_mode(mode) {}
    /// Degree 0 is the tonic; degrees go on in the octaves above and (below 0) beneath.
    double hertz(int degree, int octave = 0) const;
    int size() const;

private:
    int m_root;
    Mode m_mode;
};

/// Degrees of the chords' roots, one a bar: it begins on the tonic and ends where one wants to hear
/// it again.
std::vector<int> drawProgression(Mode mode, std::size_t bars, Random& random);

struct MotifNote {
    double beat = 0.0;   ///< from the beginning of its bar
    double beats = 1.0;  ///< held
    int step = 0;        ///< degrees above the chord's root
};
using Motif = std::vector<MotifNote>;

/// One bar of four beats. `density` from 0 (two notes) to 1 (eighths throughout). Strong beats have
/// notes of the chord, others may pass.
Motif drawMotif(double density, Random& rhythm, Random& melody);

/// The same rhythm, with the last third of its notes led elsewhere: the answer to a motif.
Motif answerTo(const Motif& motif, Random& random);

}  // namespace crossfade::studio
