// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"

#include "core/base/text.h"
#include "core/evaluation/statistics.h"
#include "core/retrieval/comparison.h"

#include <algorithm>
#include <array>
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

/// For each rank of a list whether it is a hit.
class Judged {
public:
    Judged(std::span<const std::uint32_t> list, std::span<const ArtistRow> candidates,
           std::span<const ArtistRow> relevant)
        : m_hits(std::make_unique<bool[]>(list.size())), m_count(list.size())
    {
        for (std::size_t r = 0; r < list.size(); ++r)
            m_hits[r] = std::ranges::binary_search(relevant, candidates[list[r]]);
    }
    std::span<const bool> ranks() const { return {m_hits.get(), m_count}; }

private:
    std::unique_ptr<bool[]> m_hits;  // a vector of bool has no span
    std::size_t m_count;
};

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

GroupScore groupScore(std::string name, ModalityMask set, const std::vector<double>& values)
{
    GroupScore group{std::move(name), set, values.size(), 0.0, {}};
    if (values.empty()) return group;
    group.ndcg = mean(values);
    group.interval = bootstrapMean(values, kBootstrapSeed);
    return group;
}

constexpr std::array<const char*, kPopularityGroups + 1> kGroupNames = {"unknown", "low", "mid",
                                                                        "high"};

