// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"
#include "core/base/text.h"
#include "core/workflow/diagnose.h"
#include "core/workflow/methods.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

namespace {

struct Arguments : SystemArguments {
    std::int64_t run = 0;
};

Json redundancyJson(const Redundancy& redundancy)
{
    Json systems = Json::array();
    const std::size_t count = redundancy.systems.size();
    for (std::size_t a = 0; a < count; ++a) {
        Json overlaps = Json::object();
        for (std::size_t b = 0; b < count; ++b)
            overlaps[redundancy.systems[b]] = redundancy.overlap[a * count + b];
        systems.push_back({{"modality", redundancy.systems[a]},
                           {"hits", redundancy.hits[a]},
                           {"unique_hits", redundancy.uniqueHits[a]},
                           {"overlap", overlaps}});
    }
    return {{"queries", redundancy.queries}, {"modalities", systems}};
}

/// `run` is null where the project has none.
Json toJson(const Diagnosis& d, const RunDiagnosis* run)
{
    Json spaces = Json::array();
    for (const RunDiagnosis& one : d.runs)
        spaces.push_back({{"run", one.run.value},
                          {"name", one.name},
                          {"default", one.isDefault},
                          {"supervised", one.supervised},
                          {"coherence", one.space.coherence},
                          {"separation", one.space.separation},
                          {"gaps", one.space.gaps}});
    Json json = {{"redundancy", redundancyJson(d.redundancy)}, {"spaces", spaces}};
    if (run == nullptr) return json;
    Json signatures = Json::array();
    for (const Signature& one : run->signatures)
        signatures.push_back({{"seen", one.seen}, {"figure", one.figure}, {"advice", one.advice}});
    json["run"] = run->run.value;
    json["signatures"] = signatures;
    return json;
}

std::string redundancyText(const Redundancy& redundancy)
{
    const std::size_t count = redundancy.systems.size();
    std::string text = "Redundancy of the single modalities, over " +
                       counted(redundancy.queries, "query", "queries") +
                       " that all of them can place\n";
    for (std::size_t a = 0; a < count; ++a) {
        text += "  " + redundancy.systems[a] + ": " + metric(redundancy.hits[a]) +
                " hits a query, " + metric(redundancy.uniqueHits[a]) +
                " found by no other; overlap";
        for (std::size_t b = 0; b < count; ++b)
            if (b != a)
                text +=
                    " " + redundancy.systems[b] + " " + metric(redundancy.overlap[a * count + b]);
        text += "\n";
    }
    return text;
}

std::string toText(const Diagnosis& d, const RunDiagnosis* run)
{
    std::string text = redundancyText(d.redundancy);
    if (run == nullptr) return text + "There is no run yet.\n";
    text += "Coherence within an artist against separation between artists\n";
    for (const RunDiagnosis& one : d.runs)
        text += "  run " + std::to_string(one.run.value) + ": coherence " +
                metric(one.space.coherence) + ", separation " + metric(one.space.separation) +
                "  (" + one.name + (one.isDefault ? ", default" : "") +
                (one.supervised ? ", trained with known pairs" : "") +
                (&one == run ? ", this run" : "") + ")\n";
    const std::string number = std::to_string(run->run.value);
    text += run->signatures.empty() ? "No failure signature was seen in run " + number + ".\n"
                                    : "Failure signatures of run " + number + "\n";
    for (const Signature& one : run->signatures)
        text += "  " + one.seen + " (" + one.figure + ") " + one.advice + "\n";
    return text;
}

Result<int> printDiagnosis(const Arguments& arguments, Console& console)
{
    CROSSFADE_ASSIGN(SystemRequest request, openSystems(arguments));
    CROSSFADE_ASSIGN(const std::vector<RunRecord> runs, request.project.runs());
    std::vector<SystemKey> systems;
    if (!runs.empty() || arguments.run != 0) systems.push_back({kContrastive, {arguments.run}});
    CROSSFADE_ASSIGN(const std::vector<SystemResult> evaluated,
                     evaluateSystems(request.project, systems, request.protocol, console.job()));
    CROSSFADE_ASSIGN(const Diagnosis diagnosis,
                     diagnose(request.project, evaluated, request.protocol, console.job()));
    const RunDiagnosis* run = evaluated.empty() ? nullptr : diagnosis.of(evaluated.front().key.run);
    return console.finish(withNotice(toJson(diagnosis, run), request),
                          noticeLine(request) + toText(diagnosis, run));
}

}  // namespace

void addDiagnoseCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "diagnose", "What lies behind a run's figures: redundancy, coherence, failure signatures");
    addCommonOptions(*command, console, a->project);
    addProtocolOptions(*command, *a);
    command->add_option("--run", a->run, "Run; the newest by default");
    command->callback([a, &console, &exitCode] {
        const auto result = printDiagnosis(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
