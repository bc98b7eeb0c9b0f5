// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace crossfade::studio {

/// The names of what describeSound() measures, in its order.
const std::vector<std::string>& descriptorNames();

/// What can be measured of a sound, at kSampleRate, over the frames of spectrogramOf():
/// - timbre: mean and standard deviation of thirteen mel-frequency cepstral coefficients (Davis and
///   Mermelstein 1980; 26 bands from 40 Hz, natural logarithm, orthonormal DCT-II);
/// - brightness: centroid, bandwidth, roll-off (85 % of the power below; all in Hz) and flatness
///   (geometric over arithmetic mean of the powers);
/// - dynamics: standard deviation of the frames' level in dB, and peak over root mean square in dB;
/// - rhythm: spectral flux, onsets a second, tempo in beats a minute and how clear it is, from the
///   autocorrelation of the flux (0 to 1);
/// - harmony: entropy of the twelve pitch classes' shares, in bits (more of the shares would tell
/// the
///   tune apart, not the sound).
/// All finite; silence has no tempo (0). At least one window long.
std::vector<double> describeSound(std::span<const std::int16_t> samples);

}  // namespace crossfade::studio
