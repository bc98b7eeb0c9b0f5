// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"
#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/workflow/evaluate_elsewhere.h"
#include "core/workflow/evaluate_run.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace crossfade::cli {

namespace {

std::string withInterval(double value, const Interval& interval)
{
    return metric(value) + " " + intervalText(interval);
}

std::string groupsText(const std::vector<GroupScore>& groups)
{
    std::size_t width = 0;
    for (const GroupScore& group : groups) width = std::max(width, group.name.size());
    std::string text;
    for (const GroupScore& group : groups) {
        text += "  " + group.name + std::string(width - group.name.size(), ' ') + "  ";
        text += withInterval(group.ndcg, group.interval) + "  n = " + withThousands(group.queries) +
                "\n";
    }
    return text;
}

/// The figures under what is said of them all: `system` names what was measured.
std::string reportText(const EvaluationReport& r, const std::string& system,
                       const std::string& modalitiesOf)
{
    const std::string k = std::to_string(r.k);
    std::string text = system + ": nDCG@" + k + " " + withInterval(r.ndcg, r.ndcgInterval) +
                       ", recall@" + k + " " + metric(r.recall) + ", Gini@" + k + " " +
                       metric(r.gini) + " (placeable " + metric(r.giniPlaceable) + "), coverage@" +
                       k + " " + metric(r.coverage) + "\n";
    text += counted(r.queries, "query", "queries") + " (" + withThousands(r.unplaced) +
            " the method can't place, which score 0), " +
            counted(r.candidates, "candidate", "candidates") + " (" + withThousands(r.placeable) +
            " placeable); 95 % intervals\n";
    if (r.judged)
        text += "Judged by people: " + counted(r.judged->kept, "pair", "pairs") + " kept, " +
                withThousands(r.judged->rejected) +
                " rejected; who was not judged counts as not relevant.\n";
    if (r.judged && r.judged->unused > 0)
        text += counted(r.judged->unused, "judgement", "judgements") +
                " can't be used: without a query, on several artists at once, or of who is no "
                "longer in the catalogue.\n";
    text += "nDCG by the query's popularity\n" + groupsText(r.popularity);
    text += "nDCG by the query's modalities" + modalitiesOf + "\n" + groupsText(r.modalities);
    return text;
}

std::string percent(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", 100.0 * share);
    return text;
}

std::string joinedText(const JoinSummary& joined, std::size_t candidates, const std::string& own,
                       const std::string& other)
{
    std::string text = "Judged by " + inQuotes(other) + ": " + withThousands(joined.withModality) +
                       " of its " + counted(candidates, "candidate", "candidates") + " (" +
                       percent(joined.coverage) + ") are joined to an artist of " + inQuotes(own) +
                       " who has a modality there.\n";
    text += "Joined by id " + withThousands(joined.byId) + ", by name " +
            withThousands(joined.byName) + "; not joined " + withThousands(joined.ambiguous) +
            " whose name several artists have, and " + withThousands(joined.missing) +
            " who are missing.\n";
    if (joined.otherName > 0)
        text += withThousands(joined.otherName) +
                " of those joined by id have another name there; --join name looks at names "
                "alone.\n";
    return text;
}

std::string crossText(const CrossEvaluation& cross, const std::string& own,
                      const std::string& other)
{
    const EvaluationReport& r = cross.report;
    std::string text = joinedText(cross.joined, r.candidates, own, other);
    std::string system = r.method;
    if (cross.supervised) {
        system += ", trained with known pairs of the training split";
        text += "Of the " + counted(r.queries, "query", "queries") + " " +
                withThousands(cross.knownQueries) + " were training artists with known pairs" +
                (cross.knownQueries > 0 ? ", which may be among those that judge.\n" : ".\n");
    }
    text += system + ": nDCG@" + std::to_string(r.k) + " of the " +
            counted(cross.placed.queries, "query", "queries") + " that can be placed " +
            withInterval(cross.placed.ndcg, cross.placed.interval) + "\n";
    return text + reportText(r, system, " in " + inQuotes(own));
}

Json crossJson(const CrossEvaluation& cross, const std::string& other)
{
    Json json = Json::parse(toJson(cross.report));
    json["on"] = other;
    const JoinSummary& joined = cross.joined;
    json["joined"] = {{"by_id", joined.byId},           {"by_name", joined.byName},
                      {"ambiguous", joined.ambiguous},  {"missing", joined.missing},
                      {"other_name", joined.otherName}, {"coverage", joined.coverage}};
    json["placed"] = {{"queries", cross.placed.queries},
                      {"ndcg", cross.placed.ndcg},
                      {"interval", intervalJson(cross.placed.interval)}};
    json["supervised"] = cross.supervised;
    json["known_queries"] = cross.knownQueries;
    return json;
}

struct Arguments {
    std::string project, queries = "val", pool = "catalogue", similar, compareOn, on, join = "both";
    std::string judgedBy = "both";
    bool judgements = false;
    std::optional<std::size_t> k;
    EvaluateOptions options;
};

/// The options, with lists as long as the catalogue that judges wants them.
Result<EvaluateOptions> optionsFrom(const Arguments& arguments, const Project& judge)
{
    EvaluateOptions options = arguments.options;
    options.protocol.queries = arguments.queries == "val"    ? QuerySet::Val
                               : arguments.queries == "test" ? QuerySet::Test
                                                             : QuerySet::All;
    options.protocol.pool =
        arguments.pool == "split" ? CandidatePool::Split : CandidatePool::Catalogue;
    options.protocol.k = arguments.k.value_or(judge.catalogue()->stored.catalogue.k);
    if (!arguments.compareOn.empty())
        options.system.change.compareOn =
            arguments.compareOn == "own" ? CompareOn::Own : CompareOn::Shared;
    if (!arguments.similar.empty()) options.similarFile = arguments.similar;
    if (arguments.judgements) {
        CROSSFADE_ASSIGN(options.judgements, judgementSourceFromName(arguments.judgedBy));
    }
    return options;
}

Result<int> printOwn(const Arguments& arguments, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const EvaluateOptions options, optionsFrom(arguments, project));
    CROSSFADE_ASSIGN(const EvaluationReport report,
                     evaluateProject(project, options, console.job()));
    CROSSFADE_ASSIGN(const bool supervised, isSupervised(project, options.system));
    const std::string& notice = project.catalogue()->stored.catalogue.notice;
    Json json = Json::parse(toJson(report));
    json["supervised"] = supervised;
    if (!notice.empty()) json["notice"] = notice;
    const std::string system =
        report.method + (supervised ? ", trained with known pairs of the training split" : "");
    return console.finish(json,
                          (notice.empty() ? "" : notice + "\n") + reportText(report, system, ""));
}

