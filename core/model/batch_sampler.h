// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality.h"

#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

/// Artists that are seen together in one step, and for each the two sides that are contrasted.
struct Batch {
    std::vector<ArtistRow> artists;
    std::vector<ModalityMask> seen;   ///< modalities that this step sees: two or more
    std::vector<ModalityMask> left;   ///< of those seen; never empty
    std::vector<ModalityMask> right;  ///< of those seen; never empty, disjoint from left
};

/// Draws the batches of one epoch: every artist at most once, whole batches only. Depends on
/// nothing but its arguments, so that a resumed training sees the same batches as an uninterrupted
/// one.
class BatchSampler {
public:
    /// `pool`: artists with two modalities or more. A batch larger than the pool is the pool.
    /// `modalityDropout`: chance that a step does not see a modality, as far as two are left.
    BatchSampler(std::span<const ModalityMask> presence, std::vector<ArtistRow> pool,
                 std::size_t batch, std::uint64_t seed, double modalityDropout = 0.0);

    std::size_t batchesPerEpoch() const { return m_pool.size() / m_batch; }
    std::vector<Batch> epoch(int number) const;

private:
    std::vector<ModalityMask> m_presence;
    std::vector<ArtistRow> m_pool;
    std::size_t m_batch;
    std::uint64_t m_seed;
    double m_modalityDropout;
};

/// Draws two disjoint sides from an artist's modalities (two or more): one at random goes left,
/// each further one joins it with probability 1/4, unless that would leave nothing for the right.
class Random;
void drawSides(ModalityMask has, Random& random, ModalityMask& left, ModalityMask& right);

}  // namespace crossfade
