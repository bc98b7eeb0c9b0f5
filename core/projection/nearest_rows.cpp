// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/nearest_rows.h"

#include "core/base/text.h"
#include "core/jobs/parallel_for.h"

#include <Eigen/Dense>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Rows and columns of one matrix product: its result stays in the second-level cache.
constexpr std::size_t kQueriesPerBlock = 128;
constexpr std::size_t kColumnsPerChunk = 2048;
/// Cosines nearer to each other than this are told apart by the distance, which rounds less.
constexpr float kRounding = 4e-6F;

struct Candidate {
    float score = 0.0F;
    std::uint32_t row = 0;
};

/// The best candidates of one query so far: all that may be among its k nearest.
class Shortlist {
public:
    explicit Shortlist(std::size_t k) : m_k(k), m_most(4 * k + 32) {}

    /// Scores of the rows from `first` on.
    void add(std::span<const float> scores, std::size_t first)
    {
        constexpr std::size_t kStep = 16;
        std::size_t j = 0;
        for (; j + kStep <= scores.size(); j += kStep) {
            int above = 0;
            for (std::size_t s = 0; s < kStep; ++s) above += scores[j + s] >= m_threshold ? 1 : 0;
            if (above > 0) addEach(scores.subspan(j, kStep), first + j);
        }
        addEach(scores.subspan(j), first + j);
    }

    /// In the order of their rows.
    const std::vector<Candidate>& candidates()
    {
        prune();
        std::ranges::sort(m_found, {}, &Candidate::row);
        return m_found;
    }

private:
    void addEach(std::span<const float> scores, std::size_t first)
    {
        for (std::size_t j = 0; j < scores.size(); ++j)
            if (scores[j] >= m_threshold)
                m_found.push_back({scores[j], static_cast<std::uint32_t>(first + j)});
        if (m_found.size() < m_most) return;
        prune();
        m_most = 2 * m_found.size() + 4 * m_k;  // so that many equal rows are not pruned in vain
    }

    void prune()
    {
        if (m_found.size() <= m_k) return;
        const auto kth = m_found.begin() + static_cast<std::ptrdiff_t>(m_k - 1);
        std::ranges::nth_element(m_found, kth, std::greater<>(), &Candidate::score);
        m_threshold = kth->score - kRounding;
        std::erase_if(m_found, [&](const Candidate& c) { return c.score < m_threshold; });
    }

    std::size_t m_k;
    std::size_t m_most;
    float m_threshold = -std::numeric_limits<float>::infinity();
    std::vector<Candidate> m_found;
};

float halfSquaredDifference(std::span<const float> a, std::span<const float> b)
{
    const auto length = static_cast<Eigen::Index>(a.size());
    const Eigen::Map<const Eigen::VectorXf> x(a.data(), length);
    const Eigen::Map<const Eigen::VectorXf> y(b.data(), length);
    return 0.5F * (x - y).squaredNorm();
}

/// Writes the row's place in the graph.
void keepNearest(const Matrix& rows, std::size_t query, const std::vector<Candidate>& candidates,
                 NeighbourGraph& graph)
{
    std::vector<std::pair<float, std::uint32_t>> order;
    std::size_t equal = 0;
    for (const Candidate& candidate : candidates) {
        if (candidate.row == query) continue;
        const float distance = halfSquaredDifference(rows.row(query), rows.row(candidate.row));
        order.emplace_back(distance, candidate.row);
        // Nobody can be nearer than k equal rows of lower number.
        if (distance == 0.0F && ++equal == graph.k) break;
    }
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(graph.k),
                      order.end());
    for (std::size_t j = 0; j < graph.k; ++j) {
        graph.distances[query * graph.k + j] = order[j].first;
        graph.neighbours[query * graph.k + j] = order[j].second;
    }
}

void searchBlock(const Matrix& rows, std::size_t begin, std::size_t end, NeighbourGraph& graph)
{
    const auto part = [&](std::size_t from, std::size_t to) {
        return Eigen::Map<const RowMajor>(rows.values.data() + from * rows.cols,
                                          static_cast<Eigen::Index>(to - from),
                                          static_cast<Eigen::Index>(rows.cols));
    };
    // One more than k: the row itself is among them.
    std::vector<Shortlist> lists(end - begin, Shortlist(graph.k + 1));
    RowMajor scores;
    for (std::size_t from = 0; from < rows.rows; from += kColumnsPerChunk) {
        const std::size_t to = std::min(rows.rows, from + kColumnsPerChunk);
        scores.noalias() = part(begin, end) * part(from, to).transpose();
        for (std::size_t q = 0; q < lists.size(); ++q)
            lists[q].add({scores.data() + q * (to - from), to - from}, from);
    }
    for (std::size_t q = 0; q < lists.size(); ++q)
        keepNearest(rows, begin + q, lists[q].candidates(), graph);
}

Status checkRows(const Matrix& rows)
{
    constexpr double kTolerance = 1e-3;
    for (std::size_t i = 0; i < rows.rows; ++i) {
        double square = 0.0;
        for (const float value : rows.row(i)) {
            if (!std::isfinite(value))
                return Error{ErrorCode::InvalidInput,
                             "Row " + std::to_string(i) +
                                 " of the vectors holds a number that is not finite."};
            square += static_cast<double>(value) * static_cast<double>(value);
        }
        if (std::abs(std::sqrt(square) - 1.0) > kTolerance)
            return Error{ErrorCode::InvalidInput,
                         "Row " + std::to_string(i) + " of the vectors has the length " +
                             shortNumber(std::sqrt(square)) + "; it must be 1."};
    }
    return ok();
}

}  // namespace

Result<NeighbourGraph> nearestRows(const Matrix& unitRows, std::size_t k, unsigned threads,
                                   const JobContext& job)
{
    CROSSFADE_TRY(checkRows(unitRows));
    NeighbourGraph graph;
    graph.points = unitRows.rows;
    graph.k = unitRows.rows == 0 ? 0 : std::min(k, unitRows.rows - 1);
    graph.neighbours.resize(graph.points * graph.k);
    graph.distances.resize(graph.points * graph.k);
    if (graph.k == 0) return graph;
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> stopped = false;
    parallelFor(graph.points, kQueriesPerBlock, threads, [&](std::size_t begin, std::size_t end) {
        if (stopped || job.cancelled()) {
            stopped = true;
            return;
        }
        searchBlock(unitRows, begin, end, graph);
        done += end - begin;
        if (job.advance("Searching the neighbours", done, graph.points)) stopped = true;
    });
    if (stopped) return Error{ErrorCode::Cancelled, "Cancelled."};
    return graph;
}

}  // namespace crossfade
