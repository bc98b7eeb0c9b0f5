// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/sound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace crossfade::studio {

namespace {

constexpr double kLevel = 0.1;
constexpr double kCeiling = 0.89;

/// A delay line of a fixed length.
class Delay {
public:
    explicit Delay(std::size_t length) : m_line(std::max<std::size_t>(length, 1), 0.0) {}
    double read() const { return m_line[m_at]; }
    void write(double x)
    {
        m_line[m_at] = x;
        m_at = (m_at + 1) % m_line.size();
    }

private:
    std::vector<double> m_line;
    std::size_t m_at = 0;
};

double rootMeanSquare(const Samples& piece)
{
    double sum = 0.0;
    for (const float x : piece) sum += static_cast<double>(x) * static_cast<double>(x);
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(piece.size(), 1)));
}

/// Takes off what lies below 25 Hz: the loudspeaker does not play it, but the level would count it.
void removeRumble(Samples& piece)
{
    LowPass rumble(25.0);
    for (float& x : piece) x -= static_cast<float>(rumble(static_cast<double>(x)));
}

void fadeEnds(Samples& piece)
{
    const std::size_t in = std::min(samplesIn(0.005), piece.size());
    const std::size_t out = std::min(samplesIn(0.4), piece.size());
    const auto ramp = [](std::size_t i, std::size_t n) {
        return 0.5 -
               0.5 * std::cos(std::numbers::pi * static_cast<double>(i) / static_cast<double>(n));
    };
    for (std::size_t i = 0; i < in; ++i) piece[i] *= static_cast<float>(ramp(i, in));
    for (std::size_t i = 0; i < out; ++i)
        piece[piece.size() - 1 - i] *= static_cast<float>(ramp(i, out));
}

}  // namespace

std::size_t samplesIn(double seconds)
{
    return static_cast<std::size_t>(std::max(0.0, std::round(seconds * kSampleRate)));
}

void mixInto(Samples& piece, double seconds, const Samples& voice, double gain)
{
    const std::size_t begin = samplesIn(seconds);
    for (std::size_t i = 0; i < voice.size() && begin + i < piece.size(); ++i)
        piece[begin + i] += static_cast<float>(gain * static_cast<double>(voice[i]));
}

void LowPass::setCutoff(double hertz)
{
    m_a =
        1.0 - std::exp(-2.0 * std::numbers::pi * std::min(hertz, 0.49 * kSampleRate) / kSampleRate);
}

void Resonator::set(double hertz, double q)
{
    m_g = std::tan(std::numbers::pi * std::clamp(hertz, 10.0, 0.48 * kSampleRate) / kSampleRate);
    m_damping = 1.0 / q;
    m_h = 1.0 / (1.0 + m_g * (m_g + m_damping));
}

void Resonator::feed(double x)
{
    const double high = (x - (m_g + m_damping) * m_s1 - m_s2) * m_h;
    m_band = m_g * high + m_s1;
    m_low = m_g * m_band + m_s2;
    m_s1 = m_g * high + m_band;
    m_s2 = m_g * m_band + m_low;
}

void addEcho(Samples& piece, double seconds, double feedback, double gain)
{
    Delay line(samplesIn(seconds));
    LowPass duller(2800.0);
    for (float& x : piece) {
        const double back = duller(line.read());
        line.write(static_cast<double>(x) + feedback * back);
        x += static_cast<float>(gain * back);
    }
}

void addRoom(Samples& piece, double seconds, double gain)
{
    constexpr std::array kCombs = {0.0297, 0.0371, 0.0411, 0.0437};
    constexpr std::array kAllPasses = {0.0050, 0.0017};
    Samples wet(piece.size(), 0.0F);
    for (const double length : kCombs) {
        Delay line(samplesIn(length));
        LowPass air(4500.0);
        const double feedback = std::pow(10.0, -3.0 * length / seconds);
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const double back = line.read();
            line.write(static_cast<double>(piece[i]) + feedback * air(back));
            wet[i] += static_cast<float>(0.25 * back);
        }
    }
    for (const double length : kAllPasses) {
        Delay line(samplesIn(length));
        for (float& x : wet) {
            const double back = line.read();
            const double in = static_cast<double>(x) + 0.7 * back;
            line.write(in);
            x = static_cast<float>(back - 0.7 * in);
        }
    }
    for (std::size_t i = 0; i < piece.size(); ++i) piece[i] += static_cast<float>(gain) * wet[i];
}

void master(Samples& piece)
{
    removeRumble(piece);
    fadeEnds(piece);
    // Rounding the peaks off takes level away, which is given back before the next time.
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
        const double level = rootMeanSquare(piece);
        if (level <= 0.0) return;
        for (float& x : piece)
            x = static_cast<float>(kCeiling *
                                   std::tanh(static_cast<double>(x) * kLevel / level / kCeiling));
    }
}

}  // namespace crossfade::studio
