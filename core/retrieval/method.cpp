// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/method.h"

#include "core/base/random.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <numeric>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const RowMajor> asEigen(const Matrix& matrix)
{
    return {matrix.values.data(), static_cast<Eigen::Index>(matrix.rows),
            static_cast<Eigen::Index>(matrix.cols)};
}

/// Weighted blocks side by side, not scaled; only artists with something that counts.
FusedVectors concatenate(const ModalityVectors& features, const Side& side,
                         std::span<const ArtistRow> artists)
{
    FusedVectors joined;
    const ModalityMask active = side.active();
    for (const ArtistRow artist : artists)
        if (!(features.presence[artist] & active).empty()) joined.artists.push_back(artist);
    std::size_t width = 0;
    for (const Matrix& block : features.vectors) width += block.cols;
    joined.vectors = Matrix(joined.artists.size(), width);
    std::size_t at = 0;
    for (std::size_t m = 0; m < features.modalityCount(); ++m) {
        const float weight = side.weight(m);
        for (std::size_t i = 0; i < joined.artists.size() && weight > 0.0F; ++i) {
            if (!features.presence[joined.artists[i]].has(m)) continue;
            const auto from = features.vectors[m].row(joined.artists[i]);
            const auto to = joined.vectors.row(i).subspan(at, from.size());
            for (std::size_t d = 0; d < from.size(); ++d) to[d] = weight * from[d];
        }
        at += features.vectors[m].cols;
    }
    return joined;
}

FusedVectors toUnitRows(FusedVectors fused)
{
    for (std::size_t i = 0; i < fused.artists.size(); ++i) toUnitLength(fused.vectors.row(i));
    return fused;
}

std::vector<ArtistRow> everyone(const ModalityVectors& features)
{
    std::vector<ArtistRow> rows(features.artistCount());
    std::iota(rows.begin(), rows.end(), ArtistRow{0});
    return rows;
}

}  // namespace

ContrastiveMethod::ContrastiveMethod(std::shared_ptr<const ModalityVectors> encodings,
                                     std::vector<float> weights)
    : m_encodings(std::move(encodings)), m_weights(std::move(weights))
{
    CROSSFADE_CHECK(m_weights.size() == m_encodings->modalityCount());
}

FusedVectors ContrastiveMethod::fuse(const Side& side, std::span<const ArtistRow> artists) const
{
    return crossfade::fuse(*m_encodings, side, artists);
}

ConcatenationMethod::ConcatenationMethod(std::string name,
                                         std::shared_ptr<const ModalityVectors> features,
                                         std::vector<float> weights)
    : m_name(std::move(name)), m_features(std::move(features)), m_weights(std::move(weights))
{
    CROSSFADE_CHECK(m_weights.size() == m_features->modalityCount());
}

ConcatenationMethod ConcatenationMethod::single(std::shared_ptr<const ModalityVectors> features,
                                                std::size_t modality)
{
    std::vector<float> weights(features->modalityCount(), 0.0F);
    weights.at(modality) = 1.0F;
    std::string name = features->names[modality];
    return {std::move(name), std::move(features), std::move(weights)};
}

FusedVectors ConcatenationMethod::fuse(const Side& side, std::span<const ArtistRow> artists) const
{
    return toUnitRows(concatenate(*m_features, side, artists));
}

ProjectedMethod::ProjectedMethod(std::string name, std::shared_ptr<const ModalityVectors> features)
    : m_name(std::move(name)), m_features(std::move(features))
{
}

ProjectedMethod ProjectedMethod::pca(std::shared_ptr<const ModalityVectors> features,
                                     std::size_t dimension)
{
    ProjectedMethod method("pca", std::move(features));
    const std::vector<float> ones = method.weights();
    const FusedVectors all =
        concatenate(*method.m_features, Side::allOn(ones), everyone(*method.m_features));
    const auto rows = asEigen(all.vectors);
    const Eigen::VectorXf mean = rows.colwise().mean();
    const Eigen::MatrixXf centred = rows.rowwise() - mean.transpose();
    const Eigen::MatrixXf products = centred.transpose() * centred;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(products.cast<double>());
    const auto kept = std::min(static_cast<Eigen::Index>(dimension), rows.cols());
    method.m_origin.assign(mean.begin(), mean.end());
    method.m_projection = Matrix(all.vectors.cols, static_cast<std::size_t>(kept));
    for (Eigen::Index k = 0; k < kept; ++k)
        for (Eigen::Index c = 0; c < rows.cols(); ++c)
            method.m_projection.at(static_cast<std::size_t>(c), static_cast<std::size_t>(k)) =
                static_cast<float>(solver.eigenvectors()(c, rows.cols() - 1 - k));
    return method;
}

ProjectedMethod ProjectedMethod::random(std::shared_ptr<const ModalityVectors> features,
                                        std::size_t dimension, std::uint64_t seed)
{
    ProjectedMethod method("random", std::move(features));
    std::size_t width = 0;
    for (const Matrix& block : method.m_features->vectors) width += block.cols;
    method.m_origin.assign(width, 0.0F);
    method.m_projection = Matrix(width, dimension);
    Random draw(seed);
    for (float& value : method.m_projection.values) value = static_cast<float>(draw.normal());
    return method;
}

FusedVectors ProjectedMethod::fuse(const Side& side, std::span<const ArtistRow> artists) const
{
    FusedVectors joined = concatenate(*m_features, side, artists);
    FusedVectors projected{std::move(joined.artists),
                           Matrix(joined.vectors.rows, m_projection.cols)};
    const Eigen::Map<const Eigen::RowVectorXf> origin(m_origin.data(),
                                                      static_cast<Eigen::Index>(m_origin.size()));
    const RowMajor moved = asEigen(joined.vectors).rowwise() - origin;
    Eigen::Map<RowMajor>(projected.vectors.values.data(), moved.rows(),
                         static_cast<Eigen::Index>(m_projection.cols)) =
        moved * asEigen(m_projection);
    return toUnitRows(std::move(projected));
}

}  // namespace crossfade
