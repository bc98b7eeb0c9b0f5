// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/artist_path.h"

#include "core/base/text.h"
#include "core/retrieval/comparison.h"
#include "core/retrieval/method.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace crossfade {

namespace {

constexpr float kFar = std::numeric_limits<float>::infinity();
constexpr ArtistRow kNobody = std::numeric_limits<ArtistRow>::max();

float pairScore(const LoadedRun& run, const Comparison& comparison, ArtistRow from, ArtistRow to)
{
    const float cosine = run.index.pairCosine(from, comparison, to);
    if (!std::isfinite(cosine) || !comparison.scoring.reducesHubs()) return cosine;
    return reducedScore(cosine, comparison.scoring, run.hubness[from], run.hubness[to]);
}

/// Adds what leads back along each step, where nothing does yet.
Status addReturns(const LoadedRun& run, const Comparison& comparison, PathGraph& graph,
                  const JobContext& job)
{
    const auto byRow = [](std::vector<PathStep>& steps) {
        std::ranges::sort(steps, {}, &PathStep::to);
    };
    std::ranges::for_each(graph.steps, byRow);
    std::vector<std::vector<ArtistRow>> returns(graph.steps.size());
    for (std::size_t i = 0; i < graph.steps.size(); ++i) {
        const auto artist = static_cast<ArtistRow>(i);
        for (const PathStep& step : graph.steps[i])
            if (!std::ranges::binary_search(graph.steps[step.to], artist, {}, &PathStep::to))
                returns[step.to].push_back(artist);
    }
    for (std::size_t i = 0; i < returns.size(); ++i) {
        if (auto stop = job.advance("Looking for ways back", i, returns.size())) return *stop;
        for (const ArtistRow to : returns[i])
            if (const float score = pairScore(run, comparison, static_cast<ArtistRow>(i), to);
                std::isfinite(score))
                graph.steps[i].push_back({to, score});
        byRow(graph.steps[i]);
    }
    return ok();
}

/// The best that leads to each artist in exactly so many steps, and from whom; level 0 is `from`.
struct Level {
    std::vector<float> cost;
    std::vector<ArtistRow> before;
};

/// One level more. `join(cost so far, length of the step)` is the cost after it.
Level nextLevel(const PathGraph& graph, const Level& last, float longest,
                const std::function<float(float, float)>& join)
{
    Level next{std::vector<float>(graph.steps.size(), kFar),
               std::vector<ArtistRow>(graph.steps.size(), kNobody)};
    for (std::size_t i = 0; i < graph.steps.size(); ++i) {
        if (last.cost[i] == kFar) continue;
        for (const PathStep& step : graph.steps[i]) {
            if (step.length() > longest) continue;
            const float cost = join(last.cost[i], step.length());
            if (cost < next.cost[step.to]) {
                next.cost[step.to] = cost;
                next.before[step.to] = static_cast<ArtistRow>(i);
            }
        }
    }
    return next;
}

Level levelOf(const PathGraph& graph, ArtistRow from)
{
    Level first{std::vector<float>(graph.steps.size(), kFar),
                std::vector<ArtistRow>(graph.steps.size(), kNobody)};
    first.cost[from] = 0.0F;
    return first;
}

/// The fewest steps that lead from one to another; none if nothing does.
std::optional<std::size_t> fewestSteps(const PathGraph& graph, ArtistRow from, ArtistRow to)
{
    std::vector<bool> seen(graph.steps.size(), false);
    seen[from] = true;
    std::vector<ArtistRow> reached = {from};
    for (std::size_t steps = 0; !reached.empty(); ++steps) {
        if (seen[to]) return steps;
        std::vector<ArtistRow> next;
        for (const ArtistRow artist : reached)
            for (const PathStep& step : graph.steps[artist])
                if (!seen[step.to]) {
                    seen[step.to] = true;
                    next.push_back(step.to);
                }
        reached = std::move(next);
    }
    return std::nullopt;
}

/// The least that the largest step can be within so many.
float leastLargest(const PathGraph& graph, ArtistRow from, ArtistRow to, std::size_t steps)
{
    Level level = levelOf(graph, from);
    float least = kFar;
    for (std::size_t s = 0; s < steps; ++s) {
        level = nextLevel(graph, level, kFar, [](float a, float b) { return std::max(a, b); });
        least = std::min(least, level.cost[to]);
    }
    return least;
}

/// From A to B, of the least sum within so many steps of at most this length.
std::vector<ArtistRow> leastSum(const PathGraph& graph, ArtistRow from, ArtistRow to,
                                std::size_t steps, float longest)
{
    std::vector<Level> levels = {levelOf(graph, from)};
    std::size_t best = 0;
    for (std::size_t s = 1; s <= steps; ++s) {
        levels.push_back(nextLevel(graph, levels.back(), longest, std::plus<>()));
        if (best == 0 || levels[s].cost[to] < levels[best].cost[to]) best = s;
    }
    std::vector<ArtistRow> artists = {to};
    for (std::size_t s = best; s > 0; --s) artists.push_back(levels[s].before[artists.back()]);
    std::ranges::reverse(artists);
    return artists;
}

std::string remarkOn(const ArtistPath& path, const PathRequest& request)
{
    const auto stops = [](std::size_t number) { return counted(number, "stop", "stops"); };
    if (path.stops() > request.stops)
        return "No path along the " + std::to_string(request.k) + " nearest has " +
               stops(request.stops) + " or fewer; this one has " + stops(path.stops()) + ".";
    if (path.stops() < request.stops)
        return "With " + stops(path.stops()) +
               " the largest step is as small as with more of them.";
    return "";
}

}  // namespace

