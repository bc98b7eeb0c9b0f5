// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/redundancy.h"

#include "core/base/check.h"
#include "core/evaluation/statistics.h"

#include <algorithm>

namespace crossfade {

Redundancy redundancy(const Task& task, std::span<const EvaluationReport> reports)
{
    CROSSFADE_CHECK(reports.size() >= 2);
    const std::size_t count = reports.size();
    const std::size_t width = reports.front().lists.size() / task.candidates.size();
    Redundancy result;
    for (const EvaluationReport& report : reports) result.systems.push_back(report.method);
    result.overlap.assign(count * count, 0.0);
    result.hits.assign(count, 0.0);
    result.uniqueHits.assign(count, 0.0);

    for (std::size_t q = 0; q < task.queries.size(); ++q) {
        const auto asker = static_cast<std::size_t>(
            std::ranges::lower_bound(task.candidates, task.queries[q]) - task.candidates.begin());
        std::vector<std::span<const std::uint32_t>> lists;
        for (const EvaluationReport& report : reports)
            lists.push_back(std::span(report.lists).subspan(asker * width, width));
        // A list that begins with nobody is of a query that the system can't place.
        if (std::ranges::any_of(lists, [](auto list) { return list.front() == kNoCandidate; }))
            continue;
        ++result.queries;
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = 0; b < count; ++b)
                result.overlap[a * count + b] += overlapAtK(lists[a], lists[b]);
        for (const ArtistRow relevant : task.relevant[q]) {
            const auto position = static_cast<std::uint32_t>(
                std::ranges::lower_bound(task.candidates, relevant) - task.candidates.begin());
            std::vector<std::size_t> finders;
            for (std::size_t s = 0; s < count; ++s)
                if (std::ranges::find(lists[s], position) != lists[s].end()) finders.push_back(s);
            for (const std::size_t s : finders) result.hits[s] += 1.0;
            if (finders.size() == 1) result.uniqueHits[finders[0]] += 1.0;
        }
    }
    const double n = std::max<double>(static_cast<double>(result.queries), 1.0);
    for (auto* values : {&result.overlap, &result.hits, &result.uniqueHits})
        for (double& value : *values) value /= n;
    return result;
}

}  // namespace crossfade
