// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"
#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/workflow/methods.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

namespace crossfade::cli {

namespace {

Json queriesJson(const MaskingResult& masking)
{
    Json rows = Json::array();
    for (const MaskedQueryRow& row : masking.queries)
        rows.push_back({{"set", modalitySetName(row.set, masking.modalities)},
                        {"ndcg", row.ndcg},
                        {"interval", intervalJson(row.interval)},
                        {"difference", row.loss.difference},
                        {"difference_interval", intervalJson(row.loss.interval)},
                        {"p_holm", row.loss.adjustedP}});
    return {{"queries", masking.queries.front().perQuery.size()}, {"rows", rows}};
}

Json cellsJson(const std::vector<double>& cells, std::size_t columns)
{
    Json rows = Json::array();
    for (std::size_t at = 0; at < cells.size(); at += columns)
        rows.push_back(
            std::vector<double>(cells.begin() + static_cast<std::ptrdiff_t>(at),
                                cells.begin() + static_cast<std::ptrdiff_t>(at + columns)));
    return rows;
}

Json groupsJson(const MaskingResult& masking)
{
    if (!masking.groupsReason.empty()) return {{"reason", masking.groupsReason}};
    const GroupMatrix& m = masking.groups;
    return {{"sets", modalitySetNames(m.sets, masking.modalities)},
            {"relative", cellsJson(m.relative, m.sets.size())},
            {"relative_sd", cellsJson(m.relativeSd, m.sets.size())},
            {"column_means", m.columnMeans},
            {"largest", m.largest},
            {"ndcg", m.ndcg},
            {"ndcg_all", m.ndcgAll},
            {"artists", m.artists},
            {"draws", m.draws},
            {"k", m.k}};
}

Json gridJson(const MaskingResult& masking)
{
    if (!masking.gridReason.empty()) return {{"reason", masking.gridReason}};
    const SetGrid& grid = masking.grid;
    return {{"sets", modalitySetNames(grid.sets, masking.modalities)},
            {"ndcg", cellsJson(grid.ndcg, grid.sets.size())},
            {"gini", cellsJson(grid.gini, grid.sets.size())},
            {"queries", grid.queries},
            {"candidates", grid.candidates}};
}

std::string cellsText(const std::vector<std::string>& names, const std::vector<double>& cells)
{
    std::size_t width = 8;
    for (const std::string& name : names) width = std::max(width, name.size() + 2);
    std::string text = padded("", width);
    for (const std::string& name : names) text += padded(name, width);
    text += "\n";
    for (std::size_t row = 0; row < names.size(); ++row) {
        text += padded(names[row], width);
        for (std::size_t column = 0; column < names.size(); ++column)
            text += padded(metric(cells[row * names.size() + column]), width);
        text += "\n";
    }
    return text;
}

std::string queriesText(const MaskingResult& masking)
{
    std::size_t width = 0;
    for (const MaskedQueryRow& row : masking.queries)
        width = std::max(width, modalitySetName(row.set, masking.modalities).size());
    std::string text =
        "1. Masked queries: what a query loses\n" +
        counted(masking.queries.front().perQuery.size(), "query has", "queries have") +
        " all modalities; each keeps one set of them, the candidates are as they are.\n";
    for (const MaskedQueryRow& row : masking.queries)
        text += padded(modalitySetName(row.set, masking.modalities), width) + "  nDCG " +
                metric(row.ndcg) + " " + intervalText(row.interval) +
                (&row == &masking.queries.front()
                     ? ""
                     : "  against all: " + signedMetric(row.loss.difference) + " " +
                           intervalText(row.loss.interval) +
                           ", Holm p = " + metric(row.loss.adjustedP)) +
                "\n";
    return text;
}

std::string groupsText(const MaskingResult& masking)
{
    std::string text = "\n2. Groups: who is found by whom\n";
    if (!masking.groupsReason.empty()) return text + masking.groupsReason + "\n";
    const GroupMatrix& m = masking.groups;
    return text + counted(m.artists, "artist", "artists") + " who have all modalities, in " +
           std::to_string(m.sets.size()) + " random groups that keep one set each, " +
           counted(m.draws, "draw", "draws") + ", k = " + std::to_string(m.k) +
           ". Rows: the query's set; a cell is the found group's share over chance. nDCG " +
           metric(m.ndcgAll) + ".\n" +
           cellsText(modalitySetNames(m.sets, masking.modalities), m.relative);
}

std::string gridText(const MaskingResult& masking)
{
    std::string text = "\n3. Query set by candidate set: how well sets find each other\n";
    if (!masking.gridReason.empty()) return text + masking.gridReason + "\n";
    const SetGrid& grid = masking.grid;
    const std::vector<std::string> names = modalitySetNames(grid.sets, masking.modalities);
    return text + counted(grid.queries, "query", "queries") + " and " +
           counted(grid.candidates, "candidate", "candidates") +
           " who have all modalities. Rows: what the queries keep; columns: the "
           "candidates.\nnDCG\n" +
           cellsText(names, grid.ndcg) + "Gini\n" + cellsText(names, grid.gini);
}

Result<int> printMasking(const SystemArguments& arguments, Console& console)
{
    CROSSFADE_ASSIGN(SystemRequest request, openSystems(arguments));
    if (request.systems.empty()) {
        CROSSFADE_ASSIGN(request.systems.emplace_back(),
                         systemKeyFrom(kContrastive, request.project));
    }
    CROSSFADE_ASSIGN(
        const MaskingResult masking,
        maskSystem(request.project, request.systems.front(), request.protocol, console.job()));
    Json json = keyJson(request.systems.front(), masking.label);
    json.update({{"split", queriesName(request.protocol.queries)},
                 {"k", request.protocol.k},
                 {"masked_queries", queriesJson(masking)},
                 {"groups", groupsJson(masking)},
                 {"set_by_set", gridJson(masking)}});
    return console.finish(withNotice(std::move(json), request),
                          noticeLine(request) + masking.label + "\n\n" + queriesText(masking) +
                              groupsText(masking) + gridText(masking));
}

}  // namespace

void addMaskCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<SystemArguments>();
    CLI::App* command = app.add_subcommand(
        "mask", "Take modalities away from artists who have all, in three experiments");
    addSystemOptions(*command, console, *a, 0, 1);
    command->callback([a, &console, &exitCode] {
        const auto result = printMasking(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
