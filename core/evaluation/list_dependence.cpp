// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/list_dependence.h"

#include "core/evaluation/statistics.h"
#include "core/retrieval/comparison.h"

#include <algorithm>

namespace crossfade {

namespace {

using Lists = std::vector<std::vector<ArtistRow>>;

/// Which of the searches it is, for the progress of all.
struct Part {
    std::size_t at = 0;
    std::size_t of = 1;
};

Status search(const MethodSetting& setting, const Comparison& how,
              std::span<const ArtistRow> askers, std::span<const ArtistRow> candidates,
              std::size_t k, unsigned threads, Part part, const JobContext& job,
              const std::function<void(std::size_t asker, std::vector<ArtistRow> list)>& visit)
{
    constexpr std::uint64_t kWhole = 1000;
    const JobContext inner = job.reportingTo([&job, part](const JobContext::Progress& progress) {
        const std::uint64_t within =
            progress.total == 0 ? 0 : progress.done * kWhole / progress.total;
        static_cast<void>(
            job.advance("Taking modalities away", part.at * kWhole + within, part.of * kWhole));
    });
    return searchMethod({setting.method, how, setting.hubness, askers, candidates, {}, k, threads},
                        inner, [&](std::size_t asker, std::span<const std::uint32_t> positions) {
                            std::vector<ArtistRow> list;
                            list.reserve(positions.size());
                            for (const std::uint32_t position : positions)
                                list.push_back(candidates[position]);
                            visit(asker, std::move(list));
                        });
}

}  // namespace

std::optional<double> ListDependence::change(std::size_t artist, std::size_t modality) const
{
    if (!sets[artist].has(modality)) return std::nullopt;
    return 1.0 - overlapAtK(lists[artist], without[modality][artist]);
}

std::optional<std::size_t> ListDependence::placeOf(ArtistRow artist) const
{
    const auto found = std::ranges::lower_bound(artists, artist);
    if (found == artists.end() || *found != artist) return std::nullopt;
    return static_cast<std::size_t>(found - artists.begin());
}

Result<ListDependence> listDependence(const MethodSetting& setting, std::size_t k, unsigned threads,
                                      const JobContext& job)
{
    const std::span<const ModalityMask> presence = setting.method->presence();
    ListDependence result;
    result.k = k;
    result.modalities = setting.method->modalities().size();
    result.asked = setting.comparison.query.active() & ModalityMask::firstN(result.modalities);
    std::vector<ArtistRow> everyone;
    for (std::size_t i = 0; i < presence.size(); ++i)
        if (!presence[i].empty()) everyone.push_back(static_cast<ArtistRow>(i));

    const Part whole{0, 1 + static_cast<std::size_t>(result.asked.count())};
    Lists lists(everyone.size());
    CROSSFADE_TRY(search(
        setting, setting.comparison, everyone, everyone, k, threads, whole, job,
        [&](std::size_t asker, std::vector<ArtistRow> list) { lists[asker] = std::move(list); }));
    for (std::size_t i = 0; i < everyone.size(); ++i) {
        if (lists[i].empty()) continue;
        result.artists.push_back(everyone[i]);
        result.sets.push_back(presence[everyone[i]] & result.asked);
        result.lists.push_back(std::move(lists[i]));
    }

    result.without.assign(result.modalities, Lists(result.artists.size()));
    Part part = whole;
    for (std::size_t m = 0; m < result.modalities; ++m) {
        if (!result.asked.has(m)) continue;
        ++part.at;
        Comparison how = setting.comparison;
        how.query.on = how.query.on.without(m);
        std::vector<ArtistRow> askers;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < result.artists.size(); ++i) {
            if (!result.sets[i].has(m) || result.isOnly(i, m)) continue;
            askers.push_back(result.artists[i]);
            places.push_back(i);
        }
        CROSSFADE_TRY(search(setting, how, askers, everyone, k, threads, part, job,
                             [&](std::size_t asker, std::vector<ArtistRow> list) {
                                 result.without[m][places[asker]] = std::move(list);
                             }));
    }
    return result;
}

}  // namespace crossfade
