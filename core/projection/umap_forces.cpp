// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/umap_forces.h"

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>

namespace crossfade {

namespace {

/// In passes of so many pairs everything stays in the first-level cache, and nothing is allocated.
constexpr Eigen::Index kPairsPerPass = 128;
using Pass = Eigen::Array<float, Eigen::Dynamic, 1, 0, kPairsPerPass, 1>;

constexpr float kLargest = 4.0F;
constexpr float kSoftening = 1e-3F;
/// Squared distances below are taken to be this, so that their logarithm is finite.
constexpr float kLeastSquare = 1e-12F;

/// strength(d^2, d^(2b)) * (dx, dy), cut and summed.
template <typename Strength>
PlanarForce sumOver(std::span<const float> dx, std::span<const float> dy, float b,
                    Strength strength)
{
    PlanarForce sum;
    const auto pairs = static_cast<Eigen::Index>(dx.size());
    for (Eigen::Index begin = 0; begin < pairs; begin += kPairsPerPass) {
        const Eigen::Index count = std::min(kPairsPerPass, pairs - begin);
        const Eigen::Map<const Eigen::ArrayXf> x(dx.data() + begin, count);
        const Eigen::Map<const Eigen::ArrayXf> y(dy.data() + begin, count);
        const Pass square = (x * x + y * y).max(kLeastSquare);
        const Pass power = (b * square.log()).exp();
        const Pass factor = strength(square, power);
        sum.x += (factor * x).min(kLargest).max(-kLargest).sum();
        sum.y += (factor * y).min(kLargest).max(-kLargest).sum();
    }
    return sum;
}

}  // namespace

UmapForces::UmapForces(const UmapCurve& curve)
    : m_a(static_cast<float>(curve.a)), m_b(static_cast<float>(curve.b))
{
}

PlanarForce UmapForces::linked(std::span<const float> dx, std::span<const float> dy) const
{
    const float a = m_a, b = m_b;
    return sumOver(dx, dy, b, [a, b](const Pass& square, const Pass& power) -> Pass {
        return (-2.0F * a * b) * power / (square * (1.0F + a * power));
    });
}

PlanarForce UmapForces::notLinked(std::span<const float> dx, std::span<const float> dy) const
{
    const float a = m_a, b = m_b;
    return sumOver(dx, dy, b, [a, b](const Pass& square, const Pass& power) -> Pass {
        return 2.0F * b / ((kSoftening + square) * (1.0F + a * power));
    });
}

}  // namespace crossfade
