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

/// For each query the k candidates of highest cosine, as positions in `candidates`, ties by
/// position; the query itself (the same artist) is never among them. Calls visit(position of the
/// query, list) once per query, from several threads. Whole-catalogue sibling of BlendIndex.
Status searchAll(
    const FusedVectors& queries, const FusedVectors& candidates, const SearchOptions& options,
    const JobContext& job,
    const std::function<void(std::size_t query, std::span<const std::uint32_t> list)>& visit);

}  // namespace crossfade
