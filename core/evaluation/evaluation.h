// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/evaluation/ranking_metrics.h"
#include "core/jobs/job_context.h"
#include "core/retrieval/comparison.h"
#include "core/retrieval/method.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {

/// Who is similar to whom, by the experts: neighbours of each artist, ascending.
class GroundTruth {
public:
    GroundTruth(std::span<const SimilarPair> pairs, std::size_t artistCount);
    /// Of pairs of a query and who is right for it, which say nothing of the reverse; none twice.
    static GroundTruth directed(std::span<const std::pair<ArtistRow, ArtistRow>> pairs,
                                std::size_t artistCount);
    std::span<const ArtistRow> of(ArtistRow artist) const;
    /// Whether b is among those of a.
    bool similar(ArtistRow a, ArtistRow b) const;

private:
    explicit GroundTruth(const std::vector<std::vector<ArtistRow>>& others);

    std::vector<std::size_t> m_starts;
    std::vector<ArtistRow> m_others;
};

enum class QuerySet { Val, Test, All };
enum class CandidatePool {
    Catalogue,  ///< all; for val queries without the test split
    Split,      ///< only the queries' own split: OLGA's protocol
};

/// What an evaluation is made on. Relevant artists and the ideal list depend on this alone, so that
/// they stay fixed whatever modalities are switched off.
struct Protocol {
    QuerySet queries = QuerySet::Val;
    CandidatePool pool = CandidatePool::Catalogue;
    std::size_t k = 200;
};

/// Candidates: artists with a modality, in the pool. Queries: candidates of the query split with a
/// relevant candidate. Ascending.
struct Task {
    Protocol protocol;
    std::vector<ArtistRow> candidates;
    std::vector<ArtistRow> queries;
    std::vector<std::vector<ArtistRow>> relevant;  ///< per query, ascending
};

/// InvalidInput if no query is left, or the pool does not go with the queries.
Result<Task> makeTask(const Protocol& protocol, std::span<const Artist> artists,
                      std::span<const ModalityMask> presence, const GroundTruth& truth);

/// The mean over some of the queries.
struct GroupScore {
    std::string name;
    ModalityMask set;  ///< for groups by modalities
    std::size_t queries = 0;
    double ndcg = 0.0;
    Interval interval;
};

/// What is shown of the candidates of one group of popularity.
struct ShownGroup {
    std::string name;
    std::size_t candidates = 0;
    double share = 0.0;  ///< of all places in all lists; of all groups they sum to 1, or 0
    bool operator==(const ShownGroup&) const = default;
};

/// Judgements of people that a report is by, see judgedTruth().
struct JudgedPairs {
    std::size_t kept = 0;
    std::size_t rejected = 0;
    std::size_t unused = 0;  ///< judgements that are of no pair in the catalogue
    bool operator==(const JudgedPairs&) const = default;
};

struct EvaluationReport {
    std::string method;
    std::size_t k = 0;
    double ndcg = 0.0;
    Interval ndcgInterval;
    double recall = 0.0;
    double map = 0.0;            ///< mean of the queries' average precision at k
    double gini = 0.0;           ///< of exposure over all candidates
    double giniPlaceable = 0.0;  ///< over those the method can place
    double coverage = 0.0;       ///< share of candidates who are in anyone's list
    std::size_t queries = 0;
    std::size_t unplaced = 0;  ///< queries the method cannot place: they score 0
    std::size_t candidates = 0;
    std::size_t placeable = 0;
    std::vector<GroupScore> popularity;  ///< unknown first, then thirds of the known, ties together
    std::vector<GroupScore> modalities;  ///< by the set that the query has, largest set first
    std::vector<ShownGroup> shown;       ///< unknown first, then thirds of the candidates' known
    double shownPopularity = 0.0;        ///< median over all places in all lists where it is known
    std::optional<JudgedPairs> judged;   ///< where people's judgements are the ground truth
    std::vector<double> lorenz;          ///< over all candidates, 100 steps
    std::vector<double> perQuery;        ///< nDCG, in the order of Task::queries
    std::vector<double> perQueryRecall;
    std::vector<double> perQueryPrecision;  ///< average precision at k
    std::vector<std::uint32_t>
        exposure;  ///< lists each candidate is in, in the order of Task::candidates
    /// What each candidate, asking, was given: rows of min(k, candidates) positions in
    /// Task::candidates, filled up with kNoCandidate, in the order of Task::candidates.
    std::vector<std::uint32_t> lists;
};

struct MethodSetting {
    const Method* method = nullptr;
    Comparison comparison;
    std::span<const float> hubness;  ///< see hubness(); may be empty without a correction
};

/// Lists for all queries give the accuracy; lists for all placeable candidates, each asking once,
/// the exposure. `presence` and `names` are the catalogue's, by which queries are grouped.
Result<EvaluationReport> evaluate(const Task& task, const MethodSetting& setting,
                                  std::span<const Artist> artists,
                                  std::span<const ModalityMask> presence,
                                  std::span<const std::string> names, unsigned threads,
                                  const JobContext& job);

/// nDCG@k of one list of positions in `candidates`; `relevant` is ascending.
double listNdcg(std::span<const std::uint32_t> list, std::span<const ArtistRow> candidates,
                std::span<const ArtistRow> relevant, std::size_t k);

/// nDCG of the queries alone: what choosing a setting needs.
Result<double> meanNdcg(const Task& task, const MethodSetting& setting, unsigned threads,
                        const JobContext& job);

/// What lists show, by the popularity of who is in them: `exposure` says in how many lists each
/// candidate is, `popularity` is theirs.
std::vector<ShownGroup> shownByPopularity(std::span<const std::uint32_t> exposure,
                                          std::span<const double> popularity);
/// Median of the known popularities, each candidate counted once per list; 0 if none is known.
double shownMedian(std::span<const std::uint32_t> exposure, std::span<const double> popularity);

/// Groups of equal size by popularity: 0 for unknown (0 or absent), then 1 to `groups` by quantiles
/// of the known values (linear interpolation), ties in the lower group.
std::vector<std::size_t> popularityGroups(std::span<const double> popularity, std::size_t groups);

}  // namespace crossfade
