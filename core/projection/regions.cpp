// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/regions.h"

#include "core/base/check.h"
#include "core/base/random.h"
#include "core/jobs/parallel_for.h"

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <numeric>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kRowsPerBlock = 256;
/// Rows nearer than this to a centre are the same to float32: no start is drawn from them.
constexpr float kSame = 1e-5F;

Eigen::Map<const RowMajor> rowsOf(const Matrix& matrix, std::size_t begin, std::size_t end)
{
    return {matrix.values.data() + begin * matrix.cols, static_cast<Eigen::Index>(end - begin),
            static_cast<Eigen::Index>(matrix.cols)};
}

/// The centre of each row, and the cosine with it. Ties go to the first centre.
struct Assignment {
    std::vector<std::uint32_t> regionOf;
    std::vector<float> cosines;
};

Assignment assign(const Matrix& rows, const Matrix& centres, unsigned threads)
{
    Assignment assignment{std::vector<std::uint32_t>(rows.rows), std::vector<float>(rows.rows)};
    parallelFor(rows.rows, kRowsPerBlock, threads, [&](std::size_t begin, std::size_t end) {
        const RowMajor cosines =
            rowsOf(rows, begin, end) * rowsOf(centres, 0, centres.rows).transpose();
        for (std::size_t i = begin; i < end; ++i) {
            Eigen::Index best = 0;
            assignment.cosines[i] =
                cosines.row(static_cast<Eigen::Index>(i - begin)).maxCoeff(&best);
            assignment.regionOf[i] = static_cast<std::uint32_t>(best);
        }
    });
    return assignment;
}

/// 1 - cosine to the nearest of the centres drawn so far, brought up to date with one more.
void bringNearer(std::vector<float>& gaps, const Matrix& rows, std::span<const float> centre,
                 unsigned threads)
{
    const Eigen::Map<const Eigen::VectorXf> column(centre.data(),
                                                   static_cast<Eigen::Index>(centre.size()));
    parallelFor(rows.rows, kRowsPerBlock, threads, [&](std::size_t begin, std::size_t end) {
        const Eigen::VectorXf cosines = rowsOf(rows, begin, end) * column;
        for (std::size_t i = begin; i < end; ++i) {
            const float gap = 1.0F - cosines(static_cast<Eigen::Index>(i - begin));
            gaps[i] = std::min(gaps[i], gap < kSame ? 0.0F : gap);
        }
    });
}

Matrix drawCentres(const Matrix& rows, const RegionOptions& options)
{
    Random random(derivedSeed(options.seed, 1));
    std::vector<float> gaps(rows.rows, std::numeric_limits<float>::max());
    Matrix centres(0, rows.cols);
    auto next = static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(rows.rows)));
    while (true) {
        const auto row = rows.row(next);
        centres.values.insert(centres.values.end(), row.begin(), row.end());
        ++centres.rows;
        if (centres.rows == options.regions) return centres;
        bringNearer(gaps, rows, row, options.threads);
        const double sum = std::accumulate(gaps.begin(), gaps.end(), 0.0);
        if (sum <= 0.0) return centres;
        double left = random.uniform() * sum;
        next = rows.rows;
        for (std::size_t i = 0; i < rows.rows && left >= 0.0; ++i) {
            if (gaps[i] <= 0.0F) continue;
            next = i;
            left -= static_cast<double>(gaps[i]);
        }
    }
}

std::vector<std::size_t> sizesOf(std::span<const std::uint32_t> regionOf, std::size_t regions)
{
    std::vector<std::size_t> sizes(regions, 0);
    for (const std::uint32_t region : regionOf) ++sizes[region];
    return sizes;
}

