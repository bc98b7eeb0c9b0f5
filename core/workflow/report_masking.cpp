// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/report/number_text.h"
#include "core/workflow/report_sections.h"

#include <algorithm>

namespace crossfade {

using report::Alignment;
using report::Figure;
using report::MatrixPlot;
using report::Note;
using report::Number;
using report::Paragraph;
using report::Section;
using report::Table;

namespace {

constexpr const char* kQueriesHeading = "1. Masked queries: what a query loses";
constexpr const char* kGroupsHeading = "2. Groups: who is found by whom";
constexpr const char* kGridHeading = "3. Query set by candidate set: how well sets find each other";

std::vector<std::vector<double>> rowsOf(const std::vector<double>& cells, std::size_t columns)
{
    std::vector<std::vector<double>> rows;
    for (std::size_t at = 0; at + columns <= cells.size(); at += columns)
        rows.emplace_back(cells.begin() + static_cast<std::ptrdiff_t>(at),
                          cells.begin() + static_cast<std::ptrdiff_t>(at + columns));
    return rows;
}

Section maskedQueries(const ReportContents& contents, const MaskingResult& masking,
                      const std::string& command)
{
    const std::vector<const SystemResult*> leader = {&contents.leader()};
    Table table;
    table.columns = {{"Modalities kept", Alignment::Left},
                     {contents.at("nDCG")},
                     {"Against all kept"},
                     {"p (Holm)"}};
    report::BarPlot plot;
    plot.values.title = contents.at("nDCG");
    plot.series.push_back({shortLabel(contents.leader()), {}});
    const MaskedQueryRow* complete = nullptr;
    for (const MaskedQueryRow& row : masking.queries) {
        const std::string name = modalitySetName(row.set, masking.modalities);
        table.rows.push_back(
            {name, Number{row.ndcg, 3, drawn(row.interval)},
             complete == nullptr ? report::Cell(report::NoValue{"These are the complete queries."})
                                 : Number{row.loss.difference, 3, drawn(row.loss.interval)},
             complete == nullptr ? report::Cell(report::NoValue{"These are the complete queries."})
                                 : report::numberText(row.loss.adjustedP, 4)});
        plot.categories.push_back(name);
        plot.series.front().bars.push_back({row.ndcg, drawn(row.interval)});
        complete = &masking.queries.front();
    }
    const std::string what =
        markedLabel(contents.leader()) + ": masked queries, the candidates as they are. " +
        counted(masking.queries.front().perQuery.size(), "query has", "queries have") +
        " all modalities; each is asked for again with every set of them.";
    table.caption = markedCaption(what + " 95 % intervals.", leader);
    table.command = command;
    Section section{kQueriesHeading, 2};
    section.items.emplace_back(Figure{markedCaption(what, leader), std::move(plot), command});
    section.items.emplace_back(std::move(table));
    return section;
}

Section groups(const ReportContents& contents, const MaskingResult& masking,
               const std::string& command)
{
    Section section{kGroupsHeading, 2};
    if (!masking.groupsReason.empty()) {
        section.items.emplace_back(Note{"This experiment can't be made. " + masking.groupsReason});
        return section;
    }
    const GroupMatrix& matrix = masking.groups;
    const std::vector<const SystemResult*> leader = {&contents.leader()};
    const std::vector<std::string> names = modalitySetNames(matrix.sets, masking.modalities);
    MatrixPlot plot{.rowTitle = "The query keeps",
                    .columnTitle = "The found keep",
                    .rows = names,
                    .columns = names,
                    .values = rowsOf(matrix.relative, names.size()),
                    .range = {},
                    .digits = 2};
    section.items.emplace_back(Figure{
        markedCaption(
            markedLabel(contents.leader()) + ": groups. " +
                counted(matrix.artists, "artist", "artists") + " who have all modalities, in " +
                std::to_string(names.size()) + " random groups that keep one set each, " +
                counted(matrix.draws, "draw", "draws") + "; lists of " + std::to_string(matrix.k) +
                ". A cell is the found group's share of the lists over its share by chance: 1 is "
                "even. (The matrix of Ferraro et al. 2023.)",
            leader),
        std::move(plot), command});
    Table table;
    table.caption =
        markedCaption(markedLabel(contents.leader()) + ": groups, means over draws. nDCG@" +
                          std::to_string(matrix.k) + " of all queries is " +
                          report::numberText(matrix.ndcgAll, 3) + ".",
                      leader);
    table.columns = {{"Modalities kept", Alignment::Left},
                     {"nDCG@" + std::to_string(matrix.k) + " of its queries"},
                     {"Found, over chance (column mean)"}};
    for (std::size_t s = 0; s < names.size(); ++s)
        table.rows.push_back(
            {names[s], Number{matrix.ndcg[s], 3}, Number{matrix.columnMeans[s], 2}});
    table.command = command;
    section.items.emplace_back(std::move(table));
    return section;
}

Section grid(const ReportContents& contents, const MaskingResult& masking,
             const std::string& command)
{
    Section section{kGridHeading, 2};
    if (!masking.gridReason.empty()) {
        section.items.emplace_back(Note{"This experiment can't be made. " + masking.gridReason});
        return section;
    }
    const SetGrid& cells = masking.grid;
    const std::vector<const SystemResult*> leader = {&contents.leader()};
    const std::vector<std::string> names = modalitySetNames(cells.sets, masking.modalities);
    const std::size_t k = std::min(contents.task.protocol.k,
                                   std::max<std::size_t>(cells.candidates / 4, std::size_t{1}));
    const auto add = [&](const std::string& metric, const std::vector<double>& values) {
        MatrixPlot plot{.rowTitle = "All queries keep",
                        .columnTitle = "All candidates keep",
                        .rows = names,
                        .columns = names,
                        .values = rowsOf(values, names.size()),
                        .range = {},
                        .digits = 3};
        section.items.emplace_back(
            Figure{markedCaption(markedLabel(contents.leader()) + ": query set by candidate set, " +
                                     metric + "@" + std::to_string(k) + ". " +
                                     counted(cells.queries, "query", "queries") + " and " +
                                     counted(cells.candidates, "candidate", "candidates") +
                                     " who have all modalities, each side restricted to one set.",
                                 leader),
                   std::move(plot), command});
    };
    add("nDCG", cells.ndcg);
    add("Gini", cells.gini);
    return section;
}

}  // namespace

std::vector<Section> maskingSections(const ReportContents& contents,
                                     const Result<MaskingResult>& masking)
{
    Section intro{"Missing modalities"};
    if (!masking.hasValue()) {
        intro.items.emplace_back(
            Note{"The masking experiments can't be made. " + masking.error().sentence()});
        return {std::move(intro)};
    }
    intro.items.emplace_back(Paragraph{
        "Three experiments take modalities away from artists who have all of them. They answer "
        "three questions, and their numbers must not be laid beside each other: candidates, "
        "lists and who is masked differ."});
    const std::string command = systemsCommand(contents, "mask", {&contents.leader()});
    return {std::move(intro), maskedQueries(contents, masking.value(), command),
            groups(contents, masking.value(), command), grid(contents, masking.value(), command)};
}

}  // namespace crossfade
