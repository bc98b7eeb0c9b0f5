// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/diagnose_run.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

namespace {

Json toJson(const Diagnosis& d)
{
    Json systems = Json::array();
    const std::size_t count = d.redundancy.systems.size();
    for (std::size_t a = 0; a < count; ++a) {
        Json overlaps = Json::object();
        for (std::size_t b = 0; b < count; ++b)
            overlaps[d.redundancy.systems[b]] = d.redundancy.overlap[a * count + b];
        systems.push_back({{"modality", d.redundancy.systems[a]},
                           {"hits", d.redundancy.hits[a]},
                           {"unique_hits", d.redundancy.uniqueHits[a]},
                           {"overlap", overlaps}});
    }
    Json spaces = Json::array();
    for (const RunSpace& one : d.spaces)
        spaces.push_back({{"run", one.run.value},
                          {"name", one.name},
                          {"coherence", one.space.coherence},
                          {"separation", one.space.separation},
                          {"gaps", one.space.gaps}});
    Json signatures = Json::array();
    for (const Signature& one : d.signatures)
        signatures.push_back({{"seen", one.seen}, {"figure", one.figure}, {"advice", one.advice}});
    return {{"run", d.run.value},
            {"redundancy", {{"queries", d.redundancy.queries}, {"modalities", systems}}},
            {"spaces", spaces},
            {"signatures", signatures}};
}

std::string toText(const Diagnosis& d)
{
    const std::size_t count = d.redundancy.systems.size();
    std::string text = "Redundancy of the single modalities, over " +
                       counted(d.redundancy.queries, "query", "queries") +
                       " that all of them can place\n";
    for (std::size_t a = 0; a < count; ++a) {
        text += "  " + d.redundancy.systems[a] + ": " + metric(d.redundancy.hits[a]) +
                " hits a query, " + metric(d.redundancy.uniqueHits[a]) +
                " found by no other; overlap";
        for (std::size_t b = 0; b < count; ++b)
            if (b != a)
                text += " " + d.redundancy.systems[b] + " " +
                        metric(d.redundancy.overlap[a * count + b]);
        text += "\n";
    }
    text += "Coherence within an artist against separation between artists\n";
    for (const RunSpace& one : d.spaces)
        text += "  run " + std::to_string(one.run.value) + ": coherence " +
                metric(one.space.coherence) + ", separation " + metric(one.space.separation) +
                "  (" + one.name + (one.run == d.run ? ", this run" : "") + ")\n";
    text += d.signatures.empty() ? "No failure signature was seen.\n" : "Failure signatures\n";
    for (const Signature& one : d.signatures)
        text += "  " + one.seen + " (" + one.figure + ") " + one.advice + "\n";
    return text;
}

}  // namespace

void addDiagnoseCommand(CLI::App& app, Console& console, int& exitCode)
{
    struct Arguments {
        std::string project;
        std::int64_t run = 0;
    };
    auto a = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "diagnose", "What lies behind a run's figures: redundancy, coherence, failure signatures");
    addCommonOptions(*command, console, a->project);
    command->add_option("--run", a->run, "Run; the newest by default");
    command->callback([a, &console, &exitCode] {
        auto project = Project::open(a->project);
        if (!project.hasValue()) {
            exitCode = console.fail(project.error());
            return;
        }
        const auto diagnosis = diagnoseRun(project.value(), {a->run}, console.job());
        exitCode = diagnosis.hasValue()
                       ? console.finish(toJson(diagnosis.value()), toText(diagnosis.value()))
                       : console.fail(diagnosis.error());
    });
}

}  // namespace crossfade::cli
