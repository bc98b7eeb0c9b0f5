// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/comparison.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace crossfade {

namespace {

using Groups = std::map<std::uint32_t, std::vector<ArtistRow>>;

/// Artists that are compared alike, under the modalities that count for them. All in one group
/// where these need not be told apart.
Groups groupsOf(const SearchRequest& request, std::span<const ArtistRow> artists,
                ModalityMask active)
{
    Groups groups;
    const bool together =
        request.comparison.scoring.compareOn == CompareOn::Own && request.keeps.empty();
    for (const ArtistRow artist : artists) {
        ModalityMask set = request.method->presence()[artist] & active;
        if (!request.keeps.empty()) set = set & request.keeps[artist];
        if (!set.empty()) groups[together ? active.bits() : set.bits()].push_back(artist);
    }
    return groups;
}

// Together these two are reducedScore(), with what is the same for a whole list left to the end.

void reduceHubs(CandidateView& view, const Scoring& scoring, std::span<const float> hubness)
{
    for (const ArtistRow artist : view.candidates->artists) {
        if (scoring.localScaling) {
            view.penalty.push_back(1.0F);
            view.scale.push_back(2.0F / neighbourhoodRadius(hubness[artist]));
        } else if (scoring.hubCorrection != 0.0) {
            view.penalty.push_back(static_cast<float>(scoring.hubCorrection) * hubness[artist]);
        }
    }
}

float finalScore(float found, const Scoring& scoring, std::span<const float> hubness,
                 ArtistRow query)
{
    return scoring.localScaling ? std::exp(found / neighbourhoodRadius(hubness[query])) : found;
}

Side within(Side side, ModalityMask set)
{
    side.on = side.on & set;
    return side;
}

}  // namespace

Comparison ownComparison(const Method& method)
{
    const Side side = Side::allOn(method.weights());
    return {side, side, {}};
}

Status searchMethod(const SearchRequest& request, const JobContext& job,
                    const std::function<void(std::size_t, std::span<const std::uint32_t>)>& visit)
{
    return searchMethodScored(request, job,
                              [&](std::size_t query, std::span<const std::uint32_t> list,
                                  std::span<const float>) { visit(query, list); });
}

Status searchMethodScored(const SearchRequest& request, const JobContext& job,
                          const std::function<void(std::size_t, std::span<const std::uint32_t>,
                                                   std::span<const float>)>& visit)
{
    const Comparison& how = request.comparison;
    const Method& method = *request.method;
    CROSSFADE_CHECK(!how.scoring.reducesHubs() ||
                    request.hubness.size() == method.presence().size());
    std::vector<std::uint32_t> candidateAt(method.presence().size(), 0);
    for (std::size_t j = 0; j < request.candidates.size(); ++j)
        candidateAt[request.candidates[j]] = static_cast<std::uint32_t>(j);
    std::vector<std::size_t> queryAt(method.presence().size(), 0);
    for (std::size_t q = 0; q < request.queries.size(); ++q) queryAt[request.queries[q]] = q;

    const Groups candidateGroups = groupsOf(request, request.candidates, how.candidates.active());
    for (const auto& [querySet, askers] : groupsOf(request, request.queries, how.query.active())) {
        const FusedVectors queries = method.fuse(within(how.query, ModalityMask(querySet)), askers);
        std::vector<FusedVectors> candidates;
        for (const auto& [candidateSet, members] : candidateGroups) {
            const ModalityMask set(candidateSet);
            const ModalityMask shared = set & ModalityMask(querySet);
            const bool restricted = how.scoring.compareOn == CompareOn::Shared && !shared.empty();
            candidates.push_back(
                method.fuse(within(how.candidates, restricted ? shared : set), members));
        }
        std::vector<CandidateView> views;
        for (const FusedVectors& group : candidates) {
            views.push_back({&queries.vectors, &group, {}, {}});
            reduceHubs(views.back(), how.scoring, request.hubness);
        }
        CROSSFADE_TRY(searchViews(
            queries.artists, views, {request.k, request.threads}, job,
            [&](std::size_t query, std::span<const FoundCandidate> list) {
                std::vector<std::uint32_t> positions;
                std::vector<float> scores;
                positions.reserve(list.size());
                scores.reserve(list.size());
                for (const FoundCandidate& one : list) {
                    positions.push_back(candidateAt[candidates[one.view].artists[one.row]]);
                    scores.push_back(finalScore(one.score, how.scoring, request.hubness,
                                                queries.artists[query]));
                }
                visit(queryAt[queries.artists[query]], positions, scores);
            }));
    }
    return ok();
}

Result<std::vector<float>> hubness(const Method& method, std::size_t k, unsigned threads,
                                   const JobContext& job)
{
    std::vector<ArtistRow> everyone(method.presence().size());
    std::iota(everyone.begin(), everyone.end(), ArtistRow{0});
    const FusedVectors all = method.fuse(Side::allOn(method.weights()), everyone);
    std::vector<float> result(everyone.size(), 0.0F);
    const CandidateView view{&all.vectors, &all, {}, {}};
    CROSSFADE_TRY(searchViews(all.artists, {&view, 1}, {k, threads}, job,
                              [&](std::size_t artist, std::span<const FoundCandidate> list) {
                                  float sum = 0.0F;
                                  for (const FoundCandidate& one : list) sum += one.score;
                                  if (!list.empty())
                                      result[all.artists[artist]] =
                                          sum / static_cast<float>(list.size());
                              }));
    return result;
}

}  // namespace crossfade
