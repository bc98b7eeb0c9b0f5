// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/arrangement.h"

#include "app/studio/piece.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace crossfade::studio {

namespace {

constexpr double kBodySeconds = 8.0;
constexpr double kTailSeconds = 1.0;

std::size_t barsAt(double tempo)
{
    return static_cast<std::size_t>(std::max(2.0, std::round(kBodySeconds * tempo / 240.0)));
}

/// Where there are no drums, eighths throughout would be a hurry.
double motifDensity(const Style& style)
{
    switch (style.recipe) {
        case Recipe::Bells:
        case Recipe::Drones:
        case Recipe::Organ:
        case Recipe::Choir:
            return 0.5 * style.density;
        default:
            return style.density;
    }
}

}  // namespace

Arrangement::Arrangement(const Style& style)
    : m_style(style),
      m_scale(style.root, style.mode),
      m_groove(style.groove),
      m_random(style.tune),
      m_chords(drawProgression(style.mode, barsAt(style.tempo), m_groove)),
      m_motif(drawMotif(motifDensity(style), m_groove, m_random)),
      m_answer(answerTo(m_motif, m_random)),
      m_piece(samplesIn(static_cast<double>(m_chords.size()) * 4.0 * beatSeconds() + kTailSeconds),
              0.0F)
{
}

void Arrangement::play(std::size_t bar, double beat, const Samples& voice, double gain)
{
    mixInto(m_piece, (4.0 * static_cast<double>(bar) + beat) * beatSeconds(), voice, gain);
}

Samples Arrangement::finish() &&
{
    if (m_style.room > 0.0) addRoom(m_piece, 0.5 + 2.5 * m_style.room, 0.9 * m_style.room);
    master(m_piece);
    return std::move(m_piece);
}

Samples renderPiece(const Style& style)
{
    Arrangement arrangement(style);
    switch (style.recipe) {
        case Recipe::Bells:
            arrangeBells(arrangement);
            break;
        case Recipe::Strings:
            arrangeStrings(arrangement);
            break;
        case Recipe::Drones:
            arrangeDrones(arrangement);
            break;
        case Recipe::Machines:
            arrangeMachines(arrangement);
            break;
        case Recipe::Organ:
            arrangeOrgan(arrangement);
            break;
        case Recipe::Chip:
            arrangeChip(arrangement);
            break;
        case Recipe::Bass:
            arrangeBass(arrangement);
            break;
        case Recipe::Choir:
            arrangeChoir(arrangement);
            break;
    }
    return std::move(arrangement).finish();
}

}  // namespace crossfade::studio
