// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality_vectors.h"
#include "core/retrieval/side.h"

#include <cstddef>
#include <memory>
#include <optional>
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
    std::vector<ArtistRow> against;  ///< whom the neighbours are not to be like; likewise
    double againstWeight = 0.0;
    ModalityMask presence;  ///< of the query
    std::vector<std::vector<float>>
        dots;                 ///< [m * M + n][j] = <a_m, b_jn>; empty where a_m is absent
    std::vector<float> gram;  ///< M x M of the query's own encodings
};

/// What a cosine is made of: s_mn = w_m v_n <a_m, b_n> / (|A| |B|), which sum to it.
struct ScoreParts {
    std::size_t modalities = 0;  ///< M
    /// [m * M + n]: the query's modality m with the candidate's n; 0 where either does not count.
    std::vector<float> parts;

    float part(std::size_t query, std::size_t candidate) const
    {
        return parts[query * modalities + candidate];
    }
    /// s_mm.
    float pure(std::size_t m) const { return part(m, m); }
    /// s_mn + s_nm of two different modalities.
    float cross(std::size_t m, std::size_t n) const { return part(m, n) + part(n, m); }
    /// A modality's own: its pure part and half of its cross parts. All shares sum to the cosine.
    float share(std::size_t m) const;
    float sum() const;
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
    /// own), less what those `against` have (Rocchio 1971, with negative feedback only):
    ///     a_m = sum over P of p_m - g (|P| / |N|) sum over N of n_m,
    /// with P the artists, N those against and g = `againstWeight`: |P| times mean P less g mean N.
    /// As A = sum of w_m a_m, this takes g times the mean of the fused (not normalised) vectors of
    /// those against from that of the artists, whatever the weights. A part s_mn of the score is
    /// then what the query's signed a_m has in common with the candidate's n, so that parts add up
    /// to the cosine as ever, and a modality that is off takes nothing off either. The presence is
    /// that of both together. The dimensions of the modalities that are mixed must be the same.
    PreparedQuery prepare(std::span<const ArtistRow> artists,
                          std::span<const ArtistRow> against = {},
                          double againstWeight = 0.0) const;

    /// Whether anything is left of a query under its side of the comparison: it has something that
    /// counts, and its parts do not cancel out.
    bool hasDirection(const PreparedQuery& query, const Side& side) const;

    /// Cosines of all artists with the query; minus infinity for those who have nothing that counts
    /// on their side. All are so if the query has nothing that counts.
    std::vector<float> cosines(const PreparedQuery& query, const Comparison& comparison) const;

    /// Turns such cosines into scores, see reducedScore(). The query's hubness is the mean over its
    /// artists. `hubness`: per artist; may be empty where the scoring does not reduce hubs.
    static void reduceHubs(std::span<float> cosines, const PreparedQuery& query,
                           const Scoring& scoring, std::span<const float> hubness);

    /// What the cosine of one candidate is made of; none where it has none.
    std::optional<ScoreParts> parts(const PreparedQuery& query, const Comparison& comparison,
                                    ArtistRow candidate) const;

    /// The cosine of one artist, asking, with another; minus infinity where there is none. The same
    /// as cosines() gives, without a look at the others.
    float pairCosine(ArtistRow query, const Comparison& comparison, ArtistRow candidate) const;

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
