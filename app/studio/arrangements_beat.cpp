// SPDX-License-Identifier: GPL-3.0-or-later
// Strings, machines, chip and bass music: pieces with a pulse.
#include "app/studio/arrangement.h"

#include <array>

namespace crossfade::studio {

void arrangeStrings(Arrangement& a)
{
    const Style& s = a.style();
    static constexpr std::array kPicked = {0, 4, 7, 9, 4, 7, 9, 7};
    const double beat = a.beatSeconds();
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        const int root = a.chord(bar);
        for (int eighth = 0; eighth < 8; ++eighth) {
            if (eighth % 2 == 1 && a.groove().uniform() > 0.35 + 0.65 * s.density) continue;
            const int step = kPicked[static_cast<std::size_t>(eighth)];
            a.play(bar, 0.5 * eighth,
                   pluckedString({a.scale().hertz(root + step, -1), 0.5 * beat}, s.colour,
                                 s.brightness, a.random()),
                   eighth % 4 == 0 ? 0.6 : 0.4);
        }
        for (const MotifNote& note : a.motif(bar))
            a.play(bar, note.beat,
                   pluckedString({a.scale().hertz(root + note.step, 1), note.beats * beat},
                                 s.colour, 0.3 + 0.7 * s.brightness, a.random()),
                   0.55);
    }
}

void arrangeMachines(Arrangement& a)
{
    const Style& s = a.style();
    const double beat = a.beatSeconds();
    std::array<int, 16> line{};
    for (int& step : line) {
        static constexpr std::array kSteps = {0, 0, 0, 2, 4, 7, -7};
        const bool rests = a.groove().uniform() > 0.35 + 0.6 * s.density;
        step = rests ? 99 : kSteps[a.random().below(7)];
    }
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        for (int quarter = 0; quarter < 4; ++quarter) {
            a.play(bar, quarter, kick(s.colour), 0.95);
            a.play(bar, quarter + 0.5, hat(0.16, a.random()), 0.3 + 0.3 * s.brightness);
            if (quarter % 2 == 1) a.play(bar, quarter, snare(s.brightness, a.random()), 0.45);
        }
        for (std::size_t i = 0; i < line.size(); ++i) {
            const double at = 0.25 * static_cast<double>(i);
            if (s.density > 0.5) a.play(bar, at, hat(0.04, a.random()), 0.25);
            if (line[i] != 99)
                a.play(bar, at,
                       synthBass({a.scale().hertz(line[i]), 0.2 * beat}, 0.0, s.brightness), 0.5);
        }
        for (const int step : {0, 2, 4})
            for (const double at : {1.5, 3.25})
                a.play(bar, at,
                       pulseWave({a.scale().hertz(a.chord(bar) + step, 1), 0.3 * beat}, 0.5), 0.16);
    }
}

void arrangeChip(Arrangement& a)
{
    const Style& s = a.style();
    static constexpr std::array kDuties = {0.125, 0.25, 0.5};
    const double duty = kDuties[static_cast<std::size_t>(s.colour * 2.99)];
    const double beat = a.beatSeconds();
    const int perBeat = s.density > 0.5 ? 8 : 4;
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        const int root = a.chord(bar);
        for (int i = 0; i < 4 * perBeat; ++i) {
            static constexpr std::array kBroken = {0, 2, 4, 7};
            a.play(bar, static_cast<double>(i) / perBeat,
                   pulseWave({a.scale().hertz(root + kBroken[static_cast<std::size_t>(i % 4)]),
                              0.8 * beat / perBeat},
                             0.25),
                   0.22);
        }
        for (const MotifNote& note : a.motif(bar))
            a.play(
                bar, note.beat,
                pulseWave({a.scale().hertz(root + note.step, 1), 0.85 * note.beats * beat}, duty),
                0.4 + 0.15 * s.brightness);
        for (int eighth = 0; eighth < 8; ++eighth) {
            a.play(bar, 0.5 * eighth,
                   pulseWave({a.scale().hertz(root, eighth % 2 == 0 ? -2 : -1), 0.4 * beat}, 0.5),
                   0.4);
            if (eighth % 4 == 2) a.play(bar, 0.5 * eighth, snare(0.9, a.random()), 0.35);
            a.play(bar, 0.5 * eighth, hat(0.03, a.random()), 0.2 + 0.4 * s.brightness);
        }
    }
}

void arrangeBass(Arrangement& a)
{
    const Style& s = a.style();
    const double beat = a.beatSeconds();
    static constexpr std::array kRates = {0.5, 1.0, 1.5, 2.0, 3.0};
    for (std::size_t bar = 0; bar < a.bars(); ++bar) {
        a.play(bar, 0.0, kick(0.6), 1.0);
        a.play(bar, 2.0, snare(0.4 + 0.5 * s.brightness, a.random()), 0.7);
        if (s.density > 0.35) a.play(bar, 2.75, kick(0.6), 0.8);
        for (int eighth = 1; eighth<8; eighth += s.density> 0.6 ? 1 : 2)
            a.play(bar, 0.5 * eighth, hat(0.05, a.random()), 0.25);
        const auto style = static_cast<std::uint32_t>(s.colour * 2.99);
        const double rate = kRates[style + a.groove().below(3)];
        for (const double at : {0.0, 2.0})
            a.play(bar, at,
                   synthBass({a.scale().hertz(a.chord(bar), -1), 1.8 * beat},
                             (at == 0.0 ? rate : 2.0 * rate) / beat, s.brightness),
                   0.8);
    }
    Samples stabs(a.piece().size(), 0.0F);
    for (std::size_t bar = 0; bar < a.bars(); ++bar)
        for (const MotifNote& note : a.motif(bar))
            for (const int step : {0, 2})
                mixInto(stabs, (4.0 * static_cast<double>(bar) + note.beat) * beat,
                        organPipe({a.scale().hertz(a.chord(bar) + note.step + step, 1), 0.2 * beat},
                                  0.6, 0.0),
                        0.22);
    addEcho(stabs, 0.75 * beat, 0.55, 0.8);
    mixInto(a.piece(), 0.0, stabs, 1.0);
}

}  // namespace crossfade::studio
