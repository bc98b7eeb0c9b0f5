// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/spectral_start.h"

#include "core/base/random.h"
#include "core/jobs/parallel_for.h"
#include "core/projection/graph_components.h"
#include "core/projection/pca.h"

#include <Eigen/Eigenvalues>
#include <Spectra/SymEigsSolver.h>
#include <algorithm>
#include <cmath>

namespace crossfade {

namespace {

constexpr const char* kStep = "Finding where to start";

struct Stopped {};

/// x -> D^-1/2 W D^-1/2 x - u (u'x), where u = D^1/2 1 / |D^1/2 1| is the eigenvector of the
/// largest eigenvalue, 1, of the first part: so the largest left belong to the smallest of the
/// Laplacian but 0. Throws Stopped.
class SmoothingProduct {
public:
    using Scalar = double;
    SmoothingProduct(const FuzzyGraph& graph, const JobContext& job)
        : m_graph(graph), m_job(job), m_trivial(graph.points), m_scale(graph.points)
    {
        for (std::size_t i = 0; i < graph.points; ++i) {
            double degree = 0.0;
            for (const float weight : graph.weightsOf(i)) degree += static_cast<double>(weight);
            m_trivial(static_cast<Eigen::Index>(i)) = std::sqrt(degree);
        }
        m_scale = m_trivial.cwiseInverse();
        m_trivial.normalize();
    }
    Eigen::Index rows() const { return m_trivial.size(); }
    Eigen::Index cols() const { return m_trivial.size(); }
    void perform_op(const double* in, double* out) const  // NOLINT: the name is Spectra's
    {
        if (m_job.advance(kStep, ++m_products, 0)) throw Stopped();
        const Eigen::Map<const Eigen::VectorXd> x(in, cols());
        Eigen::Map<Eigen::VectorXd> y(out, rows());
        const Eigen::VectorXd scaled = x.cwiseProduct(m_scale);
        const double along = m_trivial.dot(x);
        for (std::size_t i = 0; i < m_graph.points; ++i) {
            const auto neighbours = m_graph.neighboursOf(i);
            const auto weights = m_graph.weightsOf(i);
            double sum = 0.0;
            for (std::size_t n = 0; n < neighbours.size(); ++n)
                sum += static_cast<double>(weights[n]) * scaled(neighbours[n]);
            const auto at = static_cast<Eigen::Index>(i);
            y(at) = m_scale(at) * sum - along * m_trivial(at);
        }
    }

private:
    const FuzzyGraph& m_graph;
    const JobContext& m_job;
    Eigen::VectorXd m_trivial;
    Eigen::VectorXd m_scale;
    mutable std::uint64_t m_products = 0;
};

Eigen::MatrixXd largestOfAll(const SmoothingProduct& product)
{
    Eigen::MatrixXd dense(product.rows(), product.cols());
    const Eigen::MatrixXd unit = Eigen::MatrixXd::Identity(product.rows(), product.cols());
    for (Eigen::Index c = 0; c < product.cols(); ++c)
        product.perform_op(unit.col(c).data(), dense.col(c).data());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(dense);
    return solver.eigenvectors().rightCols(2).rowwise().reverse();
}

/// No columns if it does not converge.
Eigen::MatrixXd largestByIteration(SmoothingProduct& product)
{
    constexpr Eigen::Index kBasis = 60;
    constexpr Eigen::Index kMostRestarts = 100;
    constexpr double kTolerance = 1e-4;
    Spectra::SymEigsSolver<SmoothingProduct> solver(product, 2, kBasis);
    solver.init();
    solver.compute(Spectra::SortRule::LargestAlge, kMostRestarts, kTolerance);
    if (solver.info() != Spectra::CompInfo::Successful) return {};
    return solver.eigenvectors();
}

Matrix withSigns(const Eigen::MatrixXd& vectors)
{
    Matrix found(static_cast<std::size_t>(vectors.rows()), 2);
    for (Eigen::Index c = 0; c < 2; ++c) {
        Eigen::Index largest = 0;
        vectors.col(c).cwiseAbs().maxCoeff(&largest);
        const double sign = vectors(largest, c) < 0.0 ? -1.0 : 1.0;
        for (Eigen::Index r = 0; r < vectors.rows(); ++r)
            found.at(static_cast<std::size_t>(r), static_cast<std::size_t>(c)) =
                static_cast<float>(sign * vectors(r, c));
    }
    return found;
}

Matrix rowsOf(const Matrix& rows, const std::vector<std::uint32_t>& points)
{
    Matrix part(points.size(), rows.cols);
    for (std::size_t p = 0; p < points.size(); ++p)
        std::ranges::copy(rows.row(points[p]), part.row(p).begin());
    return part;
}

/// Of several threads of the BLAS each number gives other bytes.
Matrix pcaInOneThread(const Matrix& rows)
{
    Matrix layout;
    parallelFor(1, 1, 1, [&](std::size_t, std::size_t) { layout = pcaLayout(rows); });
    return layout;
}

/// Each column from -half to half; one without extent becomes 0.
void stretchTo(Matrix& layout, float half)
{
    for (std::size_t c = 0; c < 2; ++c) {
        float low = layout.at(0, c), high = low;
        for (std::size_t i = 0; i < layout.rows; ++i) {
            low = std::min(low, layout.at(i, c));
            high = std::max(high, layout.at(i, c));
        }
        const float scale = high > low ? 2.0F * half / (high - low) : 0.0F;
        for (std::size_t i = 0; i < layout.rows; ++i)
            layout.at(i, c) = (layout.at(i, c) - low) * scale - (high > low ? half : 0.0F);
    }
}

/// Where the middles of the components go; `halves`: half the sides of their squares.
Matrix placesOf(const std::vector<std::vector<std::uint32_t>>& components, const Matrix& unitRows,
                std::span<const float> halves, float across)
{
    if (components.size() == 1) return {1, 2};
    Matrix centroids(components.size(), unitRows.cols);
    for (std::size_t c = 0; c < components.size(); ++c)
        for (const std::uint32_t point : components[c])
            for (std::size_t d = 0; d < unitRows.cols; ++d)
                centroids.at(c, d) +=
                    unitRows.at(point, d) / static_cast<float>(components[c].size());
    Matrix wanted = pcaInOneThread(centroids);
    stretchTo(wanted, across);
    // The disc around a square, and a tenth for the space between.
    std::vector<float> radii;
    for (const float half : halves) radii.push_back(1.1F * std::sqrt(2.0F) * half);
    return placeDiscs(wanted, radii);
}

}  // namespace

Result<std::optional<Matrix>> spectralVectors(const FuzzyGraph& connected, const JobContext& job)
{
    constexpr std::size_t kSmall = 500;
    if (connected.points < 3) return std::optional<Matrix>();
    SmoothingProduct product(connected, job);
    Eigen::MatrixXd vectors;
    bool stopped = false;
    parallelFor(1, 1, 1, [&](std::size_t, std::size_t) {
        try {
            vectors =
                connected.points <= kSmall ? largestOfAll(product) : largestByIteration(product);
        } catch (const Stopped&) {
            stopped = true;
        }
    });
    if (stopped) return Error{ErrorCode::Cancelled, "Cancelled."};
    if (vectors.cols() == 0 || !vectors.allFinite()) return std::optional<Matrix>();
    return std::optional<Matrix>(withSigns(vectors));
}

Result<Matrix> spectralStart(const FuzzyGraph& graph, const Matrix& unitRows, std::uint64_t seed,
                             const JobContext& job)
{
    constexpr float kHalf = 5.0F;
    constexpr double kNoise = 1e-3;
    Matrix start(graph.points, 2);
    if (graph.points == 0) return start;
    const auto components = componentsOf(graph);
    std::vector<float> halves;
    halves.reserve(components.size());
    for (const auto& component : components)
        halves.push_back(kHalf * std::sqrt(static_cast<float>(component.size()) /
                                           static_cast<float>(graph.points)));
    const Matrix places = placesOf(components, unitRows, halves, kHalf);
    Random noise(seed);
    for (std::size_t c = 0; c < components.size(); ++c) {
        const auto& points = components[c];
        CROSSFADE_ASSIGN(auto vectors, spectralVectors(partOf(graph, points), job));
        Matrix part = vectors ? std::move(*vectors) : pcaInOneThread(rowsOf(unitRows, points));
        stretchTo(part, halves[c]);
        for (std::size_t p = 0; p < points.size(); ++p)
            for (std::size_t d = 0; d < 2; ++d)
                start.at(points[p], d) =
                    part.at(p, d) + places.at(c, d) + static_cast<float>(kNoise * noise.normal());
    }
    return start;
}

}  // namespace crossfade
