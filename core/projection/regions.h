// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crossfade {

struct RegionOptions {
    std::size_t regions = 12;     ///< at most: fewer where there are fewer different rows
    std::uint64_t seed = 0;       ///< of the start
    std::size_t mostRounds = 50;  ///< it mostly settles before
    unsigned threads = 0;         ///< 0: one per core; the result does not depend on it
};

/// Rows in groups, numbered from the largest (ties by first row); none is empty.
struct Regions {
    Matrix centres;                       ///< regions x d, of unit length
    std::vector<std::uint32_t> regionOf;  ///< per row
    std::vector<std::size_t> sizes;       ///< per region

    std::size_t count() const { return sizes.size(); }
};

/// Spherical k-means (Dhillon and Modha 2001): every row goes to the centre of largest cosine,
/// every centre to the direction of its rows' sum, until nothing changes. Starts from rows drawn by
/// k-means++ (Arthur and Vassilvitskii 2007) with 1 - cosine, half the squared distance. A centre
/// that loses all rows takes the row that is served worst. `unitRows`: n x d, finite, of unit
/// length. Cancelled only.
Result<Regions> findRegions(const Matrix& unitRows, const RegionOptions& options,
                            const JobContext& job);

}  // namespace crossfade
