// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/instruments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace crossfade::studio {

namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;
constexpr double kHalfRate = 0.5 * kSampleRate;

/// A saw or a pulse with its jumps rounded, so that they do not alias (polynomial band-limited
/// step: Välimäki and Huovilainen 2007).
class Oscillator {
public:
    explicit Oscillator(double phase = 0.0) : m_phase(phase) {}
    double saw(double hertz)
    {
        advance(hertz);
        return 2.0 * m_phase - 1.0 - step(m_phase);
    }
    double pulse(double hertz, double duty)
    {
        advance(hertz);
        const double down = m_phase < duty ? m_phase - duty + 1.0 : m_phase - duty;
        return (m_phase < duty ? 1.0 : -1.0) + step(m_phase) - step(down) - (2.0 * duty - 1.0);
    }

private:
    void advance(double hertz)
    {
        m_width = hertz / kSampleRate;
        m_phase += m_width;
        if (m_phase >= 1.0) m_phase -= 1.0;
    }
    /// What a jump of 2 at phase 0 lacks of its rounded form.
    double step(double phase) const
    {
        if (phase < m_width) {
            const double t = phase / m_width;
            return t + t - t * t - 1.0;
        }
        if (phase > 1.0 - m_width) {
            const double t = (phase - 1.0) / m_width;
            return t * t + t + t + 1.0;
        }
        return 0.0;
    }

    double m_phase;
    double m_width = 0.0;
};

/// Rises for `attack` seconds, stays until `held`, and falls for `release` seconds.
double swell(double t, double attack, double held, double release)
{
    const double up = attack > 0.0 ? std::min(1.0, t / attack) : 1.0;
    const double down = t > held ? std::max(0.0, 1.0 - (t - held) / release) : 1.0;
    return up * down;
}

Samples silence(double seconds)
{
    Samples voice;
    voice.resize(samplesIn(seconds), 0.0F);
    return voice;
}

double timeAt(std::size_t i)
{
    return static_cast<double>(i) / kSampleRate;
}

double noise(Random& random)
{
    return 2.0 * random.uniform() - 1.0;
}

/// Takes the click off the end of what rings on.
void endSoftly(Samples& voice)
{
    const std::size_t out = std::min(samplesIn(0.02), voice.size());
    for (std::size_t i = 0; i < out; ++i)
        voice[voice.size() - 1 - i] *= static_cast<float>(i) / static_cast<float>(out);
}

}  // namespace

Samples bell(const Tone& tone, double ratio, double brightness)
{
    const double ring = 0.9 + 1.6 * std::min(1.0, 440.0 / tone.hertz);
    Samples voice = silence(tone.seconds + 1.6 * ring);
    const double depth = 0.6 + 3.4 * brightness;
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double t = timeAt(i);
        const double index = depth * std::exp(-3.0 * t / ring);
        const double strike = std::min(1.0, t / 0.002);
        const double a = kTurn * tone.hertz * t;
        const double struck = std::sin(a + index * std::sin(ratio * a));
        const double beating = 0.3 * std::sin(1.003 * a);
        voice[i] =
            static_cast<float>(0.75 * strike * std::exp(-3.2 * t / ring) * (struck + beating));
    }
    endSoftly(voice);
    return voice;
}

Samples pluckedString(const Tone& tone, double sustain, double brightness, Random& random)
{
    Samples voice = silence(tone.seconds + 0.5 + 1.2 * sustain);
    // Half a sample is in the mean of two; the all-pass makes what is left of the period.
    const double period = kSampleRate / tone.hertz - 0.5;
    const auto length = static_cast<std::size_t>(std::max(2.0, std::floor(period - 0.1)));
    const double rest = period - static_cast<double>(length);
    const double allPass = (1.0 - rest) / (1.0 + rest);
    std::vector<double> string(length);
    LowPass finger(350.0 + 2600.0 * brightness);
    LowPass nail(700.0 + 5000.0 * brightness);
    for (double& x : string) x = 2.0 * finger(nail(noise(random)));
    double sum = 0.0;
    for (const double x : string) sum += x;
    for (double& x : string) x -= sum / static_cast<double>(length);
    // So that all pitches die away in about the same time.
    const double seconds = 0.35 + 2.2 * sustain;
    const double loss = std::pow(10.0, -3.0 / (seconds * tone.hertz));
    double previous = 0.0;
    double in = 0.0;
    double out = 0.0;
    for (std::size_t i = 0; i < voice.size(); ++i) {
        double& at = string[i % length];
        const double mean = loss * (0.5 * at + 0.5 * previous);
        previous = at;
        out = allPass * (mean - out) + in;
        in = mean;
        voice[i] = static_cast<float>(1.4 * at);
        at = out;
    }
    endSoftly(voice);
    return voice;
}

