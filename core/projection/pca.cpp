// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/pca.h"

#include <Eigen/Eigenvalues>
#include <algorithm>

namespace crossfade {

Matrix pcaLayout(const Matrix& vectors)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Matrix layout(vectors.rows, 2);
    if (vectors.rows < 2 || vectors.cols == 0) return layout;
    const Eigen::Map<const RowMajor> rows(vectors.values.data(),
                                          static_cast<Eigen::Index>(vectors.rows),
                                          static_cast<Eigen::Index>(vectors.cols));
    const Eigen::RowVectorXf mean = rows.colwise().mean();
    const RowMajor centred = rows.rowwise() - mean;
    const Eigen::MatrixXf product = centred.transpose() * centred;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(product.cast<double>());
    const Eigen::Index d = product.rows();
    const double largest = solver.eigenvalues()(d - 1);
    for (Eigen::Index c = 0; c < std::min<Eigen::Index>(2, d); ++c) {
        if (solver.eigenvalues()(d - 1 - c) <= 1e-9 * largest || largest <= 0.0) continue;
        Eigen::VectorXf component = solver.eigenvectors().col(d - 1 - c).cast<float>();
        Eigen::Index at = 0;
        component.cwiseAbs().maxCoeff(&at);
        if (component(at) < 0.0F) component = -component;
        const Eigen::VectorXf coordinates = centred * component;
        for (std::size_t i = 0; i < layout.rows; ++i)
            layout.at(i, static_cast<std::size_t>(c)) = coordinates(static_cast<Eigen::Index>(i));
    }
    return layout;
}

}  // namespace crossfade
