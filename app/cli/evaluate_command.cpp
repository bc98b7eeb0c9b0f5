// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/workflow/evaluate_run.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace crossfade::cli {

namespace {

std::string groupsText(const std::vector<GroupScore>& groups)
{
    std::size_t width = 0;
    for (const GroupScore& group : groups) width = std::max(width, group.name.size());
    std::string text;
    for (const GroupScore& group : groups) {
        text += "  " + group.name + std::string(width - group.name.size(), ' ') + "  ";
        text += metric(group.ndcg) + " [" + metric(group.interval.low) + ", " +
                metric(group.interval.high) + "]  n = " + withThousands(group.queries) + "\n";
    }
    return text;
}

std::string reportText(const EvaluationReport& r, const std::string& notice)
{
    const std::string k = std::to_string(r.k);
    std::string text = notice.empty() ? "" : notice + "\n";
    text += r.method + ": nDCG@" + k + " " + metric(r.ndcg) + " [" + metric(r.ndcgInterval.low) +
            ", " + metric(r.ndcgInterval.high) + "], recall@" + k + " " + metric(r.recall) +
            ", Gini@" + k + " " + metric(r.gini) + " (placeable " + metric(r.giniPlaceable) +
            "), coverage@" + k + " " + metric(r.coverage) + "\n";
    text += counted(r.queries, "query", "queries") + " (" + withThousands(r.unplaced) +
            " the method can't place, which score 0), " +
            counted(r.candidates, "candidate", "candidates") + " (" + withThousands(r.placeable) +
            " placeable); 95 % intervals\n";
    text += "nDCG by the query's popularity\n" + groupsText(r.popularity);
    text += "nDCG by the query's modalities\n" + groupsText(r.modalities);
    return text;
}

}  // namespace

void addEvaluateCommand(CLI::App& app, Console& console, int& exitCode)
{
    struct Arguments {
        std::string project, queries = "val", pool = "catalogue", similar, compareOn;
        std::optional<std::size_t> k;
        EvaluateOptions options;
    };
    auto a = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "evaluate", "Measure accuracy (nDCG, recall) and exposure (Gini, coverage) of a method");
    addCommonOptions(*command, console, a->project);
    command
        ->add_option("--method", a->options.system.method,
                     "contrastive, the name of a modality, or concat, weighted, pca, random")
        ->capture_default_str();
    command
        ->add_option("--compare-on", a->compareOn,
                     "Compare artists as they are (own), or on what both have (shared); as the "
                     "run does by default")
        ->check(CLI::IsMember({"own", "shared"}));
    command
        ->add_option("--hub-correction", a->options.system.change.hubCorrection,
                     "How much of a candidate's hubness is taken from its score; 0.5: CSLS")
        ->check(CLI::Range(0.0, 10.0));
    command->add_flag("--centre", a->options.system.change.centre,
                      "Take each modality's mean off the encodings");
    command->add_flag("--local-scaling", a->options.system.change.localScaling,
                      "Score by the affinity under local scaling");
    command->add_option("--queries", a->queries, "Who is asked for")
        ->check(CLI::IsMember({"val", "test", "all"}))
        ->capture_default_str();
    command->add_option("--pool", a->pool, "Who may be found")
        ->check(CLI::IsMember({"catalogue", "split"}))
        ->capture_default_str();
    command->add_option("-k", a->k, "Length of the lists (the catalogue's, mostly 200)")
        ->check(CLI::Range(1, 1000000));
    command->add_option("--similar", a->similar,
                        "File of similar pairs to judge by, instead of the project's own");
    command->add_option("--run", a->options.system.run.value,
                        "Run for contrastive; the newest by default");
    command->add_option("--threads", a->options.threads, "Threads; 0: one per core")
        ->check(CLI::Range(0, 1024));
    command->callback([a, &console, &exitCode] {
        auto project = Project::open(a->project);
        if (!project.hasValue()) {
            exitCode = console.fail(project.error());
            return;
        }
        Protocol& protocol = a->options.protocol;
        protocol.queries = a->queries == "val"    ? QuerySet::Val
                           : a->queries == "test" ? QuerySet::Test
                                                  : QuerySet::All;
        protocol.pool = a->pool == "split" ? CandidatePool::Split : CandidatePool::Catalogue;
        protocol.k = a->k.value_or(project.value().catalogue()->stored.catalogue.k);
        if (!a->compareOn.empty())
            a->options.system.change.compareOn =
                a->compareOn == "own" ? CompareOn::Own : CompareOn::Shared;
        if (!a->similar.empty()) a->options.similarFile = a->similar;
        const auto report = evaluateProject(project.value(), a->options, console.job());
        if (!report.hasValue()) {
            exitCode = console.fail(report.error());
            return;
        }
        const std::string& notice = project.value().catalogue()->stored.catalogue.notice;
        Json json = Json::parse(toJson(report.value()));
        if (!notice.empty()) json["notice"] = notice;
        exitCode = console.finish(json, reportText(report.value(), notice));
    });
}

}  // namespace crossfade::cli