/// Gives each centre without rows the row of least cosine whose own centre has others.
void fillEmpty(Assignment& assignment, std::size_t regions)
{
    std::vector<std::size_t> sizes = sizesOf(assignment.regionOf, regions);
    for (std::size_t r = 0; r < regions; ++r) {
        if (sizes[r] > 0) continue;
        std::size_t worst = assignment.cosines.size();
        for (std::size_t i = 0; i < assignment.cosines.size(); ++i)
            if (sizes[assignment.regionOf[i]] > 1 &&
                (worst == assignment.cosines.size() ||
                 assignment.cosines[i] < assignment.cosines[worst]))
                worst = i;
        if (worst == assignment.cosines.size()) return;
        --sizes[assignment.regionOf[worst]];
        assignment.regionOf[worst] = static_cast<std::uint32_t>(r);
        assignment.cosines[worst] = 1.0F;
        sizes[r] = 1;
    }
}

/// Directions of the sums, in the rows' order, so that their bytes do not depend on threads. Rows
/// that cancel each other out leave their centre where it was.
void moveCentres(const Matrix& rows, std::span<const std::uint32_t> regionOf, Matrix& centres)
{
    std::vector<double> sums(centres.values.size(), 0.0);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        double* sum = sums.data() + regionOf[i] * rows.cols;
        const auto row = rows.row(i);
        for (std::size_t d = 0; d < row.size(); ++d) sum[d] += static_cast<double>(row[d]);
    }
    for (std::size_t r = 0; r < centres.rows; ++r) {
        std::vector<float> centre(centres.cols);
        std::transform(sums.begin() + static_cast<std::ptrdiff_t>(r * centres.cols),
                       sums.begin() + static_cast<std::ptrdiff_t>((r + 1) * centres.cols),
                       centre.begin(), [](double v) { return static_cast<float>(v); });
        if (toUnitLength(centre)) std::ranges::copy(centre, centres.row(r).begin());
    }
}

/// Without empty ones, the largest first.
Regions inOrder(const Matrix& centres, std::span<const std::uint32_t> regionOf)
{
    const std::vector<std::size_t> sizes = sizesOf(regionOf, centres.rows);
    std::vector<std::size_t> firstRow(centres.rows, regionOf.size());
    for (std::size_t i = regionOf.size(); i-- > 0;) firstRow[regionOf[i]] = i;
    std::vector<std::uint32_t> order(centres.rows);
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t r) { return sizes[r] == 0; });
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : firstRow[a] < firstRow[b];
    });
    Regions regions;
    regions.centres = Matrix(order.size(), centres.cols);
    std::vector<std::uint32_t> numberOf(centres.rows, 0);
    for (std::size_t r = 0; r < order.size(); ++r) {
        numberOf[order[r]] = static_cast<std::uint32_t>(r);
        regions.sizes.push_back(sizes[order[r]]);
        std::ranges::copy(centres.row(order[r]), regions.centres.row(r).begin());
    }
    for (const std::uint32_t region : regionOf) regions.regionOf.push_back(numberOf[region]);
    return regions;
}

}  // namespace

Result<Regions> findRegions(const Matrix& unitRows, const RegionOptions& options,
                            const JobContext& job)
{
    CROSSFADE_CHECK(options.regions > 0);
    if (unitRows.rows == 0) return Regions{Matrix(0, unitRows.cols), {}, {}};
    if (auto stop = job.advance("Finding regions", 0, options.mostRounds)) return *stop;
    Matrix centres = drawCentres(unitRows, options);
    Assignment assignment = assign(unitRows, centres, options.threads);
    for (std::size_t round = 0; round < options.mostRounds; ++round) {
        if (auto stop = job.advance("Finding regions", round, options.mostRounds)) return *stop;
        fillEmpty(assignment, centres.rows);
        moveCentres(unitRows, assignment.regionOf, centres);
        Assignment next = assign(unitRows, centres, options.threads);
        if (next.regionOf == assignment.regionOf) break;
        assignment = std::move(next);
    }
    return inOrder(centres, assignment.regionOf);
}

}  // namespace crossfade
