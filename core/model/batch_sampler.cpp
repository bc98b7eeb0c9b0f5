// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/batch_sampler.h"

#include "core/base/check.h"
#include "core/base/random.h"

#include <algorithm>

namespace crossfade {

namespace {
constexpr double kJoinProbability = 0.25;

/// Hides modalities in a random order, each with the given chance, as long as two are left.
ModalityMask withoutSome(ModalityMask has, double dropout, Random& random)
{
    if (dropout <= 0.0) return has;
    std::vector<std::size_t> order;
    for (std::size_t m = 0; m < kMaxModalities; ++m)
        if (has.has(m)) order.push_back(m);
    random.shuffle(std::span(order));
    for (const std::size_t m : order)
        if (random.uniform() < dropout && has.count() > 2)
            has = ModalityMask(
                static_cast<std::uint32_t>(has.bits() & ~ModalityMask().with(m).bits()));
    return has;
}

}  // namespace

void drawSides(ModalityMask has, Random& random, ModalityMask& left, ModalityMask& right)
{
    CROSSFADE_CHECK(has.count() >= 2);
    auto skip = random.below(static_cast<std::uint32_t>(has.count()));
    std::size_t first = 0;
    while (!has.has(first) || skip-- > 0) ++first;
    left = ModalityMask().with(first);
    for (std::size_t m = 0; m < kMaxModalities; ++m)
        if (has.has(m) && m != first && random.uniform() < kJoinProbability) left = left.with(m);
    if (left == has) left = ModalityMask().with(first);
    right = ModalityMask(static_cast<std::uint32_t>(has.bits() & ~left.bits()));
}

BatchSampler::BatchSampler(std::span<const ModalityMask> presence, std::vector<ArtistRow> pool,
                           std::size_t batch, std::uint64_t seed, double modalityDropout)
    : m_presence(presence.begin(), presence.end()),
      m_pool(std::move(pool)),
      m_batch(std::min(batch, m_pool.size())),
      m_seed(seed),
      m_modalityDropout(modalityDropout)
{
    CROSSFADE_CHECK(m_batch >= 2);
}

std::vector<Batch> BatchSampler::epoch(int number) const
{
    Random random(derivedSeed(m_seed, static_cast<std::uint64_t>(number)));
    std::vector<ArtistRow> order = m_pool;
    random.shuffle(std::span(order));
    std::vector<Batch> batches(batchesPerEpoch());
    for (std::size_t b = 0; b < batches.size(); ++b) {
        Batch& batch = batches[b];
        batch.artists.assign(order.begin() + static_cast<std::ptrdiff_t>(b * m_batch),
                             order.begin() + static_cast<std::ptrdiff_t>((b + 1) * m_batch));
        batch.left.resize(m_batch);
        batch.right.resize(m_batch);
        for (std::size_t i = 0; i < m_batch; ++i) {
            batch.seen.push_back(
                withoutSome(m_presence[batch.artists[i]], m_modalityDropout, random));
            drawSides(batch.seen[i], random, batch.left[i], batch.right[i]);
        }
    }
    return batches;
}

}  // namespace crossfade
