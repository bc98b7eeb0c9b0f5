// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/harmony.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace crossfade::studio {

namespace {

constexpr std::array kMajor = {0, 2, 4, 5, 7, 9, 11};
constexpr std::array kMinor = {0, 2, 3, 5, 7, 8, 10};
constexpr std::array kDorian = {0, 2, 3, 5, 7, 9, 10};
constexpr std::array kPentatonic = {0, 2, 4, 7, 9};

std::span<const int> semitones(Mode mode)
{
    switch (mode) {
        case Mode::Major:
            return kMajor;
        case Mode::Minor:
            return kMinor;
        case Mode::Dorian:
            return kDorian;
        case Mode::Pentatonic:
            break;
    }
    return kPentatonic;
}

using Loop = std::array<int, 4>;

std::span<const Loop> loops(Mode mode)
{
    static constexpr std::array<Loop, 4> kInMajor = {
        {{0, 4, 5, 3}, {0, 3, 1, 4}, {0, 5, 3, 4}, {0, 2, 3, 4}}};
    static constexpr std::array<Loop, 4> kInMinor = {
        {{0, 5, 2, 6}, {0, 3, 5, 4}, {0, 6, 5, 4}, {0, 2, 3, 6}}};
    static constexpr std::array<Loop, 4> kInDorian = {
        {{0, 3, 0, 6}, {0, 3, 6, 3}, {0, 1, 3, 6}, {0, 6, 3, 4}}};
    static constexpr std::array<Loop, 4> kInPentatonic = {
        {{0, 3, 1, 2}, {0, 4, 3, 1}, {0, 1, 0, 3}, {0, 2, 4, 3}}};
    switch (mode) {
        case Mode::Major:
            return kInMajor;
        case Mode::Minor:
            return kInMinor;
        case Mode::Dorian:
            return kInDorian;
        case Mode::Pentatonic:
            break;
    }
    return kInPentatonic;
}

template <typename T>
const T& oneOf(std::span<const T> all, Random& random)
{
    return all[random.below(static_cast<std::uint32_t>(all.size()))];
}

}  // namespace

int Scale::size() const
{
    return static_cast<int>(semitones(m_mode).size());
}

double Scale::hertz(int degree, int octave) const
{
    const int n = size();
    const int wrapped = ((degree % n) + n) % n;
    const int octaves = octave + (degree - wrapped) / n;
    const int key = m_root + semitones(m_mode)[static_cast<std::size_t>(wrapped)] + 12 * octaves;
    return 440.0 * std::exp2(static_cast<double>(key - 69) / 12.0);
}

std::vector<int> drawProgression(Mode mode, std::size_t bars, Random& random)
{
    const Loop& loop = oneOf(loops(mode), random);
    std::vector<int> roots;
    for (std::size_t bar = 0; bar < bars; ++bar) roots.push_back(loop[bar % loop.size()]);
    return roots;
}

Motif drawMotif(double density, Random& rhythm, Random& melody)
{
    static constexpr std::array kChord = {0, 2, 4};
    // What goes further is another register, and sounds like another instrument.
    constexpr int kLowest = -1;
    constexpr int kHighest = 6;
    Motif motif;
    int at = 0;
    for (int eighth = 0; eighth < 8; ++eighth) {
        const bool strong = eighth % 4 == 0;
        const double chance = strong ? 1.0 : (eighth % 2 == 0 ? 0.25 + 0.75 * density : density);
        if (rhythm.uniform() >= chance) continue;
        at = strong ? oneOf(std::span<const int>(kChord), melody)
                    : std::clamp(at + (melody.uniform() < 0.5 ? -1 : 1), kLowest, kHighest);
        motif.push_back({0.5 * eighth, 0.5, at});
    }
    for (std::size_t i = 0; i < motif.size(); ++i)
        motif[i].beats = (i + 1 < motif.size() ? motif[i + 1].beat : 4.0) - motif[i].beat;
    return motif;
}

Motif answerTo(const Motif& motif, Random& random)
{
    Motif answer = motif;
    const std::size_t kept = motif.size() * 2 / 3;
    for (std::size_t i = kept; i < answer.size(); ++i)
        answer[i].step = answer[i > 0 ? i - 1 : 0].step + (random.uniform() < 0.5 ? -1 : 1);
    if (!answer.empty()) answer.back().step = random.uniform() < 0.5 ? 0 : 2;
    return answer;
}

}  // namespace crossfade::studio
