// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/report_sections.h"

#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/report/number_text.h"
#include "core/workflow/methods.h"

#include <algorithm>
#include <cmath>

namespace crossfade {

using report::Alignment;
using report::Cell;
using report::Figure;
using report::NoValue;
using report::Number;
using report::Paragraph;
using report::Section;
using report::Table;

namespace {

constexpr std::size_t kMostSetColumns = 10;

/// Bold: the greatest of a column, or the least where less is better.
void markBest(Table& table, std::size_t column, bool leastIsBest)
{
    std::vector<Number*> numbers;
    for (auto& row : table.rows)
        if (auto* number = std::get_if<Number>(&row[column]);
            number != nullptr && std::isfinite(number->value))
            numbers.push_back(number);
    if (numbers.empty()) return;
    const auto value = [](const Number* number) { return number->value; };
    const double best = value(leastIsBest ? *std::ranges::min_element(numbers, {}, value)
                                          : *std::ranges::max_element(numbers, {}, value));
    for (Number* number : numbers) number->best = number->value == best;
}

std::string pText(double p)
{
    return p < 0.00015 ? "≤ 0.0001" : report::numberText(p, 4);
}

}  // namespace

std::string ReportContents::at(const std::string& metric) const
{
    return metric + "@" + std::to_string(task.protocol.k);
}

std::string markedLabel(const SystemResult& system)
{
    return system.label + (system.supervised ? kSupervisedMark : "");
}

std::string runLabel(RunId run, bool supervised)
{
    return "run " + std::to_string(run.value) + (supervised ? kSupervisedMark : "");
}

std::string shortLabel(const SystemResult& system)
{
    if (system.key.method == kWeighted) return "weighted concat.";
    if (system.key.method == kPca) return "PCA";
    if (system.key.method == kRandom) return "random projection";
    if (system.key.method != kContrastive) return system.label;
    return runLabel(system.key.run, system.supervised);
}

std::string markedCaption(std::string caption, const std::vector<const SystemResult*>& systems)
{
    return supervisedCaption(std::move(caption),
                             std::ranges::any_of(systems, &SystemResult::supervised));
}

std::string supervisedCaption(std::string caption, bool anySupervised)
{
    if (anySupervised) caption += std::string(kSupervisedMark) + " " + kSupervised + ".";
    return caption;
}

std::vector<const SystemResult*> pointersTo(const std::vector<SystemResult>& systems)
{
    std::vector<const SystemResult*> pointers;
    pointers.reserve(systems.size());
    for (const SystemResult& system : systems) pointers.push_back(&system);
    return pointers;
}

std::string systemsCommand(const ReportContents& contents, const std::string& command,
                           const std::vector<const SystemResult*>& systems)
{
    std::string line = "crossfade-cli " + command + " -p " + shellQuoted(contents.project) +
                       " --queries " + std::string(queriesName(contents.task.protocol.queries)) +
                       " -k " + std::to_string(contents.task.protocol.k);
    for (const SystemResult* system : systems)
        line += " " + shellQuoted(systemKeyText(system->key));
    return line;
}

report::Interval drawn(const Interval& interval)
{
    return {interval.low, interval.high};
}

Section systemsSection(const ReportContents& contents)
{
    Table table;
    table.caption = markedCaption(
        "Accuracy (more is better) and exposure (a lower Gini is "
        "fairer), with 95 % intervals.",
        pointersTo(contents.systems));
    table.columns = {{"System", Alignment::Left},
                     {contents.at("nDCG")},
                     {contents.at("Recall")},
                     {contents.at("MAP")},
                     {contents.at("Gini") + ", all"},
                     {"Gini, placeable"},
                     {"Coverage"},
                     {"Placed queries"}};
    for (const SystemResult& system : contents.systems) {
        const EvaluationReport& r = system.report;
        table.rows.push_back(
            {markedLabel(system), Number{r.ndcg, 3, drawn(r.ndcgInterval)},
             Number{r.recall, 3, drawn(system.recall)}, Number{r.map, 3, drawn(system.map)},
             Number{r.gini, 3, drawn(system.gini)}, Number{r.giniPlaceable, 3},
             Number{r.coverage, 3}, Number{static_cast<double>(r.queries - r.unplaced), 0}});
    }
    for (std::size_t column = 1; column <= 6; ++column)
        markBest(table, column, column == 4 || column == 5);
    table.command = systemsCommand(contents, "systems", pointersTo(contents.systems));
    Section section{"Systems"};
    section.items.emplace_back(Paragraph{
        "Every system is asked for " + counted(contents.task.queries.size(), "artist", "artists") +
        " of the " + std::string(queriesName(contents.task.protocol.queries)) +
        " split and judged by the catalogue's similar pairs; exposure is that of lists for all " +
        withThousands(contents.task.candidates.size()) +
        " candidates, each asking once. A query that a system can't place scores 0. Runs are "
        "scored as they are by themselves, the others by the cosine."});
    section.items.emplace_back(std::move(table));
    return section;
}

Section exposureSection(const ReportContents& contents)
{
    report::XyPlot plot;
    plot.x.title = contents.at("Gini") + " (less is fairer)";
    plot.y.title = contents.at("nDCG");
    report::Scatter baselines{"without training", {}};
    report::Scatter runs{"runs", {}};
    for (const SystemResult& system : contents.systems) {
        const bool run = system.key.method == kContrastive;
        (run ? runs : baselines)
            .points.push_back({system.report.gini, system.report.ndcg, shortLabel(system)});
    }
    for (report::Scatter* one : {&runs, &baselines})
        if (!one->points.empty()) plot.scatters.push_back(std::move(*one));
    Section section{"Accuracy and exposure"};
    section.items.emplace_back(
        Figure{markedCaption("Accuracy against exposure of each system; the best corner is at "
                             "the top left.",
                             pointersTo(contents.systems)),
               std::move(plot), systemsCommand(contents, "systems", pointersTo(contents.systems))});
    return section;
}

Section modalitiesSection(const ReportContents& contents)
{
    const std::vector<GroupScore>& all = contents.systems.front().report.modalities;
    std::vector<std::size_t> shown(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) shown[i] = i;
    std::ranges::stable_sort(shown, std::greater<>(),
                             [&](std::size_t i) { return all[i].queries; });
    const bool some = shown.size() > kMostSetColumns;
    if (some) shown.resize(kMostSetColumns);
    std::ranges::sort(shown);

    Table table;
    table.caption =
        markedCaption(contents.at("nDCG") + " by the modalities that the query has" +
                          (some ? "; the " + std::to_string(kMostSetColumns) +
                                      " sets with the most queries of " + std::to_string(all.size())
                                : "") +
                          ". n: queries.",
                      pointersTo(contents.systems));
    table.columns.push_back({"System", Alignment::Left});
    for (const std::size_t i : shown)
        table.columns.push_back(
            {all[i].name + " (n\u00a0=\u00a0" + withThousands(all[i].queries) + ")"});
    for (const SystemResult& system : contents.systems) {
        std::vector<Cell> row = {markedLabel(system)};
        for (const std::size_t i : shown) {
            const GroupScore& group = system.report.modalities[i];
            row.emplace_back(Number{group.ndcg, 3, drawn(group.interval)});
        }
        table.rows.push_back(std::move(row));
    }
    for (std::size_t column = 1; column < table.columns.size(); ++column)
        markBest(table, column, false);
    table.command = systemsCommand(contents, "systems", pointersTo(contents.systems));
    Section section{"By what is known of the query"};
    section.items.emplace_back(std::move(table));
    return section;
}

Section comparisonsSection(const ReportContents& contents,
                           const std::vector<SystemComparison>& comparisons)
{
    Section section{"Comparisons"};
    if (comparisons.empty()) {
        section.items.emplace_back(report::Note{"There is no other system to compare " +
                                                contents.leader().label + " with."});
        return section;
    }
    std::vector<const SystemResult*> order = {&contents.leader()};
    Table table;
    table.columns = {{"Against", Alignment::Left},
                     {contents.at("nDCG") + " difference"},
                     {"p"},
                     {"p (Holm)"},
                     {"d_z"},
                     {"Better / worse / alike"},
                     {contents.at("Gini") + " difference"}};
    std::size_t c = 0;
    for (const SystemResult& system : contents.systems) {
        if (&system == &contents.leader()) continue;
        order.push_back(&system);
        const SystemComparison& pair = comparisons[c++];
        const PairedComparison& ndcg = pair.ndcg;
        table.rows.push_back(
            {markedLabel(system), Number{ndcg.difference, 3, drawn(ndcg.interval)},
             pText(ndcg.pValue), pText(ndcg.adjustedP),
             std::isfinite(ndcg.effectSize)
                 ? Cell(Number{ndcg.effectSize, 2})
                 : Cell(NoValue{"All queries differ by the same, so that there is no spread."}),
             withThousands(ndcg.wins) + " / " + withThousands(ndcg.losses) + " / " +
                 withThousands(ndcg.ties),
             Number{pair.giniA - pair.giniB, 3, drawn(pair.giniDifference)}});
    }
    table.caption = markedCaption(
        markedLabel(contents.leader()) +
            " less each other system on the same queries: 95 % intervals of the difference, "
            "two-sided sign-flip test, adjusted for all comparisons (Holm), effect size d_z. A "
            "negative Gini difference is fairer.",
        order);
    table.command = systemsCommand(contents, "compare", order);
    section.items.emplace_back(std::move(table));
    return section;
}

}  // namespace crossfade
