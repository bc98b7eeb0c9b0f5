// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/umap_curve.h"

#include <cmath>
#include <vector>

namespace crossfade {

namespace {

struct Sample {
    double x = 0.0;
    double y = 0.0;
};

std::vector<Sample> wantedCurve(double minDistance, double spread)
{
    constexpr int kSamples = 300;
    std::vector<Sample> samples;
    for (int i = 0; i < kSamples; ++i) {
        const double x = 3.0 * spread * i / (kSamples - 1);
        samples.push_back({x, x < minDistance ? 1.0 : std::exp(-(x - minDistance) / spread)});
    }
    return samples;
}

/// Sums over the samples: squares of the misses r, and the normal equations J'J, J'r of a and b.
struct Fit {
    double loss = 0.0;
    double aa = 0.0, ab = 0.0, bb = 0.0;
    double ar = 0.0, br = 0.0;
};

Fit fitOf(const UmapCurve& curve, const std::vector<Sample>& samples)
{
    Fit fit;
    for (const Sample& s : samples) {
        const double power = s.x > 0.0 ? std::pow(s.x, 2.0 * curve.b) : 0.0;
        const double value = 1.0 / (1.0 + curve.a * power);
        const double byA = -power * value * value;
        const double byB = s.x > 0.0 ? 2.0 * curve.a * std::log(s.x) * byA : 0.0;
        const double miss = value - s.y;
        fit.loss += miss * miss;
        fit.aa += byA * byA;
        fit.ab += byA * byB;
        fit.bb += byB * byB;
        fit.ar += byA * miss;
        fit.br += byB * miss;
    }
    return fit;
}

}  // namespace

UmapCurve fitUmapCurve(double minDistance, double spread)
{
    constexpr int kMostSteps = 500;
    constexpr double kEnough = 1e-12;
    const std::vector<Sample> samples = wantedCurve(minDistance, spread);
    UmapCurve curve;
    Fit fit = fitOf(curve, samples);
    double damping = 1e-3;
    for (int step = 0; step < kMostSteps && damping < 1e12; ++step) {
        const double aa = fit.aa * (1.0 + damping), bb = fit.bb * (1.0 + damping);
        const double determinant = aa * bb - fit.ab * fit.ab;
        const double da = -(bb * fit.ar - fit.ab * fit.br) / determinant;
        const double db = -(aa * fit.br - fit.ab * fit.ar) / determinant;
        const UmapCurve next{curve.a + da, curve.b + db};
        const bool allowed = next.a > 0.0 && next.b > 0.0;
        const Fit nextFit = allowed ? fitOf(next, samples) : fit;
        if (!allowed || !(nextFit.loss < fit.loss)) {
            damping *= 10.0;
            continue;
        }
        curve = next;
        fit = nextFit;
        damping *= 0.1;
        if (std::abs(da) < kEnough * curve.a && std::abs(db) < kEnough * curve.b) break;
    }
    return curve;
}

}  // namespace crossfade
