// SPDX-License-Identifier: GPL-3.0-or-later
// Bells, drones, organ and choir: pieces without a drum.
#include "app/studio/arrangement.h"

#include <array>

namespace crossfade::studio {

void arrangeBells(Arrangement& a)
{
    const Style& s = a.style();
    // From glass (whole ratios) to metal (between them).
    static constexpr std::array kRatios = {1.0, 2.0, 3.0, 1.41, 2.76, 3.52};
    const double ratio = kRatios[static_cast<std::size_t>(s.colour * 5.99)];
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        for (const int step : {0, 4})
            a.play(bar, 0.0,
                   bell({a.scale().hertz(a.chord(bar) + step, -1), 3.0 * a.beatSeconds()}, 1.0,
                        0.3 * s.brightness),
                   0.5);
        for (const MotifNote& note : a.motif(bar))
            a.play(
                bar, note.beat,
                bell({a.scale().hertz(a.chord(bar) + note.step, 1), note.beats * a.beatSeconds()},
                     ratio, s.brightness),
                0.45);
    }
}

void arrangeDrones(Arrangement& a)
{
    const Style& s = a.style();
    const double whole = 4.0 * static_cast<double>(a.bars()) * a.beatSeconds();
    a.play(0, 0.0, drone({a.scale().hertz(0), whole}, 0.6 * s.brightness, a.random()), 0.9);
    const int second = s.colour < 0.5 ? 4 : 3;
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        const double held = 4.0 * a.beatSeconds();
        a.play(bar, 0.0,
               drone({a.scale().hertz(a.chord(bar) + second), held}, s.brightness, a.random()),
               0.5 + 0.3 * s.density);
        if (s.density > 0.4)
            a.play(
                bar, 2.0,
                drone({a.scale().hertz(a.chord(bar) + 1, 1), 0.6 * held}, s.brightness, a.random()),
                0.35 * s.density);
    }
}

void arrangeOrgan(Arrangement& a)
{
    const Style& s = a.style();
    const double held = 3.9 * a.beatSeconds();
    const double tremulant = 1.0 - s.density;
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        const int root = a.chord(bar);
        const auto pipe = [&](int step, int octave, double seconds, double reeds) {
            return organPipe({a.scale().hertz(root + step, octave), seconds}, reeds, tremulant);
        };
        a.play(bar, 0.0, pipe(0, -1, held, 0.3 * s.colour), 0.55);
        for (const int step : {0, 2, 4}) a.play(bar, 0.0, pipe(step, 0, held, s.colour), 0.3);
        for (const MotifNote& note : a.motif(bar))
            a.play(bar, note.beat,
                   pipe(note.step, 1, 0.92 * note.beats * a.beatSeconds(),
                        0.4 * s.colour + 0.6 * s.brightness),
                   0.42);
    }
}

void arrangeChoir(Arrangement& a)
{
    const Style& s = a.style();
    const auto vowelOf = [&](std::size_t bar) {
        // Each bar on its own vowel, round the one that is the artist's.
        return s.colour + 0.12 * static_cast<double>(bar % 3) - 0.12;
    };
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        const double held = 3.8 * a.beatSeconds();
        for (const int step : {-7, 0, 2, 4})
            a.play(bar, 0.0,
                   choir({a.scale().hertz(a.chord(bar) + step), held}, vowelOf(bar), s.brightness,
                         a.random()),
                   0.4);
        for (const MotifNote& note : a.motif(bar))
            if (note.beats * a.beatSeconds() > 0.3)
                a.play(bar, note.beat,
                       choir({a.scale().hertz(a.chord(bar) + note.step, 1),
                              0.9 * note.beats * a.beatSeconds()},
                             vowelOf(bar) + 0.1, s.brightness, a.random()),
                       0.35 + 0.2 * s.density);
    }
}

}  // namespace crossfade::studio