void addGroups(EvaluationReport& report, const Task& task, std::span<const Artist> artists,
               std::span<const ModalityMask> presence, std::span<const std::string> names)
{
    std::vector<double> popularity;
    for (const ArtistRow query : task.queries) popularity.push_back(artists[query].popularity);
    const std::vector<std::size_t> groupOf = popularityGroups(popularity, kPopularityGroups);
    std::array<std::vector<double>, kPopularityGroups + 1> byPopularity;
    for (std::size_t q = 0; q < groupOf.size(); ++q)
        byPopularity[groupOf[q]].push_back(report.perQuery[q]);
    for (std::size_t g = 0; g < kGroupNames.size(); ++g)
        report.popularity.push_back(groupScore(kGroupNames[g], {}, byPopularity[g]));

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

GroundTruth::GroundTruth(const std::vector<std::vector<ArtistRow>>& others) : m_starts{0}
{
    for (const std::vector<ArtistRow>& of : others) {
        m_others.insert(m_others.end(), of.begin(), of.end());
        std::sort(m_others.end() - static_cast<std::ptrdiff_t>(of.size()), m_others.end());
        m_starts.push_back(m_others.size());
    }
}

GroundTruth GroundTruth::directed(std::span<const std::pair<ArtistRow, ArtistRow>> pairs,
                                  std::size_t artistCount)
{
    std::vector<std::vector<ArtistRow>> others(artistCount);
    for (const auto& [query, artist] : pairs) others[query].push_back(artist);
    return GroundTruth(others);
}

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

std::vector<ShownGroup> shownByPopularity(std::span<const std::uint32_t> exposure,
                                          std::span<const double> popularity)
{
    const std::vector<std::size_t> groupOf = popularityGroups(popularity, kPopularityGroups);
    std::vector<ShownGroup> groups;
    groups.reserve(std::size(kGroupNames));
    for (const char* name : kGroupNames) groups.push_back({name, 0, 0.0});
    double all = 0.0;
    for (std::size_t c = 0; c < groupOf.size(); ++c) {
        ++groups[groupOf[c]].candidates;
        groups[groupOf[c]].share += exposure[c];
        all += exposure[c];
    }
    for (ShownGroup& group : groups) group.share = all > 0.0 ? group.share / all : 0.0;
    return groups;
}

double shownMedian(std::span<const std::uint32_t> exposure, std::span<const double> popularity)
{
    std::vector<std::pair<double, std::uint32_t>> known;
    std::uint64_t places = 0;
    for (std::size_t c = 0; c < popularity.size(); ++c) {
        if (popularity[c] <= 0.0 || exposure[c] == 0) continue;
        known.emplace_back(popularity[c], exposure[c]);
        places += exposure[c];
    }
    std::ranges::sort(known);
    std::uint64_t below = 0;
    for (const auto& [value, times] : known) {
        below += times;
        if (2 * below > places) return value;
    }
    return 0.0;
}

double listNdcg(std::span<const std::uint32_t> list, std::span<const ArtistRow> candidates,
                std::span<const ArtistRow> relevant, std::size_t k)
{
    return ndcg(Judged(list, candidates, relevant).ranks(), relevant.size(), k);
}

Result<double> meanNdcg(const Task& task, const MethodSetting& setting, unsigned threads,
                        const JobContext& job)
{
    std::vector<double> perQuery(task.queries.size(), 0.0);
    CROSSFADE_TRY(searchMethod({setting.method,
                                setting.comparison,
                                setting.hubness,
                                task.queries,
                                task.candidates,
                                {},
                                task.protocol.k,
                                threads},
                               job, [&](std::size_t q, std::span<const std::uint32_t> list) {
                                   perQuery[q] = listNdcg(list, task.candidates, task.relevant[q],
                                                          task.protocol.k);
                               }));
    return mean(perQuery);
}

Result<EvaluationReport> evaluate(const Task& task, const MethodSetting& setting,
                                  std::span<const Artist> artists,
                                  std::span<const ModalityMask> presence,
                                  std::span<const std::string> names, unsigned threads,
                                  const JobContext& job)
{
    const Comparison& how = setting.comparison;
    std::vector<std::size_t> queryAt(artists.size(), task.queries.size());
    for (std::size_t q = 0; q < task.queries.size(); ++q) queryAt[task.queries[q]] = q;
    const auto places = [&](ArtistRow artist, const Side& side) {
        return !(setting.method->presence()[artist] & side.active()).empty();
    };

    EvaluationReport report;
    report.method = setting.method->name();
    report.k = task.protocol.k;
    report.queries = task.queries.size();
    report.candidates = task.candidates.size();
    report.perQuery.assign(task.queries.size(), 0.0);
    const std::size_t width = std::min(report.k, task.candidates.size());
    report.lists.assign(task.candidates.size() * width, kNoCandidate);
    report.perQueryRecall.assign(task.queries.size(), 0.0);
    report.perQueryPrecision.assign(task.queries.size(), 0.0);

    // Every artist who can be placed asks once; the queries are among them.
    const auto judge = [&](std::size_t asker, std::span<const std::uint32_t> list) {
        std::ranges::copy(list, report.lists.begin() + static_cast<std::ptrdiff_t>(asker * width));
        const std::size_t q = queryAt[task.candidates[asker]];
        if (q == task.queries.size()) return;
        const auto& relevant = task.relevant[q];
        const Judged hits(list, task.candidates, relevant);
        report.perQuery[q] = ndcg(hits.ranks(), relevant.size(), report.k);
        report.perQueryRecall[q] = recall(hits.ranks(), relevant.size());
        report.perQueryPrecision[q] = averagePrecision(hits.ranks(), relevant.size(), report.k);
    };
    CROSSFADE_TRY(searchMethod({setting.method,
                                how,
                                setting.hubness,
                                task.candidates,
                                task.candidates,
                                {},
                                report.k,
                                threads},
                               job, judge));

    report.ndcg = mean(report.perQuery);
    report.recall = mean(report.perQueryRecall);
    report.map = mean(report.perQueryPrecision);
    report.ndcgInterval = bootstrapMean(report.perQuery, kBootstrapSeed);
    report.unplaced = static_cast<std::size_t>(std::ranges::count_if(
        task.queries, [&](ArtistRow query) { return !places(query, how.query); }));

    report.exposure.assign(task.candidates.size(), 0);
    for (const std::uint32_t position : report.lists)
        if (position != kNoCandidate) ++report.exposure[position];
    std::vector<std::uint32_t> placeable;
    for (std::size_t c = 0; c < task.candidates.size(); ++c)
        if (places(task.candidates[c], how.candidates)) placeable.push_back(report.exposure[c]);
    report.placeable = placeable.size();
    report.gini = gini(report.exposure);
    report.giniPlaceable = gini(std::move(placeable));
    report.coverage = coverage(report.exposure);
    report.lorenz = lorenz(report.exposure, kLorenzPoints);
    std::vector<double> popularity;
    for (const ArtistRow candidate : task.candidates)
        popularity.push_back(artists[candidate].popularity);
    report.shown = shownByPopularity(report.exposure, popularity);
    report.shownPopularity = shownMedian(report.exposure, popularity);
    addGroups(report, task, artists, presence, names);
    return report;
}

}  // namespace crossfade
