// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"
#include "core/base/text.h"
#include "core/evaluation/published.h"
#include "core/evaluation/report_json.h"
#include "core/workflow/methods.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

namespace crossfade::cli {

namespace {

const SystemResult* listeningOf(const std::vector<SystemResult>& results)
{
    const auto found = std::ranges::find(results, kListening,
                                         [](const SystemResult& one) { return one.key.method; });
    return found == results.end() ? nullptr : &*found;
}

Json resultJson(const SystemResult& result, const SystemResult* listening)
{
    Json json = keyJson(result.key, result.label);
    json["supervised"] = result.supervised;
    json["compare_on"] = compareOnName(result.scoring.compareOn);
    json["hub_correction"] = result.scoring.hubCorrection;
    json["local_scaling"] = result.scoring.localScaling;
    json.update(Json::parse(toJson(result.report)));
    json["recall_interval"] = intervalJson(result.recall);
    json["map_interval"] = intervalJson(result.map);
    json["gini_interval"] = intervalJson(result.gini);
    if (listening != nullptr)
        json["popularity_over_listening"] = popularityRatios(result, *listening);
    return json;
}

std::string mainTable(const std::vector<SystemResult>& results, std::size_t width)
{
    const std::string k = "@" + std::to_string(results.front().report.k);
    std::string text = padded("", width) + "  " + padded("nDCG" + k, 24) +
                       padded("recall" + k, 24) + padded("MAP" + k, 24) + padded("Gini" + k, 24) +
                       padded("placeable", 11) + "coverage\n";
    for (const SystemResult& one : results) {
        const EvaluationReport& r = one.report;
        const auto cell = [](double value, const Interval& interval) {
            return padded(metric(value) + " " + intervalText(interval), 24);
        };
        text += padded(one.label, width) + "  " + cell(r.ndcg, r.ndcgInterval) +
                cell(r.recall, one.recall) + cell(r.map, one.map) + cell(r.gini, one.gini) +
                padded(metric(r.giniPlaceable), 11) + metric(r.coverage) +
                (one.supervised ? "  trained with known pairs of the training split" : "") + "\n";
    }
    return text;
}

/// A row for each system, a column for each group that somebody is in.
template <typename CellOf>
std::string groupTable(const std::vector<SystemResult>& results,
                       const std::vector<GroupScore>& groups, std::size_t width,
                       const CellOf& cellOf)
{
    std::string text = padded("", width) + "  ";
    std::vector<std::string> heads;
    for (const GroupScore& group : groups) {
        heads.push_back(group.name + ", n = " + withThousands(group.queries) + "  ");
        if (group.queries > 0) text += heads.back();
    }
    text += "\n";
    for (const SystemResult& one : results) {
        text += padded(one.label, width) + "  ";
        for (std::size_t g = 0; g < groups.size(); ++g)
            if (groups[g].queries > 0) text += padded(cellOf(one, g), heads[g].size());
        text += "\n";
    }
    return text;
}

std::string resultsText(const std::vector<SystemResult>& results, const SystemResult* listening)
{
    std::size_t width = 0;
    for (const SystemResult& one : results) width = std::max(width, one.label.size());
    const EvaluationReport& first = results.front().report;
    std::string text = counted(first.queries, "query", "queries") + ", " +
                       counted(first.candidates, "candidate", "candidates") +
                       "; 95 % intervals\n\n" + mainTable(results, width);
    if (listening != nullptr) {
        text += "\nnDCG by the query's popularity, as a ratio to listening alone\n" +
                groupTable(results, first.popularity, width,
                           [&](const SystemResult& one, std::size_t g) {
                               const double ratio = popularityRatios(one, *listening)[g];
                               return std::isfinite(ratio) ? metric(ratio) : std::string("-");
                           });
    } else {
        text += "\nnDCG by the query's popularity\n" +
                groupTable(results, first.popularity, width,
                           [](const SystemResult& one, std::size_t g) {
                               return metric(one.report.popularity[g].ndcg);
                           });
    }
    text +=
        "\nnDCG by the query's modalities\n" +
        groupTable(results, first.modalities, width, [](const SystemResult& one, std::size_t g) {
            return metric(one.report.modalities[g].ndcg);
        });
    return text;
}

Json publishedJson()
{
    Json rows = Json::array();
    for (const PublishedSystem& one : publishedSystems()) {
        Json values = Json::array();
        for (std::size_t d = 0; d < kPublishedData.size(); ++d)
            values.push_back(
                {{"data", kPublishedData[d]}, {"ndcg", one.ndcg[d]}, {"gini", one.gini[d]}});
        rows.push_back({{"system", one.label}, {"method", one.method}, {"values", values}});
    }
    return {{"caveat", kPublishedCaveat}, {"k", 200}, {"systems", rows}};
}

std::string publishedText()
{
    constexpr std::size_t kWidth = 28;
    std::string text = std::string("\nThe paper's nDCG@200 and Gini@200\n") + kPublishedCaveat +
                       "\n" + padded("", kWidth);
    for (const char* data : kPublishedData) text += padded(data, kWidth);
    text += "\n";
    for (const PublishedSystem& one : publishedSystems()) {
        text += padded(one.label, kWidth);
        for (std::size_t d = 0; d < kPublishedData.size(); ++d)
            text += padded(metric(one.ndcg[d]) + "  " + metric(one.gini[d]), kWidth);
        text += "\n";
    }
    return text;
}

Result<int> printSystems(const SystemArguments& arguments, bool published, Console& console)
{
    CROSSFADE_ASSIGN(SystemRequest request, openSystems(arguments));
    if (request.systems.empty()) {
        CROSSFADE_ASSIGN(request.systems, allSystems(request.project));
    }
    const auto keys = withListening(*request.project.catalogue(), request.systems);
    CROSSFADE_ASSIGN(const std::vector<SystemResult> results,
                     evaluateSystems(request.project, keys, request.protocol, console.job()));
    const SystemResult* listening = listeningOf(results);
    Json rows = Json::array();
    for (const SystemResult& one : results) rows.push_back(resultJson(one, listening));
    Json json = {{"queries", queriesName(request.protocol.queries)},
                 {"k", request.protocol.k},
                 {"systems", rows}};
    if (published) json["published"] = publishedJson();
    return console.finish(
        withNotice(json, request),
        noticeLine(request) + resultsText(results, listening) + (published ? publishedText() : ""));
}

}  // namespace

void addSystemsCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<SystemArguments>();
    auto published = std::make_shared<bool>(false);
    CLI::App* command =
        app.add_subcommand("systems", "Measure runs and baselines (all by default) side by side");
    addSystemOptions(*command, console, *a, 0);
    command->add_flag("--published", *published,
                      "Print the paper's values too, which are of other data");
    command->callback([a, published, &console, &exitCode] {
        const auto result = printSystems(*a, *published, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
