// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/truncated_svd.h"

#include <Eigen/Eigenvalues>
#include <Spectra/SymEigsSolver.h>
#include <algorithm>

namespace crossfade {

namespace {

/// x -> A'(A x), so that A'A is never formed.
class GramProduct {
public:
    using Scalar = double;
    explicit GramProduct(const SparseRows& a) : m_a(a.cast<double>()), m_transposed(m_a.transpose())
    {
    }
    Eigen::Index rows() const { return m_a.cols(); }
    Eigen::Index cols() const { return m_a.cols(); }
    void perform_op(const double* in, double* out) const  // NOLINT: the name is Spectra's
    {
        const Eigen::Map<const Eigen::VectorXd> x(in, cols());
        Eigen::Map<Eigen::VectorXd> y(out, rows());
        m_middle.noalias() = m_a * x;
        y.noalias() = m_transposed * m_middle;
    }

private:
    using Rows = Eigen::SparseMatrix<double, Eigen::RowMajor>;
    Rows m_a;
    Rows m_transposed;
    mutable Eigen::VectorXd m_middle;
};

struct Eigenpairs {
    Eigen::VectorXd values;   ///< descending
    Eigen::MatrixXd vectors;  ///< in columns
};

Eigenpairs allEigenpairs(const SparseRows& a)
{
    const Eigen::SparseMatrix<double> wide = a.cast<double>();
    const Eigen::MatrixXd gram = Eigen::MatrixXd(wide.transpose() * wide);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram);
    return {solver.eigenvalues().reverse(), solver.eigenvectors().rowwise().reverse()};
}

Result<Eigenpairs> largestEigenpairs(const SparseRows& a, Eigen::Index wanted)
{
    GramProduct product(a);
    const Eigen::Index basis = std::min(a.cols(), std::max<Eigen::Index>(2 * wanted, 20));
    Spectra::SymEigsSolver<GramProduct> solver(product, wanted, basis);
    solver.init();
    // 1e-5 of an eigenvalue: features need no more, and it halves the time of 1e-10.
    solver.compute(Spectra::SortRule::LargestAlge, 300, 1e-5);
    if (solver.info() != Spectra::CompInfo::Successful)
        return Error{ErrorCode::Backend,
                     "The singular value decomposition of the tags did not converge."};
    return Eigenpairs{solver.eigenvalues(), solver.eigenvectors()};
}

}  // namespace

Result<Matrix> rightSingularVectors(const SparseRows& a, std::size_t dimension)
{
    constexpr Eigen::Index kSmall = 800;  // up to here the whole decomposition is quick
    const auto wanted = static_cast<Eigen::Index>(dimension);
    Eigenpairs pairs;
    if (a.cols() <= std::max(kSmall, wanted + 1)) {
        pairs = allEigenpairs(a);
    } else {
        CROSSFADE_ASSIGN(pairs, largestEigenpairs(a, wanted));
    }
    Eigen::Index rank = 0;
    while (rank < std::min(wanted, pairs.values.size()) &&
           pairs.values(rank) > 1e-10 * pairs.values(0))
        ++rank;
    Matrix vectors(static_cast<std::size_t>(a.cols()), static_cast<std::size_t>(rank));
    for (Eigen::Index c = 0; c < rank; ++c) {
        Eigen::Index largest = 0;
        pairs.vectors.col(c).cwiseAbs().maxCoeff(&largest);
        const double sign = pairs.vectors(largest, c) < 0.0 ? -1.0 : 1.0;
        for (Eigen::Index r = 0; r < a.cols(); ++r)
            vectors.at(static_cast<std::size_t>(r), static_cast<std::size_t>(c)) =
                static_cast<float>(sign * pairs.vectors(r, c));
    }
    return vectors;
}

}  // namespace crossfade
