// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/implicit_als.h"

#include "core/base/random.h"
#include "core/jobs/parallel_for.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstMap = Eigen::Map<const RowMajor>;

ConstMap asEigen(const Matrix& matrix)
{
    return {matrix.values.data(), static_cast<Eigen::Index>(matrix.rows),
            static_cast<Eigen::Index>(matrix.cols)};
}

constexpr std::size_t kRowsPerBlock = 64;

}  // namespace

float confidenceOf(float plays)
{
    return std::log1p(plays);
}

void normaliseListeners(std::span<Confidence> entries, double meanListeners)
{
    const double scale = std::sqrt(meanListeners / static_cast<double>(entries.size()));
    for (Confidence& one : entries) one.extra *= static_cast<float>(scale);
}

struct AlsSolver::State {
    ConstMap others;
    Eigen::MatrixXd gram;     ///< Y'Y + reg I
    Eigen::MatrixXd inverse;  ///< of gram
};

AlsSolver::AlsSolver(const Matrix& others, double regularisation)
{
    const ConstMap y = asEigen(others);
    const Eigen::MatrixXd wide = y.cast<double>();
    const auto d = static_cast<Eigen::Index>(others.cols);
    Eigen::MatrixXd gram =
        wide.transpose() * wide + regularisation * Eigen::MatrixXd::Identity(d, d);
    Eigen::MatrixXd inverse = gram.llt().solve(Eigen::MatrixXd::Identity(d, d));
    m_state = std::make_unique<State>(State{y, std::move(gram), std::move(inverse)});
}

AlsSolver::~AlsSolver() = default;

void AlsSolver::solve(std::span<const Confidence> entries, std::span<float> factor) const
{
    const auto& [others, gram, inverse] = *m_state;
    if (entries.empty()) {  // BLAS complains of matrices without rows
        std::ranges::fill(factor, 0.0F);
        return;
    }
    const auto k = static_cast<Eigen::Index>(entries.size());
    const Eigen::Index d = others.cols();
    Eigen::MatrixXd known(k, d);
    Eigen::VectorXd extra(k);
    for (Eigen::Index i = 0; i < k; ++i) {
        known.row(i) = others.row(entries[static_cast<std::size_t>(i)].other).cast<double>();
        extra(i) = static_cast<double>(entries[static_cast<std::size_t>(i)].extra);
    }
    const Eigen::VectorXd right = known.transpose() * (extra.array() + 1.0).matrix();
    Eigen::VectorXd solution;
    if (k * 2 < d) {
        // Few entries, the usual case: a rank-k change of one inverse (Woodbury) costs k d^2, not
        // d^3.
        const Eigen::MatrixXd spread = known * inverse;
        Eigen::MatrixXd small = spread * known.transpose();
        small.diagonal() += extra.cwiseInverse();
        const Eigen::VectorXd base = inverse * right;
        solution = base - spread.transpose() * small.llt().solve(known * base);
    } else {
        const Eigen::MatrixXd full = gram + known.transpose() * extra.asDiagonal() * known;
        solution = full.llt().solve(right);
    }
    for (Eigen::Index i = 0; i < d; ++i)
        factor[static_cast<std::size_t>(i)] = static_cast<float>(solution(i));
}

Result<AlsFactors> factorise(const std::vector<std::vector<Confidence>>& entries,
                             std::size_t columnCount, const AlsOptions& options,
                             const JobContext& job)
{
    AlsFactors factors{Matrix(entries.size(), options.dimension),
                       Matrix(columnCount, options.dimension)};
    Random random(options.seed);
    for (float& value : factors.rows.values) value = static_cast<float>(0.01 * random.normal());
    std::vector<std::vector<Confidence>> byColumn(columnCount);
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (const Confidence& entry : entries[i])
            byColumn[entry.other].push_back({static_cast<std::uint32_t>(i), entry.extra});

    const auto solveSide = [&](const Matrix& given, const auto& lists, Matrix& wanted) {
        const AlsSolver solver(given, options.regularisation);
        parallelFor(lists.size(), kRowsPerBlock, options.threads,
                    [&](std::size_t begin, std::size_t end) {
                        for (std::size_t i = begin; i < end && !job.cancelled(); ++i)
                            solver.solve(lists[i], wanted.row(i));
                    });
    };
    const auto sweeps = static_cast<std::uint64_t>(options.sweeps);
    for (std::uint64_t sweep = 0; sweep < sweeps; ++sweep) {
        if (auto stop = job.advance("Factorising who listens to whom", sweep, sweeps)) return *stop;
        solveSide(factors.rows, byColumn, factors.columns);
        solveSide(factors.columns, entries, factors.rows);
    }
    if (auto stop = job.advance("Factorising who listens to whom", sweeps, sweeps)) return *stop;
    return factors;
}

}  // namespace crossfade
