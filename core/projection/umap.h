// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/projection/fuzzy_set.h"
#include "core/projection/nearest_rows.h"
#include "core/projection/umap_forces.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crossfade {

struct UmapOptions {
    /// Nearest others that each point is linked to, at least 2: more show the whole rather than
    /// the detail. Cut to n - 1. (umap-learn and uwot count the point itself: their 16 are our 15.)
    std::size_t neighbours = 15;
    double minDistance = 0.1;         ///< how near linked points come; 0 to spread
    double spread = 1.0;              ///< the scale of the layout, over 0
    std::size_t epochs = 0;           ///< 0: 500 up to 10,000 points, 200 beyond
    std::size_t negativeSamples = 5;  ///< points that push for one link that pulls, at least 1
    double learningRate = 1.0;        ///< over 0; falls to 0 along a line
    std::uint64_t seed = 0;
    unsigned threads = 0;  ///< 0: one per core; the layout does not depend on it
};

/// A layout that is made step by step, so that the caller may show, pause or stop between two
/// steps. Uniform manifold approximation and projection (McInnes, Healy, Melville 2018), with the
/// cosine distance. One thread at a time may use it; it holds all that it needs.
///
/// An epoch pulls each point towards the links that are due (a link of weight w in w / max(w) of
/// the epochs), twice, since a link moves both its ends, and for each pushes it away from
/// negativeSamples random others. All points see where the others were before the epoch, and the
/// random numbers of a point depend on the seed, the epoch and the point alone: so the bytes do not
/// depend on the number of threads. Steps are Adam's (Kingma and Ba 2015) with beta1 = .5, beta2 =
/// .9, as in uwot's batch mode, since sums over all links at once would overshoot.
class UmapLayout {
public:
    /// The graph and the start. `unitRows`: n x d, rows of unit length. Any n: one point lies at
    /// (0, 0), equal points in one heap, and unlinked parts apart from each other.
    /// InvalidInput with the value where an option or a row is impossible; Cancelled.
    static Result<UmapLayout> begin(const Matrix& unitRows, const UmapOptions& options,
                                    const JobContext& job);

    /// Next `epochs` epochs (at most what is left). One costs O(n k negativeSamples).
    void advance(std::size_t epochs);

    std::size_t epoch() const { return m_epoch; }  ///< how many are done
    std::size_t epochs() const { return m_options.epochs; }
    bool done() const { return m_epoch >= m_options.epochs; }
    const Matrix& points() const { return m_points; }  ///< n x 2, finite always
    const NeighbourGraph& graph() const { return m_graph; }

private:
    struct Scratch;

    UmapLayout(NeighbourGraph graph, FuzzyGraph links, Matrix start, const UmapOptions& options);
    void advanceOne();
    PlanarForce forceOn(std::size_t point, Scratch& scratch) const;

    UmapOptions m_options;  ///< its epochs are never 0
    UmapForces m_forces;
    NeighbourGraph m_graph;
    FuzzyGraph m_links;
    std::vector<std::uint32_t>
        m_rates;  ///< per link: the share of epochs that it is due in, * 2^32
    Matrix m_points;
    Matrix m_next;      ///< m_points after the epoch that is being made
    Matrix m_momentum;  ///< Adam's means of the forces, n x 2
    Matrix m_square;    ///< and of their squares
    std::size_t m_epoch = 0;
};

}  // namespace crossfade
