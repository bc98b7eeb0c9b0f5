// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/umap.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/jobs/parallel_for.h"
#include "core/projection/spectral_start.h"
#include "core/projection/umap_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace crossfade {

namespace {

/// What random numbers are for, see derivedSeed().
constexpr std::uint64_t kForStart = 1;
constexpr std::uint64_t kForNegatives = 2;

constexpr std::size_t kPointsPerBlock = 512;

Status checkOptions(const UmapOptions& o)
{
    const auto refuse = [](const std::string& sentence) {
        return Error{ErrorCode::InvalidInput, sentence};
    };
    if (o.neighbours < 2)
        return refuse("UMAP needs at least 2 neighbours, not " + std::to_string(o.neighbours) +
                      ".");
    if (o.negativeSamples < 1) return refuse("UMAP needs at least 1 negative sample, not 0.");
    if (!(o.spread > 0.0) || !std::isfinite(o.spread))
        return refuse("The spread of UMAP must be over 0, not " + shortNumber(o.spread) + ".");
    if (!(o.minDistance >= 0.0 && o.minDistance <= o.spread))
        return refuse("The least distance of UMAP must be from 0 to its spread " +
                      shortNumber(o.spread) + ", not " + shortNumber(o.minDistance) + ".");
    if (!(o.learningRate > 0.0) || !std::isfinite(o.learningRate))
        return refuse("The learning rate of UMAP must be over 0, not " +
                      shortNumber(o.learningRate) + ".");
    return ok();
}

std::vector<std::uint32_t> ratesOf(const FuzzyGraph& links)
{
    std::vector<std::uint32_t> rates(links.weights.size());
    if (rates.empty()) return rates;
    const auto largest = static_cast<double>(std::ranges::max(links.weights));
    const double most = std::numeric_limits<std::uint32_t>::max();
    std::ranges::transform(links.weights, rates.begin(), [&](float weight) {
        return static_cast<std::uint32_t>(most * static_cast<double>(weight) / largest);
    });
    return rates;
}

/// Whether 1/2 + epoch * rate passes a whole number in this epoch.
bool isDue(std::uint32_t rate, std::size_t epoch)
{
    const auto phase = (1U << 31U) + static_cast<std::uint32_t>(epoch) * rate;
    return phase + rate < phase;
}

}  // namespace

/// What leads to a point from those that pull and those that push it.
struct UmapLayout::Scratch {
    std::vector<float> linkX, linkY, otherX, otherY;

    void clear()
    {
        for (auto* vector : {&linkX, &linkY, &otherX, &otherY}) vector->clear();
    }
};

UmapLayout::UmapLayout(NeighbourGraph graph, FuzzyGraph links, Matrix start,
                       const UmapOptions& options)
    : m_options(options),
      m_forces(fitUmapCurve(options.minDistance, options.spread)),
      m_graph(std::move(graph)),
      m_links(std::move(links)),
      m_rates(ratesOf(m_links)),
      m_points(std::move(start)),
      m_next(m_points),
      m_momentum(m_points.rows, 2),
      m_square(m_points.rows, 2)
{
    constexpr std::size_t kMany = 10000;
    if (m_options.epochs == 0) m_options.epochs = m_points.rows <= kMany ? 500 : 200;
}

Result<UmapLayout> UmapLayout::begin(const Matrix& unitRows, const UmapOptions& options,
                                     const JobContext& job)
{
    CROSSFADE_TRY(checkOptions(options));
    CROSSFADE_ASSIGN(NeighbourGraph graph,
                     nearestRows(unitRows, options.neighbours, options.threads, job));
    FuzzyGraph links = fuzzyUnion(graph, options.threads);
    CROSSFADE_ASSIGN(Matrix start,
                     spectralStart(links, unitRows, derivedSeed(options.seed, kForStart), job));
    return UmapLayout(std::move(graph), std::move(links), std::move(start), options);
}

void UmapLayout::advance(std::size_t epochs)
{
    for (std::size_t i = 0; i < epochs && !done(); ++i) advanceOne();
}

PlanarForce UmapLayout::forceOn(std::size_t point, Scratch& scratch) const
{
    const auto n = static_cast<std::uint32_t>(m_points.rows);
    const float* places = m_points.values.data();
    const float x = places[2 * point], y = places[2 * point + 1];
    Random random(derivedSeed(derivedSeed(m_options.seed, kForNegatives), m_epoch * n + point));
    scratch.clear();
    for (std::size_t at = m_links.offsets[point]; at < m_links.offsets[point + 1]; ++at) {
        if (!isDue(m_rates[at], m_epoch)) continue;
        const std::size_t other = m_links.neighbours[at];
        scratch.linkX.push_back(x - places[2 * other]);
        scratch.linkY.push_back(y - places[2 * other + 1]);
        // The point itself among them is at the distance 0, and so does not push.
        for (std::size_t s = 0; s < m_options.negativeSamples; ++s) {
            const std::size_t negative = random.below(n);
            scratch.otherX.push_back(x - places[2 * negative]);
            scratch.otherY.push_back(y - places[2 * negative + 1]);
        }
    }
    const PlanarForce pull = m_forces.linked(scratch.linkX, scratch.linkY);
    const PlanarForce push = m_forces.notLinked(scratch.otherX, scratch.otherY);
    return {2.0F * pull.x + push.x, 2.0F * pull.y + push.y};
}

void UmapLayout::advanceOne()
{
    constexpr float kBeta1 = 0.5F, kBeta2 = 0.9F, kLeast = 1e-7F;
    const auto epoch = static_cast<float>(m_epoch);
    const float left = 1.0F - epoch / static_cast<float>(m_options.epochs);
    const float rate =
        static_cast<float>(m_options.learningRate) * left / (1.0F - std::pow(kBeta1, epoch + 1.0F));
    const float squareShare = 1.0F / (1.0F - std::pow(kBeta2, epoch + 1.0F));
    const auto step = [&](std::size_t at, float force) {
        float& momentum = m_momentum.values[at];
        float& square = m_square.values[at];
        momentum = kBeta1 * momentum + (1.0F - kBeta1) * force;
        square = kBeta2 * square + (1.0F - kBeta2) * force * force;
        m_next.values[at] =
            m_points.values[at] + rate * momentum / (std::sqrt(square * squareShare) + kLeast);
    };
    parallelFor(m_points.rows, kPointsPerBlock, m_options.threads,
                [&](std::size_t begin, std::size_t end) {
                    Scratch scratch;
                    for (std::size_t i = begin; i < end; ++i) {
                        const PlanarForce force = forceOn(i, scratch);
                        step(2 * i, force.x);
                        step(2 * i + 1, force.y);
                    }
                });
    std::swap(m_points, m_next);
    ++m_epoch;
}

}  // namespace crossfade
