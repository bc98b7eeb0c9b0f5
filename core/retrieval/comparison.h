// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/retrieval/fused_search.h"
#include "core/retrieval/method.h"
#include "core/retrieval/side.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace crossfade {

/// Neighbours that hubness() looks at.
inline constexpr std::size_t kHubNeighbours = 10;

/// Both sides at the method's own weights, scored by the cosine alone.
Comparison ownComparison(const Method& method);

/// Mean cosine of each artist to their `k` nearest, both sides at the method's own weights: how
/// much of a hub an artist is. 0 for those that the method can't place.
Result<std::vector<float>> hubness(const Method& method, std::size_t k, unsigned threads,
                                   const JobContext& job);

struct SearchRequest {
    const Method* method = nullptr;
    Comparison comparison;
    std::span<const float> hubness;      ///< per artist; may be empty without a correction
    std::span<const ArtistRow> queries;  ///< each asks once
    std::span<const ArtistRow> candidates;
    /// Per artist the modalities that are left of what the artist has (an experiment's masks);
    /// empty: all.
    std::span<const ModalityMask> keeps;
    std::size_t k = 200;
    unsigned threads = 0;
};

/// For each query that can be placed the k candidates of highest score, as positions in
/// `candidates`; the query itself is never among them. Calls visit(position in `queries`, list)
/// from several threads.
Status searchMethod(
    const SearchRequest& request, const JobContext& job,
    const std::function<void(std::size_t query, std::span<const std::uint32_t> list)>& visit);

/// The same with the scores of the list's members, falling.
Status searchMethodScored(
    const SearchRequest& request, const JobContext& job,
    const std::function<void(std::size_t query, std::span<const std::uint32_t> list,
                             std::span<const float> scores)>& visit);

}  // namespace crossfade
