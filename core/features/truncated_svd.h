// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <Eigen/SparseCore>
#include <cstddef>

namespace crossfade {

using SparseRows = Eigen::SparseMatrix<float, Eigen::RowMajor>;

/// The right singular vectors of the `dimension` largest singular values of `a` (n x v), as the
/// columns of a v x d matrix, largest first; d < dimension where the rank is lower. Signs are such
/// that the largest entry of each column is positive, so that equal input gives equal output.
/// Backend if the iteration does not converge.
Result<Matrix> rightSingularVectors(const SparseRows& a, std::size_t dimension);

}  // namespace crossfade
