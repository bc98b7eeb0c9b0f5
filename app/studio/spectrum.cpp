// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/spectrum.h"

#include "app/studio/sound.h"
#include "core/base/check.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace crossfade::studio {

void transform(std::span<std::complex<double>> values)
{
    const std::size_t n = values.size();
    CROSSFADE_CHECK(std::has_single_bit(n));
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n >> 1U;
        for (; (j & bit) != 0; bit >>= 1U) j ^= bit;
        j ^= bit;
        if (i < j) std::swap(values[i], values[j]);
    }
    for (std::size_t length = 2; length <= n; length *= 2) {
        const double angle = -2.0 * std::numbers::pi / static_cast<double>(length);
        for (std::size_t k = 0; k < length / 2; ++k) {
            const auto turn = std::polar(1.0, angle * static_cast<double>(k));
            for (std::size_t begin = k; begin < n; begin += length) {
                const auto odd = turn * values[begin + length / 2];
                values[begin + length / 2] = values[begin] - odd;
                values[begin] += odd;
            }
        }
    }
}

double Spectrogram::hertzOf(std::size_t bin)
{
    return static_cast<double>(bin) * kSampleRate / static_cast<double>(kWindow);
}

double Spectrogram::framesPerSecond()
{
    return kSampleRate / static_cast<double>(kHop);
}

Spectrogram spectrogramOf(std::span<const float> samples)
{
    constexpr std::size_t kWindow = Spectrogram::kWindow;
    std::vector<double> window(kWindow);
    for (std::size_t i = 0; i < kWindow; ++i)
        window[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) /
                                         static_cast<double>(kWindow));
    Spectrogram result;
    std::vector<std::complex<double>> values(kWindow);
    for (std::size_t begin = 0; begin + kWindow <= samples.size(); begin += Spectrogram::kHop) {
        for (std::size_t i = 0; i < kWindow; ++i)
            values[i] = window[i] * static_cast<double>(samples[begin + i]);
        transform(values);
        std::vector<double> powers(Spectrogram::kBins);
        // A sine's amplitude is half a window's sum (a quarter of its length) in its bin.
        const double unit = 2.0 / static_cast<double>(kWindow);
        for (std::size_t bin = 0; bin < powers.size(); ++bin)
            powers[bin] = std::norm(unit * values[bin]);
        result.frames.push_back(std::move(powers));
    }
    return result;
}

}  // namespace crossfade::studio
