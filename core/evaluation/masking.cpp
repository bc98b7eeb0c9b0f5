// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/masking.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/retrieval/comparison.h"

#include <algorithm>
#include <memory>
#include <numeric>

namespace crossfade {

namespace {

constexpr std::uint64_t kComparisonSeed = 2023;
constexpr std::size_t kMostOfTheArtists = 4;  // a list holds a quarter of them at most

bool isComplete(const Method& method, ArtistRow artist)
{
    return method.presence()[artist] == ModalityMask::firstN(method.modalities().size());
}

Error nobodyComplete(const Method& method)
{
    return {ErrorCode::InvalidInput,
            "No query has all of " + joinText(method.modalities(), ", ") +
                " and a similar artist among the candidates, so that nothing can be masked."};
}

/// nDCG of each query of the task, under a setting that may mask artists.
Result<std::vector<double>> perQueryNdcg(const Task& task, const SearchRequest& base,
                                         const JobContext& job)
{
    SearchRequest request = base;
    request.queries = task.queries;
    request.candidates = task.candidates;
    std::vector<double> result(task.queries.size(), 0.0);
    CROSSFADE_TRY(
        searchMethod(request, job, [&](std::size_t q, std::span<const std::uint32_t> list) {
            result[q] = listNdcg(list, task.candidates, task.relevant[q], request.k);
        }));
    return result;
}

double mean(const std::vector<double>& values)
{
    return values.empty() ? 0.0
                          : std::accumulate(values.begin(), values.end(), 0.0) /
                                static_cast<double>(values.size());
}

}  // namespace

std::vector<ModalityMask> allModalitySets(std::size_t modalities)
{
    std::vector<ModalityMask> sets;
    for (std::uint32_t bits = 1; bits < (1U << modalities); ++bits) sets.emplace_back(bits);
    std::ranges::stable_sort(sets,
                             [](ModalityMask a, ModalityMask b) { return a.count() > b.count(); });
    return sets;
}

Task completeQueries(const Task& task, const Method& method)
{
    Task some{task.protocol, task.candidates, {}, {}};
    for (std::size_t q = 0; q < task.queries.size(); ++q) {
        if (!isComplete(method, task.queries[q])) continue;
        some.queries.push_back(task.queries[q]);
        some.relevant.push_back(task.relevant[q]);
    }
    return some;
}

Result<Task> completeArtists(const Task& task, const Method& method)
{
    Task some{task.protocol, {}, {}, {}};
    for (const ArtistRow artist : task.candidates)
        if (isComplete(method, artist)) some.candidates.push_back(artist);
    const Task asked = completeQueries(task, method);
    for (std::size_t q = 0; q < asked.queries.size(); ++q) {
        std::vector<ArtistRow> relevant;
        std::ranges::set_intersection(asked.relevant[q], some.candidates,
                                      std::back_inserter(relevant));
        if (relevant.empty()) continue;
        some.queries.push_back(asked.queries[q]);
        some.relevant.push_back(std::move(relevant));
    }
    if (some.queries.empty()) return nobodyComplete(method);
    some.protocol.k = std::min(
        some.protocol.k, std::max<std::size_t>(some.candidates.size() / kMostOfTheArtists, 1));
    return some;
}

Result<std::vector<MaskedQueryRow>> maskQueries(const Task& task, const MethodSetting& setting,
                                                unsigned threads, const JobContext& job)
{
    const Task asked = completeQueries(task, *setting.method);
    if (asked.queries.empty()) return nobodyComplete(*setting.method);
    std::vector<MaskedQueryRow> rows;
    const std::vector<ModalityMask> sets = allModalitySets(setting.method->modalities().size());
    for (const ModalityMask set : sets) {
        if (auto stop = job.advance("Masking the queries", rows.size(), sets.size())) return *stop;
        SearchRequest request{
            setting.method, setting.comparison, setting.hubness, {}, {}, {}, task.protocol.k,
            threads};
        request.comparison.query.on = request.comparison.query.on & set;
        CROSSFADE_ASSIGN(std::vector<double> perQuery, perQueryNdcg(asked, request, job.silent()));
        MaskedQueryRow row;
        row.set = set;
        row.ndcg = mean(perQuery);
        row.interval = bootstrapMean(perQuery, kComparisonSeed);
        const std::vector<double>& complete = rows.empty() ? perQuery : rows.front().perQuery;
        row.loss = comparePaired(perQuery, complete, kComparisonSeed);
        row.perQuery = std::move(perQuery);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<GroupMatrix> groupMatrix(const Task& task, const MethodSetting& setting, std::size_t draws,
                                std::uint64_t seed, unsigned threads, const JobContext& job)
{
    CROSSFADE_ASSIGN(const Task complete, completeArtists(task, *setting.method));
    GroupMatrix matrix;
    matrix.sets = allModalitySets(setting.method->modalities().size());
    const std::size_t groups = matrix.sets.size();
    matrix.artists = complete.candidates.size();
    matrix.draws = draws;
    matrix.k = complete.protocol.k;
    if (matrix.artists < 2 * groups)
        return Error{ErrorCode::InvalidInput,
                     "Only " + counted(matrix.artists, "artist has", "artists have") +
                         " all modalities; " + std::to_string(groups) + " groups need two each."};
    std::vector<std::vector<double>> shares(groups * groups);
    std::vector<std::vector<double>> ndcgOf(groups);
    std::vector<std::size_t> queryAt(setting.method->presence().size(), complete.queries.size());
    for (std::size_t q = 0; q < complete.queries.size(); ++q) queryAt[complete.queries[q]] = q;

    for (std::size_t draw = 0; draw < draws; ++draw) {
        if (auto stop = job.advance("Drawing groups", draw, draws)) return *stop;
        std::vector<ArtistRow> order = complete.candidates;
        Random random(derivedSeed(seed, draw));
        random.shuffle(std::span(order));
        std::vector<std::size_t> groupOf(setting.method->presence().size(), 0);
        std::vector<ModalityMask> keeps(setting.method->presence().size());
        std::vector<double> size(groups, 0.0);
        for (std::size_t i = 0; i < order.size(); ++i) {
            groupOf[order[i]] = i % groups;
            keeps[order[i]] = matrix.sets[i % groups];
            size[i % groups] += 1.0;
        }
        const SearchRequest request{setting.method,
                                    setting.comparison,
                                    setting.hubness,
                                    complete.candidates,
                                    complete.candidates,
                                    keeps,
                                    matrix.k,
                                    threads};
        // Per asker, so that threads do not meet.
        std::vector<std::uint32_t> found(complete.candidates.size() * groups, 0);
        std::vector<double> ndcg(complete.queries.size(), 0.0);
        CROSSFADE_TRY(searchMethod(
            request, job.silent(), [&](std::size_t asker, std::span<const std::uint32_t> list) {
                for (const std::uint32_t position : list)
                    ++found[asker * groups + groupOf[complete.candidates[position]]];
                const std::size_t q = queryAt[complete.candidates[asker]];
                if (q < complete.queries.size())
                    ndcg[q] = listNdcg(list, complete.candidates, complete.relevant[q], matrix.k);
            }));
        for (std::size_t row = 0; row < groups; ++row) {
            std::vector<double> count(groups, 0.0);
            for (std::size_t i = 0; i < complete.candidates.size(); ++i)
                if (groupOf[complete.candidates[i]] == row)
                    for (std::size_t g = 0; g < groups; ++g) count[g] += found[i * groups + g];
            const double all = std::accumulate(count.begin(), count.end(), 0.0);
            for (std::size_t g = 0; g < groups; ++g) {
                const double others = static_cast<double>(matrix.artists) - 1.0;
                const double chance = (size[g] - (g == row ? 1.0 : 0.0)) / others;
                shares[row * groups + g].push_back(all > 0.0 ? count[g] / all / chance : 0.0);
            }
        }
        std::vector<std::vector<double>> byGroup(groups);
        for (std::size_t q = 0; q < ndcg.size(); ++q)
            byGroup[groupOf[complete.queries[q]]].push_back(ndcg[q]);
        for (std::size_t g = 0; g < groups; ++g)
            if (!byGroup[g].empty()) ndcgOf[g].push_back(mean(byGroup[g]));
        matrix.ndcgAll += mean(ndcg) / static_cast<double>(draws);
    }
    for (const auto& cell : shares) {
        const SeedSummary summary = summariseSeeds(cell);
        matrix.relative.push_back(summary.mean);
        matrix.relativeSd.push_back(summary.sd);
    }
    matrix.largest = std::ranges::max(matrix.relative);
    for (std::size_t g = 0; g < groups; ++g) {
        double sum = 0.0;
        for (std::size_t row = 0; row < groups; ++row) sum += matrix.relative[row * groups + g];
        matrix.columnMeans.push_back(sum / static_cast<double>(groups));
        matrix.ndcg.push_back(mean(ndcgOf[g]));
    }
    return matrix;
}

Result<SetGrid> setGrid(const Task& task, const MethodSetting& setting, unsigned threads,
                        const JobContext& job)
{
    CROSSFADE_ASSIGN(const Task complete, completeArtists(task, *setting.method));
    SetGrid grid;
    grid.sets = allModalitySets(setting.method->modalities().size());
    grid.queries = complete.queries.size();
    grid.candidates = complete.candidates.size();
    std::vector<std::size_t> queryAt(setting.method->presence().size(), complete.queries.size());
    for (std::size_t q = 0; q < complete.queries.size(); ++q) queryAt[complete.queries[q]] = q;
    const std::size_t k = complete.protocol.k;
    for (const ModalityMask asking : grid.sets) {
        for (const ModalityMask found : grid.sets) {
            if (auto stop = job.advance("Query set by candidate set", grid.ndcg.size(),
                                        grid.sets.size() * grid.sets.size()))
                return *stop;
            SearchRequest request{setting.method,
                                  setting.comparison,
                                  setting.hubness,
                                  complete.candidates,
                                  complete.candidates,
                                  {},
                                  k,
                                  threads};
            request.comparison.query.on = request.comparison.query.on & asking;
            request.comparison.candidates.on = request.comparison.candidates.on & found;
            std::vector<std::uint32_t> lists(complete.candidates.size() * k, kNoCandidate);
            std::vector<double> ndcg(complete.queries.size(), 0.0);
            CROSSFADE_TRY(searchMethod(
                request, job.silent(), [&](std::size_t asker, std::span<const std::uint32_t> list) {
                    std::ranges::copy(list, lists.begin() + static_cast<std::ptrdiff_t>(asker * k));
                    const std::size_t q = queryAt[complete.candidates[asker]];
                    if (q < complete.queries.size())
                        ndcg[q] = listNdcg(list, complete.candidates, complete.relevant[q], k);
                }));
            std::vector<std::uint32_t> exposure(complete.candidates.size(), 0);
            for (const std::uint32_t position : lists)
                if (position != kNoCandidate) ++exposure[position];
            grid.ndcg.push_back(mean(ndcg));
            grid.gini.push_back(gini(std::move(exposure)));
        }
    }
    return grid;
}

}  // namespace crossfade