Result<PathGraph> makePathGraph(const LoadedRun& run, const Comparison& comparison,
                                std::span<const ArtistRow> members, std::size_t k, unsigned threads,
                                const JobContext& job)
{
    PathGraph graph;
    graph.k = k;
    graph.steps.resize(run.index.encodings().artistCount());
    const ContrastiveMethod method(run.index.sharedEncodings(), run.record.weights);
    const SearchRequest request{&method, comparison, run.hubness, members, members, {}, k, threads};
    CROSSFADE_TRY(searchMethodScored(
        request, job,
        [&](std::size_t query, std::span<const std::uint32_t> list, std::span<const float> scores) {
            std::vector<PathStep>& steps = graph.steps[members[query]];
            for (std::size_t i = 0; i < list.size(); ++i)
                steps.push_back({members[list[i]], scores[i]});
        }));
    CROSSFADE_TRY(addReturns(run, comparison, graph, job));
    return graph;
}

ArtistPath bestPath(const PathGraph& graph, ArtistRow from, ArtistRow to, std::size_t mostStops)
{
    ArtistPath path;
    path.allowed = mostStops;
    const auto fewest = fewestSteps(graph, from, to);
    if (!fewest || from == to) return path;
    path.allowed = std::max(mostStops, *fewest - 1);
    const std::size_t steps = path.allowed + 1;
    path.largestStep = leastLargest(graph, from, to, steps);
    path.artists = leastSum(graph, from, to, steps, path.largestStep);
    for (std::size_t i = 0; i + 1 < path.artists.size(); ++i) {
        const auto& all = graph.steps[path.artists[i]];
        const auto step = std::ranges::find(all, path.artists[i + 1], &PathStep::to);
        path.scores.push_back(step->score);
        path.length += step->length();
    }
    return path;
}

Result<FoundPath> findPath(const CatalogueSnapshot& catalogue, const LoadedRun& run,
                           const Comparison& comparison, const PathRequest& request,
                           const JobContext& job)
{
    FoundPath found;
    const std::string& a = catalogue.label(request.from);
    const std::string& b = catalogue.label(request.to);
    if (request.from == request.to) {
        found.reason = a + " is both ends of the path. Choose another end.";
        return found;
    }
    const float direct = pairScore(run, comparison, request.from, request.to);
    if (std::isfinite(direct)) found.direct = direct;
    std::vector<ArtistRow> members;
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
        const auto artist = static_cast<ArtistRow>(i);
        if (request.hidden.empty() || !request.hidden[i] || artist == request.from ||
            artist == request.to)
            members.push_back(artist);
    }
    CROSSFADE_ASSIGN(const PathGraph graph,
                     makePathGraph(run, comparison, members, request.k, request.threads, job));
    found.path = bestPath(graph, request.from, request.to, request.stops);
    const std::size_t k = request.k;
    if (graph.steps[request.from].empty())
        found.reason =
            "From " + a + " no step leads anywhere: nothing of them is on for the query.";
    else if (found.path.artists.empty())
        found.reason = "No path leads from " + a + " to " + b + " along the " + std::to_string(k) +
                       " nearest of each. Take more of them, or let the filters hide fewer.";
    else
        found.remark = remarkOn(found.path, request);
    return found;
}

}  // namespace crossfade
