// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/methods.h"
#include "core/workflow/report_sections.h"

#include <algorithm>
#include <array>

namespace crossfade {

using report::Alignment;
using report::Cell;
using report::NoValue;
using report::Number;
using report::Section;
using report::Table;

namespace {

/// One system of the paper (Ferraro et al. 2023), on its three data sets.
struct PublishedRow {
    const char* label;
    const char* ours;  ///< the system that comes closest
    std::array<double, 3> ndcg;
    std::array<double, 3> gini;
};

constexpr std::array<PublishedRow, 6> kPublished = {{
    {"listening (CF)", kListening, {0.113, 0.175, 0.363}, {0.437, 0.438, 0.207}},
    {"tags", "tags", {0.127, 0.259, 0.276}, {0.374, 0.375, 0.357}},
    {"audio", "audio", {0.210, 0.286, 0.337}, {0.453, 0.454, 0.368}},
    {"random projection", kRandom, {0.133, 0.277, 0.352}, {0.420, 0.422, 0.309}},
    {"PCA", kPca, {0.140, 0.292, 0.380}, {0.327, 0.328, 0.252}},
    {"contrastive", kContrastive, {0.239, 0.357, 0.382}, {0.225, 0.226, 0.204}},
}};

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
    table.columns = {{"System", Alignment::Left},        {"MSD, judged by OLGA: other data"},
                     {"MSD, judged by FMC: other data"}, {"OWN, judged by FMC: other data"},
                     {"Here, " + contents.at(metric)},   {"Here it is", Alignment::Left}};
    std::vector<const SystemResult*> shown;
    for (const PublishedRow& row : kPublished) {
        std::vector<Cell> cells = {row.label};
        for (const double value : gini ? row.gini : row.ndcg) cells.emplace_back(Number{value, 3});
        if (const SystemResult* ours = oursFor(contents, row.ours)) {
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
    section.items.emplace_back(report::Note{
        "Other data: Ferraro, Kim, Oramas, Ehmann and Gouyon (ISMIR 2023) measured on other "
        "artists, descriptors, listening and similar pairs, so that a difference from the values "
        "here says nothing of the systems. Their values are digitised from the figure of their "
        "poster, ± 0.003 (intervals of nDCG are about as wide); which system is better within "
        "one column is what can be compared."});
    section.items.emplace_back(publishedTable(contents, "nDCG", false));
    section.items.emplace_back(publishedTable(contents, "Gini", true));
    return section;
}

}  // namespace crossfade
