// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade {

/// Row-major rows x cols float32. The one dense matrix of the whole library; Eigen and torch map
/// it.
struct Matrix {
    std::size_t rows = 0;
    std::size_t cols = 0;
    std::vector<float> values;

    Matrix() = default;
    Matrix(std::size_t rowCount, std::size_t colCount)
        : rows(rowCount), cols(colCount), values(rowCount * colCount, 0.0F)
    {
    }

    std::span<float> row(std::size_t i)
    {
        CROSSFADE_CHECK(i < rows);
        return {values.data() + i * cols, cols};
    }
    std::span<const float> row(std::size_t i) const
    {
        CROSSFADE_CHECK(i < rows);
        return {values.data() + i * cols, cols};
    }
    float& at(std::size_t i, std::size_t j) { return row(i)[j]; }
    float at(std::size_t i, std::size_t j) const { return row(i)[j]; }

    bool operator==(const Matrix&) const = default;
};

/// Scales a vector to unit length. A vector shorter than 1e-12 is left as it is: returns false.
bool toUnitLength(std::span<float> vector);

}  // namespace crossfade
