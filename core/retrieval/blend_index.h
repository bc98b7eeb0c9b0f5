// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality_vectors.h"
#include "core/retrieval/side.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace crossfade {

struct Neighbour {
    ArtistRow artist = 0;
    float score = 0.0F;  ///< see BlendIndex::scores()
    bool operator==(const Neighbour&) const = default;
};

/// One query against all artists, before any weight is chosen: what a fader never has to compute
/// again. Made by BlendIndex::prepare().
struct PreparedQuery {
    std::vector<ArtistRow> artists;  ///< who is asked for; never among the neighbours
    ModalityMask presence;           ///< of the query
    std::vector<std::vector<float>>
        dots;                 ///< [m * M + n][j] = <a_m, b_jn>; empty where a_m is absent
    std::vector<float> gram;  ///< M x M of the query's own encodings
};

/// The one kernel of retrieval. With A = sum of w_m a_m over what the query has and B_j = sum of
/// v_n b_jn likewise, the score of candidate j is
///     s_j = (sum over m, n of w_m v_n <a_m, b_jn>) / (|A| |B_j|),
/// where |B_j|^2 = v' G_j v with G_j the small Gram matrix of the candidate's own encodings, made
/// once. Weights, masks and what-ifs change w and v only, so that a change costs M^2 per candidate.
/// Immutable after construction; usable from several threads.
class BlendIndex {
public:
    explicit BlendIndex(std::shared_ptr<const ModalityVectors> encodings);

    const ModalityVectors& encodings() const { return *m_encodings; }
    std::shared_ptr<const ModalityVectors> sharedEncodings() const { return m_encodings; }

    /// The query is the sum of the artists' encodings, modality by modality (one artist: their
    /// own).
    PreparedQuery prepare(std::span<const ArtistRow> artists) const;

    /// Cosines of all artists with the query; minus infinity for those who have nothing that counts
    /// on their side. All are so if the query has nothing that counts.
    std::vector<float> cosines(const PreparedQuery& query, const Comparison& comparison) const;

    /// Turns such cosines into scores, see reducedScore(). The query's hubness is the mean over its
    /// artists. `hubness`: per artist; may be empty where the scoring does not reduce hubs.
    static void reduceHubs(std::span<float> cosines, const PreparedQuery& query,
                           const Scoring& scoring, std::span<const float> hubness);

    /// Both in a row.
    std::vector<float> scores(const PreparedQuery& query, const Comparison& comparison,
                              std::span<const float> hubness = {}) const;

private:
    /// Cosines, everybody as they are.
    std::vector<float> ownCosines(const PreparedQuery& query, const Side& querySide,
                                  const Side& candidateSide) const;

    std::shared_ptr<const ModalityVectors> m_encodings;
    std::vector<std::vector<float>> m_gram;  ///< [m * M + n][j], n >= m
};

/// The k best of `scores` in falling order, ties by row; only finite scores, without `excluded`.
std::vector<Neighbour> topNeighbours(std::span<const float> scores,
                                     std::span<const ArtistRow> excluded, std::size_t k);

}  // namespace crossfade
