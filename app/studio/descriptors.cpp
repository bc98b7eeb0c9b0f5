// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/descriptors.h"

#include "app/studio/rhythm.h"
#include "app/studio/spectrum.h"
#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace crossfade::studio {

namespace {

constexpr std::size_t kBands = 26;
constexpr std::size_t kCoefficients = 13;
/// About the power of one step of 16 bits: below it there is nothing to hear.
constexpr double kFloor = 1e-10;

struct Moments {
    double mean = 0.0;
    double deviation = 0.0;
};

Moments momentsOf(const std::vector<double>& values)
{
    const auto n = static_cast<double>(values.size());
    Moments moments;
    moments.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    for (const double v : values) moments.deviation += (v - moments.mean) * (v - moments.mean) / n;
    moments.deviation = std::sqrt(moments.deviation);
    return moments;
}

double melOf(double hertz)
{
    return 2595.0 * std::log10(1.0 + hertz / 700.0);
}

/// Logarithms of the powers in triangular bands, evenly apart in mel.
BandFrames melFrames(const Spectrogram& spectrogram)
{
    const double low = melOf(40.0);
    const double high = melOf(Spectrogram::hertzOf(Spectrogram::kBins - 1));
    const double apart = (high - low) / static_cast<double>(kBands + 1);
    BandFrames all;
    for (const auto& powers : spectrogram.frames) {
        std::vector<double> bands(kBands, kFloor);
        for (std::size_t bin = 1; bin < powers.size(); ++bin) {
            const double place = (melOf(Spectrogram::hertzOf(bin)) - low) / apart;
            for (std::size_t band = 0; band < kBands; ++band) {
                const double away = std::abs(place - static_cast<double>(band + 1));
                if (away < 1.0) bands[band] += (1.0 - away) * powers[bin];
            }
        }
        for (double& band : bands) band = std::log(band);
        all.push_back(std::move(bands));
    }
    return all;
}

void addTimbre(const BandFrames& mel, std::vector<double>& values)
{
    std::vector<double> deviations;
    for (std::size_t c = 0; c < kCoefficients; ++c) {
        std::vector<double> coefficient;
        for (const auto& bands : mel) {
            double sum = 0.0;
            for (std::size_t band = 0; band < kBands; ++band)
                sum += bands[band] *
                       std::cos(std::numbers::pi * static_cast<double>(c) *
                                (static_cast<double>(band) + 0.5) / static_cast<double>(kBands));
            coefficient.push_back(sum * std::sqrt((c == 0 ? 1.0 : 2.0) / kBands));
        }
        const Moments moments = momentsOf(coefficient);
        values.push_back(moments.mean);
        deviations.push_back(moments.deviation);
    }
    values.insert(values.end(), deviations.begin(), deviations.end());
}

/// Of the mean spectrum, so that loud frames count for more, as they are heard more.
void addBrightness(const Spectrogram& spectrogram, std::vector<double>& values)
{
    std::vector<double> mean(Spectrogram::kBins, kFloor);
    for (const auto& powers : spectrogram.frames)
        for (std::size_t bin = 0; bin < mean.size(); ++bin) mean[bin] += powers[bin];
    const double total = std::accumulate(mean.begin(), mean.end(), 0.0);
    double centroid = 0.0;
    double logs = 0.0;
    for (std::size_t bin = 0; bin < mean.size(); ++bin) {
        centroid += Spectrogram::hertzOf(bin) * mean[bin] / total;
        logs += std::log(mean[bin]) / static_cast<double>(mean.size());
    }
    double spread = 0.0;
    double below = 0.0;
    double rollOff = 0.0;
    for (std::size_t bin = 0; bin < mean.size(); ++bin) {
        const double away = Spectrogram::hertzOf(bin) - centroid;
        spread += away * away * mean[bin] / total;
        if (below < 0.85 * total) rollOff = Spectrogram::hertzOf(bin);
        below += mean[bin];
    }
    values.insert(values.end(), {centroid, std::sqrt(spread), rollOff,
                                 std::exp(logs) * static_cast<double>(mean.size()) / total});
}

void addDynamics(std::span<const float> samples, const Spectrogram& spectrogram,
                 std::vector<double>& values)
{
    std::vector<double> levels;
    for (const auto& powers : spectrogram.frames)
        levels.push_back(10.0 *
                         std::log10(kFloor + std::accumulate(powers.begin(), powers.end(), 0.0)));
    double peak = 0.0;
    double sum = 0.0;
    for (const float x : samples) {
        const auto amplitude = static_cast<double>(x);
        peak = std::max(peak, std::abs(amplitude));
        sum += amplitude * amplitude;
    }
    const double power = sum / static_cast<double>(samples.size());
    values.push_back(momentsOf(levels).deviation);
    values.push_back(10.0 * std::log10((peak * peak + kFloor) / (power + kFloor)));
}

void addHarmony(const Spectrogram& spectrogram, std::vector<double>& values)
{
    std::array<double, 12> chroma{};
    for (const auto& powers : spectrogram.frames)
        for (std::size_t bin = 0; bin < powers.size(); ++bin) {
            const double hertz = Spectrogram::hertzOf(bin);
            // Below, a bin is wider than a third; above, there are more overtones than tones.
            if (hertz < 150.0 || hertz > 2500.0) continue;
            const long key = std::lround(12.0 * std::log2(hertz / 440.0)) + 120;
            chroma[static_cast<std::size_t>(key % 12)] += powers[bin];
        }
    const double total = std::accumulate(chroma.begin(), chroma.end(), 12.0 * kFloor);
    double entropy = 0.0;
    for (double& share : chroma) {
        share = (share + kFloor) / total;
        entropy -= share * std::log2(share);
    }
    values.push_back(entropy);
}

std::string twoDigits(std::size_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::vector<std::string> makeNames()
{
    std::vector<std::string> names;
    for (const char* what : {"mean", "spread"})
        for (std::size_t c = 0; c < kCoefficients; ++c)
            names.push_back("mfcc_" + twoDigits(c) + "_" + what);
    for (const char* name : {"centroid", "bandwidth", "rolloff", "flatness", "level_spread",
                             "peak_to_mean", "flux", "onsets", "tempo", "pulse", "chroma_entropy"})
        names.emplace_back(name);
    return names;
}

}  // namespace

const std::vector<std::string>& descriptorNames()
{
    static const std::vector<std::string> kNames = makeNames();
    return kNames;
}

std::vector<double> describeSound(std::span<const std::int16_t> samples)
{
    CROSSFADE_CHECK(samples.size() >= Spectrogram::kWindow);
    std::vector<float> amplitudes;
    for (const std::int16_t x : samples) amplitudes.push_back(static_cast<float>(x) / 32767.0F);
    const Spectrogram spectrogram = spectrogramOf(amplitudes);
    const BandFrames mel = melFrames(spectrogram);
    const Rhythm rhythm = rhythmOf(mel, Spectrogram::framesPerSecond());
    std::vector<double> values;
    addTimbre(mel, values);
    addBrightness(spectrogram, values);
    addDynamics(amplitudes, spectrogram, values);
    values.insert(values.end(), {rhythm.flux, rhythm.onsets, rhythm.tempo, rhythm.clarity});
    addHarmony(spectrogram, values);
    CROSSFADE_CHECK(values.size() == descriptorNames().size());
    return values;
}

}  // namespace crossfade::studio
