// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pca_start.h"

#include <Eigen/Eigenvalues>
#include <Spectra/MatOp/DenseSymMatProd.h>
#include <Spectra/SymEigsSolver.h>
#include <algorithm>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// C'C of the weighted concatenation, summed over blocks of artists.
Eigen::MatrixXd gramOfConcatenation(const ModalityVectors& features, std::span<const float> weights,
                                    Eigen::Index width)
{
    constexpr std::size_t kBlock = 2048;
    Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(width, width);
    for (std::size_t begin = 0; begin < features.artistCount(); begin += kBlock) {
        const std::size_t count = std::min(kBlock, features.artistCount() - begin);
        RowMajor rows(static_cast<Eigen::Index>(count), width);
        Eigen::Index at = 0;
        for (std::size_t m = 0; m < features.modalityCount(); ++m) {
            const Matrix& block = features.vectors[m];
            const auto cols = static_cast<Eigen::Index>(block.cols);
            const Eigen::Map<const RowMajor> map(block.values.data() + begin * block.cols,
                                                 static_cast<Eigen::Index>(count), cols);
            rows.middleCols(at, cols) = map * weights[m];
            at += cols;
        }
        for (Eigen::Index i = 0; i < rows.rows(); ++i)
            if (const float norm = rows.row(i).norm(); norm > 1e-9F) rows.row(i) /= norm;
        const Eigen::MatrixXf product = rows.transpose() * rows;
        gram += product.cast<double>();
    }
    return gram;
}

/// Columns: the eigenvectors of the largest eigenvalues, descending; as many as are not null.
Eigen::MatrixXd leadingDirections(const Eigen::MatrixXd& gram, Eigen::Index wanted)
{
    constexpr Eigen::Index kSmall = 1000;
    Eigen::VectorXd values;
    Eigen::MatrixXd vectors;
    wanted = std::min(wanted, gram.rows());
    bool solved = false;
    if (gram.rows() > kSmall && wanted * 3 < gram.rows()) {
        Spectra::DenseSymMatProd<double> product(gram);
        Spectra::SymEigsSolver<Spectra::DenseSymMatProd<double>> solver(product, wanted,
                                                                        2 * wanted + 1);
        solver.init();
        solver.compute(Spectra::SortRule::LargestAlge, 300, 1e-6);
        solved = solver.info() == Spectra::CompInfo::Successful;
        if (solved) {
            values = solver.eigenvalues();
            vectors = solver.eigenvectors();
        }
    }
    if (!solved) {
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram);
        values = solver.eigenvalues().reverse();
        vectors = solver.eigenvectors().rowwise().reverse();
    }
    Eigen::Index rank = 0;
    while (rank < wanted && values(rank) > 1e-9 * values(0)) ++rank;
    return vectors.leftCols(rank);
}

}  // namespace

std::vector<Matrix> pcaStart(const ModalityVectors& features, std::span<const float> weights,
                             std::size_t dimension)
{
    Eigen::Index width = 0;
    for (const Matrix& block : features.vectors) width += static_cast<Eigen::Index>(block.cols);
    Eigen::MatrixXd directions = leadingDirections(gramOfConcatenation(features, weights, width),
                                                   static_cast<Eigen::Index>(dimension));
    for (Eigen::Index k = 0; k < directions.cols(); ++k) {
        Eigen::Index largest = 0;
        directions.col(k).cwiseAbs().maxCoeff(&largest);
        if (directions(largest, k) < 0.0) directions.col(k) *= -1.0;
    }
    std::vector<Matrix> starts;
    Eigen::Index at = 0;
    for (const Matrix& block : features.vectors) {
        Matrix start(dimension, block.cols);
        for (Eigen::Index k = 0; k < directions.cols(); ++k)
            for (std::size_t c = 0; c < block.cols; ++c)
                start.at(static_cast<std::size_t>(k), c) =
                    static_cast<float>(directions(at + static_cast<Eigen::Index>(c), k));
        starts.push_back(std::move(start));
        at += static_cast<Eigen::Index>(block.cols);
    }
    return starts;
}

}  // namespace crossfade
