// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/missing_gain.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace crossfade {

namespace {

struct Estimate {
    double expected = 0.0;
    std::size_t basis = 0;
};

Estimate estimateFrom(const ListDependence& dependence, std::span<const ArtistRow> list,
                      std::size_t modality)
{
    Estimate estimate;
    for (const ArtistRow neighbour : list) {
        const auto place = dependence.placeOf(neighbour);
        if (!place || !dependence.sets[*place].has(modality) || dependence.isOnly(*place, modality))
            continue;
        estimate.expected += *dependence.change(*place, modality);
        if (++estimate.basis == kGainNeighbours) break;
    }
    if (estimate.basis > 0) estimate.expected /= static_cast<double>(estimate.basis);
    return estimate;
}

std::optional<MissingCheck> checkOf(const ListDependence& dependence, std::size_t modality)
{
    std::vector<double> changes;
    std::vector<double> estimates;
    double mean = 0.0;
    for (std::size_t i = 0; i < dependence.artists.size(); ++i) {
        if (!dependence.sets[i].has(modality) || dependence.isOnly(i, modality)) continue;
        const Estimate estimate =
            estimateFrom(dependence, dependence.without[modality][i], modality);
        if (estimate.basis == 0) continue;
        changes.push_back(*dependence.change(i, modality));
        estimates.push_back(estimate.expected);
        mean += changes.back();
    }
    if (changes.empty()) return std::nullopt;
    const auto count = static_cast<double>(changes.size());
    mean /= count;
    MissingCheck check{modality, changes.size(), 0.0, 0.0};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        check.error += std::abs(estimates[i] - changes[i]) / count;
        check.errorOfMean += std::abs(mean - changes[i]) / count;
    }
    return check;
}

}  // namespace

MissingGains missingGains(const ListDependence& dependence)
{
    MissingGains result;
    std::map<std::pair<std::uint8_t, std::size_t>, MissingGroup> groups;
    for (std::size_t i = 0; i < dependence.artists.size(); ++i) {
        for (std::size_t m = 0; m < dependence.modalities; ++m) {
            if (!dependence.asked.has(m) || dependence.sets[i].has(m)) continue;
            MissingGroup& group = groups[{dependence.sets[i].bits(), m}];
            group.has = dependence.sets[i];
            group.modality = m;
            ++group.artists;
            const Estimate estimate = estimateFrom(dependence, dependence.lists[i], m);
            if (estimate.basis == 0) {
                ++result.notEstimated;
                continue;
            }
            ++group.estimated;
            group.expected += estimate.expected;
            result.gains.push_back(
                {dependence.artists[i], m, dependence.sets[i], estimate.expected, estimate.basis});
        }
    }
    // Stable, as both were made in the order that breaks ties.
    std::ranges::stable_sort(result.gains, std::greater<>(), &MissingGain::expected);
    for (auto& [key, group] : groups) {
        if (group.estimated > 0) group.expected /= static_cast<double>(group.estimated);
        result.groups.push_back(group);
    }
    std::ranges::stable_sort(result.groups, std::greater<>(), &MissingGroup::expected);
    for (std::size_t m = 0; m < dependence.modalities; ++m)
        if (const auto check = checkOf(dependence, m)) result.checks.push_back(*check);
    return result;
}

}  // namespace crossfade