Result<int> printElsewhere(const Arguments& arguments, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const Project other, Project::open(arguments.on));
    const JoinBy joinBy = arguments.join == "id"     ? JoinBy::Id
                          : arguments.join == "name" ? JoinBy::Name
                                                     : JoinBy::IdThenName;
    CROSSFADE_ASSIGN(const EvaluateOptions options, optionsFrom(arguments, other));
    CROSSFADE_ASSIGN(
        const CrossEvaluation cross,
        evaluateElsewhere(project, *other.catalogue(), joinBy, options, console.job()));
    const Catalogue& own = project.catalogue()->stored.catalogue;
    const Catalogue& judge = other.catalogue()->stored.catalogue;
    // The figures come from both, so that they carry the warnings of both.
    std::string notice = own.notice;
    if (!judge.notice.empty() && judge.notice != own.notice)
        notice += (notice.empty() ? "" : "\n") + judge.notice;
    Json json = crossJson(cross, judge.name);
    if (!notice.empty()) json["notice"] = notice;
    return console.finish(
        json, (notice.empty() ? "" : notice + "\n") + crossText(cross, own.name, judge.name));
}

Result<int> printEvaluation(const Arguments& arguments, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(arguments.project));
    return arguments.on.empty() ? printOwn(arguments, project, console)
                                : printElsewhere(arguments, project, console);
}

}  // namespace

void addEvaluateCommand(CLI::App& app, Console& console, int& exitCode)
{
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
    auto* queries = command
                        ->add_option("--queries", a->queries,
                                     "Who is asked for; with --judgements all by default")
                        ->check(CLI::IsMember({"val", "test", "all"}))
                        ->capture_default_str();
    command->add_option("--pool", a->pool, "Who may be found")
        ->check(CLI::IsMember({"catalogue", "split"}))
        ->capture_default_str();
    command->add_option("-k", a->k, "Length of the lists (the catalogue's, mostly 200)")
        ->check(CLI::Range(1, 1000000));
    command->add_option("--similar", a->similar,
                        "File of similar pairs to judge by, instead of the project's own");
    auto* judgements = command->add_flag(
        "--judgements", a->judgements,
        "Judge by what people said (marks for a query, blind votes), instead of similar pairs");
    command->add_option("--judged-by", a->judgedBy, "Which of it")
        ->check(CLI::IsMember({"marks", "votes", "both"}))
        ->capture_default_str()
        ->needs(judgements);
    auto* on = command->add_option(
        "--on", a->on,
        "Another project, whose queries, candidates and similar pairs judge the method");
    command
        ->add_option("--join", a->join,
                     "What joins the artists of --on to the project's: both (the id, else the "
                     "name), id or name")
        ->check(CLI::IsMember({"both", "id", "name"}))
        ->capture_default_str()
        ->needs(on);
    command->add_option("--run", a->options.system.run.value,
                        "Run for contrastive; the newest by default");
    command->add_option("--threads", a->options.threads, "Threads; 0: one per core")
        ->check(CLI::Range(0, 1024));
    command->callback([a, queries, &console, &exitCode] {
        if (a->judgements && (!a->on.empty() || !a->similar.empty())) {
            exitCode = console.refuse({ErrorCode::InvalidInput,
                                       "--judgements can't go with --similar or --on: only one of "
                                       "them can judge."});
            return;
        }
        if (a->judgements && queries->count() == 0) a->queries = "all";
        if (!a->on.empty() && !a->similar.empty()) {
            exitCode = console.refuse({ErrorCode::InvalidInput,
                                       "--similar can't go with --on, whose own pairs judge; "
                                       "give one of the two."});
            return;
        }
        const auto result = printEvaluation(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
