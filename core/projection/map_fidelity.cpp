// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/map_fidelity.h"

#include "core/base/check.h"
#include "core/jobs/parallel_for.h"

#include <Eigen/Dense>
#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kRowsPerBlock = 16;

/// The k nearest to `row` on the map; `order` is scratch.
std::span<const std::pair<float, std::uint32_t>> nearestOnMap(
    const Matrix& points, std::uint32_t row, std::size_t k,
    std::vector<std::pair<float, std::uint32_t>>& order)
{
    const auto own = points.row(row);
    order.clear();
    for (std::uint32_t j = 0; j < points.rows; ++j) {
        if (j == row) continue;
        const auto other = points.row(j);
        const float dx = other[0] - own[0], dy = other[1] - own[1];
        order.emplace_back(dx * dx + dy * dy, j);
    }
    std::ranges::nth_element(order, order.begin() + static_cast<std::ptrdiff_t>(k - 1));
    return {order.data(), k};
}

/// How many come before `other` in truth, `row` itself aside, and 1.
std::size_t trueRank(std::span<const float> cosines, std::uint32_t row, std::uint32_t other)
{
    const float own = cosines[other];
    std::size_t nearer = 1;
    for (std::size_t j = 0; j < other; ++j) nearer += cosines[j] >= own ? 1U : 0U;
    for (std::size_t j = other + 1; j < cosines.size(); ++j) nearer += cosines[j] > own ? 1U : 0U;
    const bool itself = row < other ? cosines[row] >= own : cosines[row] > own;
    return nearer - (itself ? 1U : 0U);
}

RowMajor cosinesOf(const Matrix& unitRows, std::span<const std::uint32_t> rows)
{
    const auto dimension = static_cast<Eigen::Index>(unitRows.cols);
    const Eigen::Map<const RowMajor> all(unitRows.values.data(),
                                         static_cast<Eigen::Index>(unitRows.rows), dimension);
    RowMajor some(static_cast<Eigen::Index>(rows.size()), dimension);
    for (std::size_t r = 0; r < rows.size(); ++r)
        some.row(static_cast<Eigen::Index>(r)) = all.row(rows[r]);
    return some * all.transpose();
}

}  // namespace

double trustworthiness(const Matrix& unitRows, const Matrix& points, std::size_t k,
                       std::span<const std::uint32_t> sample, unsigned threads)
{
    CROSSFADE_CHECK(points.rows == unitRows.rows && points.cols == 2);
    const std::size_t n = unitRows.rows;
    k = std::min(k, n == 0 ? 0 : (n - 1) / 2);
    if (k == 0) return 1.0;
    std::vector<std::uint32_t> all;
    if (sample.empty()) {
        all.resize(n);
        std::iota(all.begin(), all.end(), 0U);
        sample = all;
    }
    std::vector<std::uint64_t> excess(sample.size(), 0);
    parallelFor(sample.size(), kRowsPerBlock, threads, [&](std::size_t begin, std::size_t end) {
        const RowMajor cosines = cosinesOf(unitRows, sample.subspan(begin, end - begin));
        std::vector<std::pair<float, std::uint32_t>> order;
        for (std::size_t s = begin; s < end; ++s) {
            const std::span<const float> own(cosines.data() + (s - begin) * n, n);
            for (const auto& near : nearestOnMap(points, sample[s], k, order)) {
                const std::size_t rank = trueRank(own, sample[s], near.second);
                if (rank > k) excess[s] += rank - k;
            }
        }
    });
    const auto sum = std::accumulate(excess.begin(), excess.end(), std::uint64_t{0});
    const auto size = static_cast<double>(n), near = static_cast<double>(k);
    return 1.0 - 2.0 * static_cast<double>(sum) /
                     (static_cast<double>(sample.size()) * near * (2.0 * size - 3.0 * near - 1.0));
}

}  // namespace crossfade
