// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/list_exposure.h"

#include "core/retrieval/comparison.h"

#include <algorithm>
#include <atomic>

namespace crossfade {

double ListExposure::share(std::size_t artist) const
{
    const std::size_t others = askers - (asked[artist] != 0 ? 1 : 0);
    return others == 0 ? 0.0 : static_cast<double>(lists[artist]) / static_cast<double>(others);
}

std::size_t ListExposure::orphans() const
{
    return static_cast<std::size_t>(std::ranges::count(lists, 0U));
}

std::uint32_t ListExposure::median() const
{
    if (lists.empty()) return 0;
    std::vector<std::uint32_t> sorted = lists;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    return *middle;
}

Result<ListExposure> listExposure(const MethodSetting& setting, std::size_t k, unsigned threads,
                                  const JobContext& job)
{
    const std::span<const ModalityMask> presence = setting.method->presence();
    const ModalityMask counts = setting.comparison.candidates.active();
    ListExposure result;
    result.k = k;
    std::vector<ArtistRow> everyone;
    for (std::size_t i = 0; i < presence.size(); ++i) {
        if (presence[i].empty()) continue;
        everyone.push_back(static_cast<ArtistRow>(i));
        if (!(presence[i] & counts).empty()) result.artists.push_back(everyone.back());
    }
    std::vector<std::atomic<std::uint32_t>> found(result.artists.size());
    std::vector<char> asks(presence.size(), 0);  // each written by one thread
    CROSSFADE_TRY(searchMethod({setting.method,
                                setting.comparison,
                                setting.hubness,
                                everyone,
                                result.artists,
                                {},
                                k,
                                threads},
                               job, [&](std::size_t asker, std::span<const std::uint32_t> list) {
                                   if (list.empty()) return;
                                   asks[everyone[asker]] = 1;
                                   for (const std::uint32_t position : list) ++found[position];
                               }));
    result.askers = static_cast<std::size_t>(std::ranges::count(asks, char{1}));
    for (std::size_t i = 0; i < result.artists.size(); ++i) {
        result.lists.push_back(found[i]);
        result.asked.push_back(asks[result.artists[i]]);
    }
    return result;
}

}  // namespace crossfade