Samples organPipe(const Tone& tone, double reeds, double tremulant)
{
    struct Rank {
        double multiple, flutes, reeds;
    };
    constexpr std::array<Rank, 8> kRanks = {{{0.5, 0.35, 0.3},
                                             {1.0, 1.0, 0.7},
                                             {2.0, 0.35, 0.6},
                                             {3.0, 0.12, 0.5},
                                             {4.0, 0.06, 0.45},
                                             {5.0, 0.0, 0.3},
                                             {6.0, 0.0, 0.3},
                                             {8.0, 0.0, 0.25}}};
    constexpr double kRelease = 0.12;
    Samples voice = silence(tone.seconds + kRelease);
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double t = timeAt(i);
        const double a = kTurn * tone.hertz * t;
        double sum = 0.0;
        for (const Rank& rank : kRanks)
            if (rank.multiple * tone.hertz < 0.9 * kHalfRate)
                sum += ((1.0 - reeds) * rank.flutes + reeds * rank.reeds) *
                       std::sin(rank.multiple * a);
        const double wind = 1.0 + 0.3 * tremulant * std::sin(kTurn * 5.3 * t);
        voice[i] = static_cast<float>(0.4 * wind * sum * swell(t, 0.03, tone.seconds, kRelease));
    }
    return voice;
}

Samples pulseWave(const Tone& tone, double duty)
{
    constexpr double kRelease = 0.015;
    Samples voice = silence(tone.seconds + kRelease);
    Oscillator oscillator;
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double t = timeAt(i);
        const double decay = 0.45 + 0.55 * std::exp(-6.0 * t);
        voice[i] = static_cast<float>(0.5 * decay * oscillator.pulse(tone.hertz, duty) *
                                      swell(t, 0.002, tone.seconds, kRelease));
    }
    return voice;
}

Samples drone(const Tone& tone, double brightness, Random& random)
{
    constexpr std::array kApart = {0.994, 0.9975, 1.0, 1.0028, 1.0057};
    constexpr double kRelease = 0.8;
    Samples voice = silence(tone.seconds + kRelease);
    std::vector<Oscillator> strings;
    for (std::size_t s = 0; s < kApart.size(); ++s) strings.emplace_back(random.uniform());
    Resonator filter(200.0, 0.8);
    LowPass breath(300.0 + 1200.0 * brightness);
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double t = timeAt(i);
        const double open = std::sin(std::numbers::pi * std::min(1.0, t / tone.seconds));
        if (i % 32 == 0) filter.set(120.0 + (300.0 + 2600.0 * brightness) * open * open, 1.1);
        double sum = 0.0;
        for (std::size_t s = 0; s < kApart.size(); ++s)
            sum += strings[s].saw(tone.hertz * kApart[s]);
        filter.feed(0.2 * sum + 0.25 * breath(noise(random)));
        voice[i] = static_cast<float>(filter.low() * swell(t, 0.6, tone.seconds, kRelease));
    }
    return voice;
}

