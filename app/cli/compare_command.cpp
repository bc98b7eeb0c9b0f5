// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"
#include "core/base/text.h"
#include "core/evaluation/report_json.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace crossfade::cli {

namespace {

std::string twoDecimals(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

Json comparisonJson(const SystemComparison& one, const SystemKey& other)
{
    Json json = keyJson(other, one.labelB);
    const PairedComparison& ndcg = one.ndcg;
    json.update({{"ndcg_a", ndcg.meanA},
                 {"ndcg_b", ndcg.meanB},
                 {"difference", ndcg.difference},
                 {"interval", intervalJson(ndcg.interval)},
                 {"p", ndcg.pValue},
                 {"p_holm", ndcg.adjustedP},
                 {"effect_size", ndcg.effectSize},
                 {"wins", ndcg.wins},
                 {"losses", ndcg.losses},
                 {"ties", ndcg.ties},
                 {"gini_a", one.giniA},
                 {"gini_b", one.giniB},
                 {"gini_difference", one.giniA - one.giniB},
                 {"gini_interval", intervalJson(one.giniDifference)}});
    return json;
}

std::string comparisonText(const SystemComparison& one, std::size_t k)
{
    const PairedComparison& ndcg = one.ndcg;
    return "against " + one.labelB + "\n  nDCG@" + std::to_string(k) + " " + metric(ndcg.meanA) +
           " - " + metric(ndcg.meanB) + " = " + signedMetric(ndcg.difference) + " " +
           intervalText(ndcg.interval) + ", p = " + metric(ndcg.pValue) +
           ", Holm p = " + metric(ndcg.adjustedP) + ", d_z = " + twoDecimals(ndcg.effectSize) +
           "\n  better for " + withThousands(ndcg.wins) + ", worse for " +
           withThousands(ndcg.losses) + ", alike for " + withThousands(ndcg.ties) +
           " queries\n  Gini@" + std::to_string(k) + " " + metric(one.giniA) + " - " +
           metric(one.giniB) + " = " + signedMetric(one.giniA - one.giniB) + " " +
           intervalText(one.giniDifference) + "\n";
}

Result<int> printComparisons(const SystemArguments& arguments, Console& console)
{
    CROSSFADE_ASSIGN(SystemRequest request, openSystems(arguments));
    CROSSFADE_ASSIGN(
        const std::vector<SystemComparison> comparisons,
        compareSystems(request.project, request.systems, request.protocol, console.job()));
    Json rows = Json::array();
    std::string text = noticeLine(request) + comparisons.front().labelA + ", " +
                       counted(comparisons.front().ndcg.queries, "query", "queries") +
                       "; 95 % intervals, two-sided sign-flip test\n";
    for (std::size_t c = 0; c < comparisons.size(); ++c) {
        rows.push_back(comparisonJson(comparisons[c], request.systems[c + 1]));
        text += comparisonText(comparisons[c], request.protocol.k);
    }
    Json json = keyJson(request.systems.front(), comparisons.front().labelA);
    json.update({{"queries", queriesName(request.protocol.queries)},
                 {"query_count", comparisons.front().ndcg.queries},
                 {"k", request.protocol.k},
                 {"against", rows}});
    return console.finish(withNotice(std::move(json), request), text);
}

}  // namespace

void addCompareCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<SystemArguments>();
    CLI::App* command =
        app.add_subcommand("compare", "Compare a run or baseline with others on the same queries");
    addSystemOptions(*command, console, *a, 1);
    command->callback([a, &console, &exitCode] {
        const auto result = printComparisons(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
