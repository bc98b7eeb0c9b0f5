// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace crossfade::studio {

/// Of everything that is rendered, per second.
inline constexpr double kSampleRate = 22050.0;

/// One channel, full scale from -1 to 1.
using Samples = std::vector<float>;

std::size_t samplesIn(double seconds);

/// Adds a voice from `seconds` on. What would lie past the end of the piece is left out.
void mixInto(Samples& piece, double seconds, const Samples& voice, double gain);

/// Low-pass of one pole (6 dB an octave).
class LowPass {
public:
    explicit LowPass(double hertz) { setCutoff(hertz); }
    void setCutoff(double hertz);
    double operator()(double x) { return m_y += m_a * (x - m_y); }

private:
    double m_a = 1.0;
    double m_y = 0.0;
};

/// A filter of two poles with resonance, stable at any cutoff below half the rate (the trapezoidal
/// state variable filter: Zavalishin, The Art of VA Filter Design, 2012, section 4).
class Resonator {
public:
    /// `q` of .7 has no peak; 10 rings.
    Resonator(double hertz, double q) { set(hertz, q); }
    void set(double hertz, double q);
    void feed(double x);
    double low() const { return m_low; }
    /// Unity gain at the cutoff.
    double band() const { return m_band * m_damping; }

private:
    double m_g = 0.0, m_damping = 1.0, m_h = 0.0;
    double m_s1 = 0.0, m_s2 = 0.0;
    double m_low = 0.0, m_band = 0.0;
};

/// Repeats every `seconds`, each time `feedback` (below 1) as loud and a little duller.
void addEcho(Samples& piece, double seconds, double feedback, double gain);

/// A room: four combs and two all-passes (Schroeder 1962). `seconds` until it is 60 dB down.
void addRoom(Samples& piece, double seconds, double gain);

/// The same loudness for every piece: no direct current, begins and ends in silence (5 ms and .4 s
/// of fading), root mean square as near to .1 (-20 dBFS) as a peak below .9 lets it.
void master(Samples& piece);

}  // namespace crossfade::studio
