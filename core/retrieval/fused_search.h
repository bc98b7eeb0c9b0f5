// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/jobs/job_context.h"
#include "core/retrieval/side.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace crossfade {

/// The fused vectors of some artists under one side's settings: rows of unit length.
struct FusedVectors {
    std::vector<ArtistRow>
        artists;     ///< those of the asked for who can be placed, in the order asked
    Matrix vectors;  ///< one row for each
};
FusedVectors fuse(const ModalityVectors& encodings, const Side& side,
                  std::span<const ArtistRow> artists);

struct SearchOptions {
    std::size_t k = 200;
    unsigned threads = 0;  ///< 0: one per core; the result does not depend on it
};

/// Candidates, and how the queries look to them.
struct CandidateView {
    const Matrix* queries = nullptr;           ///< one row per query
    const FusedVectors* candidates = nullptr;  ///< no artist is in two views
    /// Per candidate: its score is (cosine - penalty) * scale; either may be empty, for 0 and 1.
    std::vector<float> penalty;
    std::vector<float> scale;  ///< > 0
};

/// One found candidate: the place of its view, and its row there.
struct FoundCandidate {
    std::uint32_t view = 0;
    std::uint32_t row = 0;
    float score = 0.0F;
};

/// For each query the k candidates of highest score over all views, ties by view and row; the query
/// itself (the same artist) is never among them. Calls visit(position of the query, list) once per
/// query, from several threads. Whole-catalogue sibling of BlendIndex.
Status searchViews(
    std::span<const ArtistRow> queries, std::span<const CandidateView> views,
    const SearchOptions& options, const JobContext& job,
    const std::function<void(std::size_t query, std::span<const FoundCandidate> list)>& visit);

/// The same with one view; the list holds positions in `candidates`.
Status searchAll(
    const FusedVectors& queries, const FusedVectors& candidates, const SearchOptions& options,
    const JobContext& job,
    const std::function<void(std::size_t query, std::span<const std::uint32_t> list)>& visit);

}  // namespace crossfade
