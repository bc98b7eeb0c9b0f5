// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/rhythm.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crossfade::studio {

namespace {

double meanOf(const std::vector<double>& values)
{
    return values.empty() ? 0.0
                          : std::accumulate(values.begin(), values.end(), 0.0) /
                                static_cast<double>(values.size());
}

std::vector<double> fluxOf(const BandFrames& frames)
{
    std::vector<double> flux;
    for (std::size_t t = 1; t < frames.size(); ++t) {
        double rise = 0.0;
        for (std::size_t band = 0; band < frames[t].size(); ++band)
            rise += std::max(0.0, frames[t][band] - frames[t - 1][band]);
        flux.push_back(rise / static_cast<double>(frames[t].size()));
    }
    return flux;
}

std::size_t countOnsets(const std::vector<double>& flux, double mean)
{
    double variance = 0.0;
    for (const double f : flux)
        variance += (f - mean) * (f - mean) / static_cast<double>(flux.size());
    const double threshold = mean + 0.5 * std::sqrt(variance);
    std::size_t onsets = 0;
    for (std::size_t t = 1; t + 1 < flux.size(); ++t)
        if (flux[t] > threshold && flux[t] > flux[t - 1] && flux[t] >= flux[t + 1]) ++onsets;
    return onsets;
}

/// A beat is seldom a whole number of frames: without this, its double would repeat better.
std::vector<double> smoothed(const std::vector<double>& flux)
{
    std::vector<double> smooth = flux;
    for (std::size_t t = 1; t + 1 < flux.size(); ++t)
        smooth[t] = 0.25 * flux[t - 1] + 0.5 * flux[t] + 0.25 * flux[t + 1];
    return smooth;
}

double correlationAt(const std::vector<double>& flux, double mean, std::size_t lag)
{
    double sum = 0.0;
    for (std::size_t t = lag; t < flux.size(); ++t)
        sum += (flux[t] - mean) * (flux[t - lag] - mean);
    return sum;
}

}  // namespace

Rhythm rhythmOf(const BandFrames& frames, double framesPerSecond)
{
    const std::vector<double> flux = fluxOf(frames);
    Rhythm rhythm;
    rhythm.flux = meanOf(flux);
    if (flux.empty()) return rhythm;
    rhythm.onsets = static_cast<double>(countOnsets(flux, rhythm.flux)) * framesPerSecond /
                    static_cast<double>(flux.size());
    const std::vector<double> smooth = smoothed(flux);
    const double whole = correlationAt(smooth, rhythm.flux, 0);
    if (whole <= 0.0) return rhythm;
    double best = 0.0;
    for (auto lag = static_cast<std::size_t>(60.0 * framesPerSecond / 200.0);
         static_cast<double>(lag) <= 60.0 * framesPerSecond / 50.0 && lag < flux.size(); ++lag) {
        if (lag == 0) continue;
        const double tempo = 60.0 * framesPerSecond / static_cast<double>(lag);
        const double octaves = std::log2(tempo / 110.0);
        const double correlation = correlationAt(smooth, rhythm.flux, lag) / whole;
        const double preferred = correlation * std::exp(-0.5 * octaves * octaves);
        if (preferred <= best) continue;
        best = preferred;
        rhythm.tempo = tempo;
        rhythm.clarity = std::min(1.0, correlation);
    }
    return rhythm;
}

}  // namespace crossfade::studio
