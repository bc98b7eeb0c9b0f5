// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/projection/fuzzy_set.h"

#include <cstdint>
#include <optional>

namespace crossfade {

/// The two smoothest ways to vary over a connected graph, in the columns of n x 2: the eigenvectors
/// of the smallest two eigenvalues but 0 of the normalised Laplacian I - D^-1/2 W D^-1/2 (Belkin
/// and Niyogi 2003), of unit length, the entry of largest size positive. Up to 500 points by a
/// whole decomposition, else by Spectra's Lanczos iteration in one thread, so that bytes don't
/// depend on their number. None if there are fewer than 3 points or it does not converge.
/// Cancelled.
Result<std::optional<Matrix>> spectralVectors(const FuzzyGraph& connected, const JobContext& job);

/// Where a UMAP layout begins: n x 2, finite, around (0, 0), about 10 across. Each component of the
/// graph is laid out by its spectral vectors, or where there are none by the PCA of its
/// `unitRows` (n x d), in a square whose area is in proportion to its points; the squares do not
/// overlap, and lie where the PCA of the components' centroids has them, or as near to it as
/// there is room. A little noise by `seed` sets equal points apart. Cancelled.
Result<Matrix> spectralStart(const FuzzyGraph& graph, const Matrix& unitRows, std::uint64_t seed,
                             const JobContext& job);

}  // namespace crossfade
