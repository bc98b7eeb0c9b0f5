// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/instruments.h"
#include "app/studio/style.h"

#include <cstddef>
#include <vector>

namespace crossfade::studio {

/// A piece while it is written: its bars, chords and motifs, and what has been mixed so far.
class Arrangement {
public:
    explicit Arrangement(const Style& style);

    const Style& style() const { return m_style; }
    const Scale& scale() const { return m_scale; }
    /// For what belongs to chords and rhythm; random() is for all else.
    Random& groove() { return m_groove; }
    Random& random() { return m_random; }
    double beatSeconds() const { return 60.0 / m_style.tempo; }
    std::size_t bars() const { return m_chords.size(); }
    /// Degree of the bar's root.
    int chord(std::size_t bar) const { return m_chords[bar]; }
    /// The motif, in every second bar its answer.
    const Motif& motif(std::size_t bar) const { return bar % 2 == 0 ? m_motif : m_answer; }

    void play(std::size_t bar, double beat, const Samples& voice, double gain);
    Samples finish() &&;
    Samples& piece() { return m_piece; }

private:
    Style m_style;
    Scale m_scale;
    Random m_groove;
    Random m_random;
    std::vector<int> m_chords;
    Motif m_motif, m_answer;
    Samples m_piece;
};

// One for each recipe.
void arrangeBells(Arrangement& a);
void arrangeStrings(Arrangement& a);
void arrangeDrones(Arrangement& a);
void arrangeMachines(Arrangement& a);
void arrangeOrgan(Arrangement& a);
void arrangeChip(Arrangement& a);
void arrangeBass(Arrangement& a);
void arrangeChoir(Arrangement& a);

}  // namespace crossfade::studio