Samples synthBass(const Tone& tone, double wobbles, double brightness)
{
    constexpr double kRelease = 0.04;
    Samples voice = silence(tone.seconds + kRelease);
    Oscillator saw;
    Resonator filter(200.0, 3.0);
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double t = timeAt(i);
        const double open =
            wobbles > 0.0 ? 0.5 - 0.5 * std::cos(kTurn * wobbles * t) : std::exp(-9.0 * t);
        if (i % 16 == 0) filter.set(90.0 + (400.0 + 3200.0 * brightness) * open * open, 3.5);
        filter.feed(saw.saw(tone.hertz));
        const double below = std::sin(kTurn * tone.hertz * t);
        voice[i] = static_cast<float>(0.6 * std::tanh(1.2 * filter.low() + 0.9 * below) *
                                      swell(t, 0.004, tone.seconds, kRelease));
    }
    return voice;
}

namespace {

/// Formants of a tenor in Hz (after the table in the Csound manual, appendix D), from u to i.
constexpr std::array<std::array<double, 3>, 5> kVowels = {{{350.0, 600.0, 2700.0},
                                                           {400.0, 800.0, 2600.0},
                                                           {650.0, 1080.0, 2650.0},
                                                           {400.0, 1700.0, 2600.0},
                                                           {290.0, 1870.0, 2800.0}}};

double formant(double vowel, std::size_t which)
{
    const double place = std::clamp(vowel, 0.0, 1.0) * 4.0;
    const auto low = std::min<std::size_t>(static_cast<std::size_t>(place), 3);
    const double part = place - static_cast<double>(low);
    return (1.0 - part) * kVowels[low][which] + part * kVowels[low + 1][which];
}

}  // namespace

Samples choir(const Tone& tone, double vowel, double brightness, Random& random)
{
    constexpr std::array kApart = {0.9955, 1.0, 1.0052};
    constexpr double kRelease = 0.35;
    const std::array kGains = {1.0, 0.45, 0.08 + 0.35 * brightness};
    Samples voice = silence(tone.seconds + kRelease);
    for (const double apart : kApart) {
        Oscillator throat(random.uniform());
        const double rate = 4.6 + 1.2 * random.uniform();
        const double phase = kTurn * random.uniform();
        std::array<Resonator, 3> mouth = {Resonator(formant(vowel, 0), 6.0),
                                          Resonator(formant(vowel, 1), 9.0),
                                          Resonator(formant(vowel, 2), 14.0)};
        LowPass soft(1500.0 + 3000.0 * brightness);
        for (std::size_t i = 0; i < voice.size(); ++i) {
            const double t = timeAt(i);
            const double vibrato = 1.0 + 0.006 * std::sin(kTurn * rate * t + phase);
            const double source =
                soft(throat.saw(tone.hertz * apart * vibrato)) + 0.02 * noise(random);
            double sum = 0.15 * source;
            for (std::size_t f = 0; f < mouth.size(); ++f) {
                mouth[f].feed(source);
                sum += kGains[f] * mouth[f].band();
            }
            voice[i] += static_cast<float>(0.7 * sum * swell(t, 0.18, tone.seconds, kRelease));
        }
    }
    return voice;
}

Samples kick(double punch)
{
    Samples voice = silence(0.32);
    double phase = 0.0;
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double t = timeAt(i);
        phase += kTurn * (46.0 + (80.0 + 120.0 * punch) * std::exp(-32.0 * t)) / kSampleRate;
        voice[i] =
            static_cast<float>(std::min(1.0, t / 0.001) * std::exp(-11.0 * t) * std::sin(phase));
    }
    endSoftly(voice);
    return voice;
}

Samples snare(double brightness, Random& random)
{
    Samples voice = silence(0.25);
    Resonator wires(1400.0 + 2500.0 * brightness, 0.8);
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double t = timeAt(i);
        wires.feed(noise(random));
        const double skin = std::sin(kTurn * 185.0 * t) * std::exp(-28.0 * t);
        voice[i] = static_cast<float>(0.9 * wires.band() * std::exp(-18.0 * t) + 0.6 * skin);
    }
    endSoftly(voice);
    return voice;
}

Samples hat(double seconds, Random& random)
{
    Samples voice = silence(seconds);
    LowPass dull(6000.0);
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double x = noise(random);
        voice[i] = static_cast<float>(0.6 * (x - dull(x)) * std::exp(-5.0 * timeAt(i) / seconds));
    }
    endSoftly(voice);
    return voice;
}

}  // namespace crossfade::studio
