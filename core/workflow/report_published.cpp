// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/published.h"
#include "core/workflow/report_sections.h"

#include <algorithm>

namespace crossfade {

using report::Alignment;
using report::Cell;
using report::NoValue;
using report::Number;
using report::Section;
using report::Table;

namespace {

const SystemResult* oursFor(const ReportContents& contents, const std::string& method)
{
    if (contents.leader().key.method == method) return &contents.leader();
    const auto found = std::ranges::find(contents.systems, method,
                                         [](const SystemResult& s) { return s.key.method; });
    return found == contents.systems.end() ? nullptr : &*found;
}

Table publishedTable(const ReportContents& contents, const std::string& metric, bool gini)
{
    Table table;
    table.columns = {{"System", Alignment::Left}};
    for (const char* data : kPublishedData)
        table.columns.push_back({std::string(data) + ": other data"});
    table.columns.push_back({"Here, " + contents.at(metric)});
    table.columns.push_back({"Here it is", Alignment::Left});
    std::vector<const SystemResult*> shown;
    for (const PublishedSystem& row : publishedSystems()) {
        std::vector<Cell> cells = {row.label};
        for (const double value : gini ? row.gini : row.ndcg) cells.emplace_back(Number{value, 3});
        if (const SystemResult* ours = oursFor(contents, row.method)) {
            shown.push_back(ours);
            const EvaluationReport& r = ours->report;
            cells.emplace_back(gini ? Number{r.gini, 3, drawn(ours->gini)}
                                    : Number{r.ndcg, 3, drawn(r.ndcgInterval)});
            cells.emplace_back(markedLabel(*ours));
        } else {
            cells.emplace_back(NoValue{"It is not among the systems of this report."});
            cells.emplace_back(NoValue{"It is not among the systems of this report."});
        }
        table.rows.push_back(std::move(cells));
    }
    table.caption = markedCaption(
        metric + "@200 as the paper published it, on other data, beside " + contents.at(metric) +
            " here. Published values are "
            "digitised from a figure, ± 0.003.",
        shown);
    table.command = systemsCommand(contents, "systems", shown);
    return table;
}

}  // namespace

Section publishedSection(const ReportContents& contents)
{
    Section section{"The paper's values: other data"};
    section.items.emplace_back(report::Note{kPublishedCaveat});
    section.items.emplace_back(publishedTable(contents, "nDCG", false));
    section.items.emplace_back(publishedTable(contents, "Gini", true));
    return section;
}

}  // namespace crossfade
