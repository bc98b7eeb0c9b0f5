// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"
#include "core/base/text.h"
#include "core/workflow/export_run.h"
#include "core/workflow/methods.h"
#include "core/workflow/report_document.h"
#include "core/workflow/system_files.h"

#include <CLI/CLI.hpp>
#include <cstdint>

namespace crossfade::cli {

namespace {

struct ExportArguments : SystemArguments {
    std::string what = "embeddings", file;
    std::int64_t run = 0;
};

Result<int> writeEmbeddings(const ExportArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({a.run}));
    CROSSFADE_ASSIGN(const std::size_t count, exportEmbeddings(*project.catalogue(), *run, a.file));
    const Json json = {{"file", a.file},
                       {"run", run->record.id.value},
                       {"artists", count},
                       {"dimension", run->record.dimension}};
    return console.finish(withNotice(json, SystemRequest{std::move(project), {}, {}}),
                          "Wrote the embeddings of " + counted(count, "artist", "artists") +
                              " to " + a.file + ", their ids beside it.");
}

/// The --system; the --run, or the newest, where none is given.
Result<SystemKey> systemOf(const ExportArguments& a, SystemRequest& request)
{
    if (!request.systems.empty()) return request.systems.front();
    return systemKeyFrom(a.run == 0 ? kContrastive : std::to_string(a.run), request.project);
}

Result<int> writeJudged(const ExportArguments& a, Console& console)
{
    CROSSFADE_TRY(checkFolderOf(a.file));
    CROSSFADE_ASSIGN(SystemRequest request, openSystems(a));
    Json json = {{"file", a.file}, {"what", a.what}};
    std::size_t queries = 0;
    if (a.what == "qrels") {
        CROSSFADE_ASSIGN(queries,
                         exportQrels(*request.project.catalogue(), request.protocol, a.file));
    } else {
        CROSSFADE_ASSIGN(const SystemKey system, systemOf(a, request));
        CROSSFADE_ASSIGN(const std::string label, systemLabel(request.project, system));
        json.update(keyJson(system, label));
        const auto write = a.what == "trec-run" ? exportTrecRun : exportPerQuery;
        CROSSFADE_ASSIGN(queries,
                         write(request.project, system, request.protocol, a.file, console.job()));
    }
    json["queries"] = queries;
    return console.finish(withNotice(json, request), "Wrote the " + a.what + " of " +
                                                         counted(queries, "query", "queries") +
                                                         " to " + a.file + ".");
}

}  // namespace

void addExportCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<ExportArguments>();
    CLI::App* command =
        app.add_subcommand("export", "Write embeddings, lists or judgements for other programs");
    addCommonOptions(*command, console, a->project);
    command
        ->add_option("--what", a->what,
                     "embeddings (.npy), trec-run and qrels (for trec_eval), or per-query (TSV of "
                     "nDCG, recall and average precision)")
        ->check(CLI::IsMember({"embeddings", "trec-run", "qrels", "per-query"}))
        ->capture_default_str();
    command->add_option("-o,--output", a->file, "The file; ids of embeddings go beside it")
        ->required();
    CLI::Option* run = command->add_option("--run", a->run, "Run; the newest by default");
    command
        ->add_option("--system", a->systems,
                     "For trec-run and per-query: number of a run, name of a modality, or concat, "
                     "weighted, pca, random")
        ->expected(1)
        ->excludes(run);
    addProtocolOptions(*command, *a);
    command->callback([a, &console, &exitCode] {
        const auto result =
            a->what == "embeddings" ? writeEmbeddings(*a, console) : writeJudged(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
