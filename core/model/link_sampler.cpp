// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/link_sampler.h"

#include "core/base/random.h"

#include <algorithm>
#include <unordered_map>

namespace crossfade {

namespace {

constexpr std::uint64_t kLinkSeed = 0x11C5;
constexpr double kCompleteProbability = 0.5;  // half of the artists are seen as they are

ModalityMask drawSeen(ModalityMask has, Random& random)
{
    if (random.uniform() < kCompleteProbability) return has;
    ModalityMask seen;
    std::vector<std::size_t> all;
    for (std::size_t m = 0; m < kMaxModalities; ++m) {
        if (!has.has(m)) continue;
        all.push_back(m);
        if (random.uniform() < 0.5) seen = seen.with(m);
    }
    if (!seen.empty()) return seen;
    return seen.with(all[random.below(static_cast<std::uint32_t>(all.size()))]);
}

}  // namespace

LinkSampler::LinkSampler(std::span<const ModalityMask> presence,
                         std::vector<std::pair<ArtistRow, ArtistRow>> pairs, std::size_t batch,
                         std::uint64_t seed)
    : m_presence(presence.begin(), presence.end()),
      m_pairs(std::move(pairs)),
      m_similar(presence.size()),
      m_batch(std::min(batch, m_pairs.size())),
      m_seed(derivedSeed(seed, kLinkSeed))
{
    for (const auto& [a, b] : m_pairs) {
        m_similar[a].push_back(b);
        m_similar[b].push_back(a);
    }
    for (auto& others : m_similar) std::ranges::sort(others);
}

std::vector<LinkBatch> LinkSampler::epoch(int number, std::size_t batches) const
{
    const std::uint64_t seed = derivedSeed(m_seed, static_cast<std::uint64_t>(number));
    Random random(seed);
    std::vector<std::pair<ArtistRow, ArtistRow>> order;
    while (order.size() < batches * m_batch) {
        auto round = m_pairs;
        random.shuffle(std::span(round));
        order.insert(order.end(), round.begin(), round.end());
    }
    std::vector<LinkBatch> result;
    for (std::size_t b = 0; b < batches; ++b)
        result.push_back(
            batchOf(std::span(order).subspan(b * m_batch, m_batch), derivedSeed(seed, b + 1)));
    return result;
}

LinkBatch LinkSampler::batchOf(std::span<const std::pair<ArtistRow, ArtistRow>> pairs,
                               std::uint64_t seed) const
{
    Random random(seed);
    LinkBatch batch;
    for (const auto& [a, b] : pairs) batch.artists.push_back(a);
    for (const auto& [a, b] : pairs) batch.artists.push_back(b);
    std::unordered_map<ArtistRow, std::vector<std::uint32_t>> pointsOf;
    for (std::uint32_t i = 0; i < batch.artists.size(); ++i) {
        batch.seen.push_back(drawSeen(m_presence[batch.artists[i]], random));
        pointsOf[batch.artists[i]].push_back(i);
    }
    const auto half = static_cast<std::uint32_t>(pairs.size());
    for (std::uint32_t i = 0; i < batch.artists.size(); ++i) {
        const auto exclude = [&](ArtistRow other) {
            const auto points = pointsOf.find(other);
            if (points == pointsOf.end()) return;
            for (const std::uint32_t j : points->second)
                if (j != i && j != (i + half) % (2 * half)) batch.excluded.emplace_back(i, j);
        };
        exclude(batch.artists[i]);
        for (const ArtistRow other : m_similar[batch.artists[i]]) exclude(other);
    }
    return batch;
}

}  // namespace crossfade
