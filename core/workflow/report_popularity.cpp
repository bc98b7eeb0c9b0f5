// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/workflow/methods.h"
#include "core/workflow/report_sections.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade {

using report::Alignment;
using report::Cell;
using report::Figure;
using report::Line;
using report::NoValue;
using report::Number;
using report::Section;
using report::Table;

namespace {

constexpr std::size_t kMostLines = 8;  // colours that can be told apart
constexpr std::size_t kMostGroups = 10;
constexpr std::size_t kLeastGroups = 3;
constexpr std::size_t kQueriesPerGroup = 30;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

const SystemResult* listeningOf(const ReportContents& contents)
{
    const auto found = std::ranges::find(contents.systems, kListening,
                                         [](const SystemResult& s) { return s.key.method; });
    return found == contents.systems.end() ? nullptr : &*found;
}

/// The systems of a figure: the one that the report is about, the baselines, the newest runs.
std::vector<const SystemResult*> drawnSystems(const ReportContents& contents,
                                              const SystemResult* without)
{
    std::vector<const SystemResult*> some = {&contents.leader()};
    const auto add = [&](const SystemResult& system) {
        if (some.size() < kMostLines && &system != without && &system != &contents.leader())
            some.push_back(&system);
    };
    for (const SystemResult& system : contents.systems)
        if (system.key.method != kContrastive) add(system);
    std::vector<const SystemResult*> newestFirst = pointersTo(contents.systems);
    std::ranges::reverse(newestFirst);
    for (const SystemResult* system : newestFirst)
        if (system->key.method == kContrastive) add(*system);
    return some;
}

/// The queries of known popularity in groups of about one size; ties leave some of them empty.
struct Groups {
    std::vector<std::size_t> groupOf;  ///< of each query; 0: unknown
    std::vector<std::size_t> sizes;
    std::size_t known = 0;
};

Groups groupsOf(const ReportContents& contents)
{
    std::vector<double> popularity;
    for (const ArtistRow query : contents.task.queries)
        popularity.push_back(contents.catalogue->artists()[query].popularity);
    Groups groups;
    groups.known = static_cast<std::size_t>(
        std::ranges::count_if(popularity, [](double p) { return p > 0.0; }));
    const std::size_t count =
        std::clamp(groups.known / kQueriesPerGroup, kLeastGroups, kMostGroups);
    groups.groupOf = popularityGroups(popularity, count);
    groups.sizes.assign(count, 0);
    for (const std::size_t group : groups.groupOf)
        if (group > 0) ++groups.sizes[group - 1];
    return groups;
}

/// Mean nDCG of each group; 0 for an empty one.
std::vector<double> groupMeans(const std::vector<double>& perQuery, const Groups& groups)
{
    std::vector<double> means(groups.sizes.size(), 0.0);
    for (std::size_t q = 0; q < perQuery.size(); ++q)
        if (const std::size_t group = groups.groupOf[q]; group > 0)
            means[group - 1] += perQuery[q] / static_cast<double>(groups.sizes[group - 1]);
    return means;
}

/// A point for each group that is not empty, at the middle of its percentiles.
Line popularityLine(const SystemResult& system, const Groups& groups,
                    const std::vector<double>& reference)
{
    Line line{shortLabel(system), {}};
    const std::vector<double> means = groupMeans(system.report.perQuery, groups);
    double before = 0.0;
    for (std::size_t g = 0; g < groups.sizes.size(); ++g) {
        if (groups.sizes[g] == 0) continue;
        const auto size = static_cast<double>(groups.sizes[g]);
        line.points.push_back({100.0 * (before + size / 2.0) / static_cast<double>(groups.known),
                               reference[g] > 0.0 ? means[g] / reference[g] : kNone});
        before += size;
    }
    return line;
}

Figure popularityFigure(const ReportContents& contents, const SystemResult* listening)
{
    const Groups groups = groupsOf(contents);
    const std::vector<const SystemResult*> systems = drawnSystems(contents, listening);
    const std::vector<double> reference = listening != nullptr
                                              ? groupMeans(listening->report.perQuery, groups)
                                              : std::vector<double>(groups.sizes.size(), 1.0);
    report::XyPlot plot;
    plot.x.title = "Popularity of the query, percentile";
    plot.x.range = report::Interval{0.0, 100.0};
    plot.y.title = contents.at("nDCG") + (listening != nullptr ? " over listening's" : "");
    if (listening != nullptr) plot.references.push_back({1.0, "listening alone"});
    for (const SystemResult* system : systems)
        plot.lines.push_back(popularityLine(*system, groups, reference));
    const auto filled = groups.sizes.size() -
                        static_cast<std::size_t>(std::ranges::count(groups.sizes, std::size_t{0}));
    std::string caption = contents.at("nDCG") +
                          (listening != nullptr ? " as a ratio to that of listening alone" : "") +
                          " in " + counted(filled, "group", "groups") + " of the " +
                          counted(groups.known, "query", "queries") +
                          " of known popularity, each at the middle of its percentiles; of about "
                          "one size, but that ties stay together.";
    const std::size_t all = contents.systems.size() - (listening != nullptr ? 1 : 0);
    if (systems.size() < all)
        caption += " " + std::to_string(systems.size()) + " of " + std::to_string(all) +
                   " systems are drawn; the table has all.";
    return {markedCaption(std::move(caption), systems), std::move(plot),
            systemsCommand(contents, "systems", pointersTo(contents.systems))};
}

Table popularityTable(const ReportContents& contents, const SystemResult* listening)
{
    const std::vector<GroupScore>& groups = contents.systems.front().report.popularity;
    Table table;
    table.caption = markedCaption(
        contents.at("nDCG") +
            (listening != nullptr ? " by the query's popularity, as a ratio to listening alone."
                                  : " by the query's popularity.") +
            " Thirds of the queries of known popularity. n: queries.",
        pointersTo(contents.systems));
    table.columns.push_back({"System", Alignment::Left});
    for (const GroupScore& group : groups)
        if (group.queries > 0)
            table.columns.push_back(
                {group.name + " (n\u00a0=\u00a0" + withThousands(group.queries) + ")"});
    for (const SystemResult& system : contents.systems) {
        std::vector<Cell> row = {markedLabel(system)};
        const std::vector<double> ratios =
            listening != nullptr ? popularityRatios(system, *listening) : std::vector<double>();
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const GroupScore& group = system.report.popularity[g];
            if (group.queries == 0) continue;
            if (listening == nullptr)
                row.emplace_back(Number{group.ndcg, 3, drawn(group.interval)});
            else if (std::isfinite(ratios[g]))
                row.emplace_back(Number{ratios[g], 2});
            else
                row.emplace_back(NoValue{"Listening alone scores 0 there."});
        }
        table.rows.push_back(std::move(row));
    }
    table.command = systemsCommand(contents, "systems", pointersTo(contents.systems));
    return table;
}

}  // namespace

Section popularitySection(const ReportContents& contents)
{
    const SystemResult* listening = listeningOf(contents);
    Section section{"By popularity of the query"};
    section.items.emplace_back(popularityTable(contents, listening));
    section.items.emplace_back(popularityFigure(contents, listening));
    return section;
}

}  // namespace crossfade
