// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::studio {

/// Discrete Fourier transform in place, without a factor (Cooley and Tukey 1965); the length is a
/// power of two.
void transform(std::span<std::complex<double>> values);

/// Short-time power spectra.
struct Spectrogram {
    static constexpr std::size_t kWindow = 1024;  ///< samples, under a Hann window
    static constexpr std::size_t kHop = 512;
    static constexpr std::size_t kBins = kWindow / 2 + 1;

    std::vector<std::vector<double>> frames;  ///< kBins powers each

    static double hertzOf(std::size_t bin);
    static double framesPerSecond();
};

/// Whole windows only; a full-scale sine has a power of about .25 in its bin.
Spectrogram spectrogramOf(std::span<const float> samples);

}  // namespace crossfade::studio
