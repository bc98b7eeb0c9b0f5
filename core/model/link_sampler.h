// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace crossfade {

/// Known similar artists that are pulled together in one step. The n pairs make 2n points: the left
/// artists, then the right ones.
struct LinkBatch {
    std::vector<ArtistRow> artists;  ///< 2n
    std::vector<ModalityMask> seen;  ///< of each, what this step sees; never empty
    /// Points that are no negatives of each other, as they are one artist or known to be similar;
    /// both ways round, without each point's own partner.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> excluded;
};

/// Draws the similar pairs of one step. Depends on nothing but its arguments.
class LinkSampler {
public:
    /// `pairs`: of artists with a modality or more.
    LinkSampler(std::span<const ModalityMask> presence,
                std::vector<std::pair<ArtistRow, ArtistRow>> pairs, std::size_t batch,
                std::uint64_t seed);

    bool empty() const { return m_pairs.empty(); }
    /// Pairs in random order, `batches` times `batch` of them, starting again where they run out.
    std::vector<LinkBatch> epoch(int number, std::size_t batches) const;

private:
    LinkBatch batchOf(std::span<const std::pair<ArtistRow, ArtistRow>> pairs,
                      std::uint64_t seed) const;

    std::vector<ModalityMask> m_presence;
    std::vector<std::pair<ArtistRow, ArtistRow>> m_pairs;
    std::vector<std::vector<ArtistRow>> m_similar;  ///< per artist, ascending
    std::size_t m_batch;
    std::uint64_t m_seed;
};

}  // namespace crossfade
