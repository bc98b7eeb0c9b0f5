// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/find_arguments.h"
#include "app/cli/mixer_arguments.h"
#include "core/base/text.h"
#include "core/exploration/comparison_text.h"
#include "core/workflow/batch_lists.h"
#include "core/workflow/export_run.h"
#include "core/workflow/report_document.h"

#include <CLI/CLI.hpp>
#include <cstdint>

namespace crossfade::cli {

namespace {

struct BatchArguments {
    std::string project, names, file;
    MixerArguments mixer;
    FindArguments find;
    std::int64_t run = 0;
    std::size_t k = 20;
};

/// Why those without a list have none: {"line", "query", "reason"}, and as lines.
struct Faults {
    Json json = Json::array();
    std::string text;
};

Faults faultsOf(const std::vector<BatchList>& lists)
{
    Faults faults;
    for (const BatchList& list : lists) {
        const std::string& reason = list.artist ? list.list.reason : list.fault;
        if (reason.empty()) continue;
        faults.json.push_back(
            {{"line", list.asked.line}, {"query", list.asked.text}, {"reason", reason}});
        faults.text += "Line " + std::to_string(list.asked.line) + ": " + reason + "\n";
    }
    return faults;
}

Result<int> writeBatch(const BatchArguments& a, Console& console)
{
    CROSSFADE_TRY(checkFolderOf(a.file));
    CROSSFADE_ASSIGN(const std::vector<BatchName> names, readBatchNames(a.names));
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({a.run}));
    Explorer explorer(project.catalogue(), run);
    CROSSFADE_ASSIGN(ExplorationState state, stateOf(a.mixer, *run));
    CROSSFADE_ASSIGN(state.filters, filtersOf(a.find, project, *run));
    CROSSFADE_ASSIGN(state.wish, wishOf(a.find, project));
    CROSSFADE_ASSIGN(TagCarriers carriers, carriersOf(state.filters, project));
    explorer.setTagCarriers(std::move(carriers));
    CROSSFADE_ASSIGN(const std::vector<BatchList> lists,
                     batchLists(project, explorer, state, names, a.k, console.job()));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    CROSSFADE_TRY(writeWholeFile(a.file, batchTable(catalogue, run->record.modalities, lists)));
    const Faults faults = faultsOf(lists);
    const std::size_t listed = lists.size() - faults.json.size();
    Json json = {{"file", a.file},
                 {"run", run->record.id.value},
                 {"mix", comparisonText(state.shown(), run->record.modalities)},
                 {"queries", lists.size()},
                 {"listed", listed},
                 {"faults", faults.json}};
    const std::string& notice = catalogue.stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    return console.finish(json, (notice.empty() ? "" : notice + "\n") + "Wrote the lists of " +
                                    withThousands(listed) + " of " +
                                    counted(lists.size(), "artist", "artists") + " to " + a.file +
                                    ".\n" + faults.text);
}

}  // namespace

void addBatchCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<BatchArguments>();
    CLI::App* command =
        app.add_subcommand("batch", "List the neighbours of many artists in one table");
    addCommonOptions(*command, console, a->project);
    command
        ->add_option("names", a->names,
                     "File with a name or id a line, or a .csv or .tsv with them in its first "
                     "column")
        ->required();
    command->add_option("-o,--output", a->file, "TSV file")->required();
    addMixerOptions(*command, a->mixer);
    addFilterOptions(*command, a->find);
    addWishOptions(*command, a->find);
    command->add_option("--run", a->run, "Run; the newest by default");
    command->add_option("-k", a->k, "Length of each list")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    command->callback([a, &console, &exitCode] {
        const auto result = writeBatch(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
