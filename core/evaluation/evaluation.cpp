// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"

#include "core/base/text.h"
#include "core/retrieval/fused_search.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <map>
#include <numeric>

namespace crossfade {

namespace {

constexpr std::uint64_t kBootstrapSeed = 2023;
constexpr std::size_t kPopularityGroups = 3;
constexpr std::size_t kLorenzPoints = 100;

bool isQuery(Split split, QuerySet queries)
{
    return queries == QuerySet::All ||
           split == (queries == QuerySet::Val ? Split::Val : Split::Test);
}

bool isCandidate(Split split, const Protocol& protocol)
{
    if (protocol.pool == CandidatePool::Split) return isQuery(split, protocol.queries);
    // The pairs of test artists are for the test alone: a val query must not be judged on them.
    return protocol.queries != QuerySet::Val || split != Split::Test;
}

GroupScore groupScore(std::string name, ModalityMask set, const std::vector<double>& values)
{
    GroupScore group{std::move(name), set, values.size(), 0.0, {}};
    if (values.empty()) return group;
    group.ndcg =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    group.interval = bootstrapMean(values, kBootstrapSeed);
    return group;
}

void addGroups(EvaluationReport& report, const Task& task, std::span<const Artist> artists,
               std::span<const ModalityMask> presence, std::span<const std::string> names)
{
    std::vector<double> popularity;
    for (const ArtistRow query : task.queries) popularity.push_back(artists[query].popularity);
    const std::vector<std::size_t> groupOf = popularityGroups(popularity, kPopularityGroups);
    std::array<std::vector<double>, kPopularityGroups + 1> byPopularity;
    for (std::size_t q = 0; q < groupOf.size(); ++q)
        byPopularity[groupOf[q]].push_back(report.perQuery[q]);
    static constexpr std::array<const char*, kPopularityGroups + 1> kLabels = {"unknown", "low",
                                                                               "mid", "high"};
    for (std::size_t g = 0; g < kLabels.size(); ++g)
        report.popularity.push_back(groupScore(kLabels[g], {}, byPopularity[g]));

    const auto larger = [](ModalityMask a, ModalityMask b) {
        return a.count() != b.count() ? a.count() > b.count() : a.bits() < b.bits();
    };
    std::map<ModalityMask, std::vector<double>, decltype(larger)> bySet(larger);
    for (std::size_t q = 0; q < task.queries.size(); ++q)
        bySet[presence[task.queries[q]]].push_back(report.perQuery[q]);
    for (const auto& [set, values] : bySet)
        report.modalities.push_back(groupScore(modalitySetName(set, names), set, values));
}

}  // namespace

GroundTruth::GroundTruth(std::span<const SimilarPair> pairs, std::size_t artistCount)
    : m_starts(artistCount + 1, 0)
{
    for (const auto& [a, b] : pairs) {
        ++m_starts[a + 1];
        ++m_starts[b + 1];
    }
    std::partial_sum(m_starts.begin(), m_starts.end(), m_starts.begin());
    m_others.resize(m_starts.back());
    std::vector<std::size_t> at(m_starts.begin(), m_starts.end() - 1);
    for (const auto& [a, b] : pairs) {
        m_others[at[a]++] = b;
        m_others[at[b]++] = a;
    }
    for (std::size_t i = 0; i < artistCount; ++i)
        std::sort(m_others.begin() + static_cast<std::ptrdiff_t>(m_starts[i]),
                  m_others.begin() + static_cast<std::ptrdiff_t>(m_starts[i + 1]));
}

std::span<const ArtistRow> GroundTruth::of(ArtistRow artist) const
{
    return std::span(m_others).subspan(m_starts[artist], m_starts[artist + 1] - m_starts[artist]);
}

bool GroundTruth::similar(ArtistRow a, ArtistRow b) const
{
    return std::ranges::binary_search(of(a), b);
}

Result<Task> makeTask(const Protocol& protocol, std::span<const Artist> artists,
                      std::span<const ModalityMask> presence, const GroundTruth& truth)
{
    if (protocol.k == 0)
        return Error{ErrorCode::InvalidInput,
                     "A list of length 0 can't be evaluated; k starts at 1."};
    if (protocol.pool == CandidatePool::Split && protocol.queries == QuerySet::All)
        return Error{ErrorCode::InvalidInput,
                     "The pool \"split\" needs the queries of one split: val or test."};
    Task task{protocol, {}, {}, {}};
    std::vector<char> among(artists.size(), 0);
    for (std::size_t i = 0; i < artists.size(); ++i) {
        if (presence[i].empty() || !isCandidate(artists[i].split, protocol)) continue;
        among[i] = 1;
        task.candidates.push_back(static_cast<ArtistRow>(i));
    }
    for (const ArtistRow artist : task.candidates) {
        if (!isQuery(artists[artist].split, protocol.queries)) continue;
        std::vector<ArtistRow> relevant;
        for (const ArtistRow other : truth.of(artist))
            if (among[other] != 0) relevant.push_back(other);
        if (relevant.empty()) continue;
        task.queries.push_back(artist);
        task.relevant.push_back(std::move(relevant));
    }
    if (task.queries.empty())
        return Error{ErrorCode::InvalidInput,
                     "There is nobody to ask for: no artist of the queries has a modality and a "
                     "similar artist among " +
                         counted(task.candidates.size(), "candidate", "candidates") + "."};
    return task;
}

std::vector<std::size_t> popularityGroups(std::span<const double> popularity, std::size_t groups)
{
    std::vector<double> known;
    for (const double p : popularity)
        if (p > 0.0) known.push_back(p);
    std::ranges::sort(known);
    std::vector<double> cuts;
    for (std::size_t g = 1; g < groups && !known.empty(); ++g) {
        const double at = static_cast<double>(g) / static_cast<double>(groups) *
                          static_cast<double>(known.size() - 1);
        const auto below = static_cast<std::size_t>(at);
        const double next = known[std::min(below + 1, known.size() - 1)];
        cuts.push_back(known[below] + (at - static_cast<double>(below)) * (next - known[below]));
    }
    std::vector<std::size_t> result;
    for (const double p : popularity) {
        const auto over = static_cast<std::size_t>(
            std::ranges::count_if(cuts, [p](double cut) { return p > cut; }));
        result.push_back(p > 0.0 ? 1 + over : 0);
    }
    return result;
}

Result<EvaluationReport> evaluate(const Task& task, const MethodSetting& setting,
                                  std::span<const Artist> artists,
                                  std::span<const ModalityMask> presence,
                                  std::span<const std::string> names, unsigned threads,
                                  const JobContext& job)
{
    const auto blocks = setting.method->blocks();
    const FusedVectors candidates = fuse(*blocks, setting.candidateSide, task.candidates);
    const FusedVectors askers = fuse(*blocks, setting.querySide, task.candidates);
    std::vector<std::size_t> queryAt(artists.size(), task.queries.size());
    for (std::size_t q = 0; q < task.queries.size(); ++q) queryAt[task.queries[q]] = q;

    EvaluationReport report;
    report.method = setting.method->name();
    report.k = task.protocol.k;
    report.queries = task.queries.size();
    report.candidates = task.candidates.size();
    report.placeable = candidates.artists.size();
    report.perQuery.assign(task.queries.size(), 0.0);
    std::vector<double> recalls(task.queries.size(), 0.0);
    std::vector<std::atomic<std::uint32_t>> shown(candidates.artists.size());

    // Every artist who can be placed asks once; the queries are among them.
    const auto judge = [&](std::size_t asker, std::span<const std::uint32_t> list) {
        for (const std::uint32_t position : list)
            shown[position].fetch_add(1, std::memory_order_relaxed);
        const std::size_t q = queryAt[askers.artists[asker]];
        if (q == task.queries.size()) return;
        const auto& relevant = task.relevant[q];
        const auto hits = std::make_unique<bool[]>(list.size());
        for (std::size_t r = 0; r < list.size(); ++r)
            hits[r] = std::ranges::binary_search(relevant, candidates.artists[list[r]]);
        report.perQuery[q] = ndcg({hits.get(), list.size()}, relevant.size(), task.protocol.k);
        recalls[q] = recall({hits.get(), list.size()}, relevant.size());
    };
    CROSSFADE_TRY(searchAll(askers, candidates, {task.protocol.k, threads}, job, judge));

    const auto n = static_cast<double>(task.queries.size());
    report.ndcg = std::accumulate(report.perQuery.begin(), report.perQuery.end(), 0.0) / n;
    report.recall = std::accumulate(recalls.begin(), recalls.end(), 0.0) / n;
    report.ndcgInterval = bootstrapMean(report.perQuery, kBootstrapSeed);
    const ModalityMask active = setting.querySide.active();
    report.unplaced = static_cast<std::size_t>(std::ranges::count_if(
        task.queries, [&](ArtistRow query) { return (blocks->presence[query] & active).empty(); }));

    std::vector<std::uint32_t> placeable(shown.begin(), shown.end());
    report.exposure.assign(task.candidates.size(), 0);
    for (std::size_t j = 0, c = 0; j < candidates.artists.size(); ++j) {
        while (task.candidates[c] != candidates.artists[j]) ++c;
        report.exposure[c] = placeable[j];
    }
    report.gini = gini(report.exposure);
    report.giniPlaceable = gini(std::move(placeable));
    report.coverage = coverage(report.exposure);
    report.lorenz = lorenz(report.exposure, kLorenzPoints);
    addGroups(report, task, artists, presence, names);
    return report;
}

}  // namespace crossfade
