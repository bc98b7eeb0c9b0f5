// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/export_run.h"
#include "core/workflow/layout_run.h"
#include "core/workflow/layout_work.h"
#include "core/workflow/map_measures.h"
#include "core/workflow/project.h"
#include "core/workflow/report_document.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>

namespace crossfade::cli {

namespace {

struct MapArguments {
    std::string project, file, method = "pca";
    std::uint64_t seed = 0;
    std::int64_t run = 0;
};

/// A map, and what happened on the way to it.
struct Map {
    Matrix layout;
    bool made = false;                 ///< by this command
    bool stored = false;               ///< in the project, before or now
    std::vector<std::string> remarks;  ///< sentences
};

/// The stored map; none with a remark where it is damaged.
Status takeStored(Project& project, const LoadedRun& run, const LayoutKey& key, Map& map)
{
    // Opening a run makes a damaged PCA map again, whichever map is asked for.
    if (!run.layoutFault.empty()) map.remarks.push_back(run.layoutFault);
    if (key.method == LayoutMethod::Pca) map.made = !run.layoutFault.empty();
    auto found = storedLayout(project.database(), run.record, key, run.index.encodings(),
                              project.catalogue()->stored.dataHash);
    if (!found.hasValue() && found.error().code != ErrorCode::Corrupt) return found.error();
    if (!found.hasValue()) {
        // Of PCA that is what the run's opening has said: the project can only be read.
        if (key.method == LayoutMethod::Umap)
            map.remarks.push_back(found.error().sentence() + " It was made again.");
    } else if (found.value()) {
        map.layout = std::move(*found.value());
        map.stored = true;
    }
    return ok();
}

Result<Map> findOrMake(Project& project, const LoadedRun& run, const LayoutKey& key,
                       const JobContext& job)
{
    Map map;
    CROSSFADE_TRY(takeStored(project, run, key, map));
    if (map.stored) return map;
    CROSSFADE_ASSIGN(map.layout, makeLayout(run.record, run.index.encodings(), key, 0, job));
    map.made = true;
    if (project.readOnly()) return map;
    const Status kept = saveLayout(project.database(), run.record, key,
                                   project.catalogue()->stored.dataHash, map.layout);
    map.stored = kept.hasValue();
    if (!map.stored) map.remarks.push_back("The map was not stored: " + kept.error().sentence());
    return map;
}

Json orNull(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json measuresJson(const MapMeasures& measures)
{
    return {{"artists", measures.shown},
            {"total", measures.total},
            {"k", measures.k},
            {"trustworthiness", orNull(measures.trustworthiness)},
            {"continuity", orNull(measures.continuity)},
            {"true_neighbours", orNull(measures.meanShare)}};
}

std::string measuresText(const MapMeasures& measures)
{
    const std::size_t without = measures.total - measures.shown;
    std::string text;
    if (without > 0)
        text += counted(without, "artist has", "artists have") +
                " no place on it: nothing that counts is known of them.\n";
    if (!measures.meanShare) return text;
    return text + "Of the " + std::to_string(measures.k) + " nearest on the map, " +
           metric(*measures.meanShare) + " are true neighbours; trustworthiness " +
           metric(*measures.trustworthiness) + ", continuity " + metric(*measures.continuity) +
           ".\n";
}

Result<int> writeMap(const MapArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(const LayoutMethod method, layoutMethodFrom(a.method));
    const LayoutKey key = storedKey({method, a.seed});
    CROSSFADE_TRY(checkFolderOf(a.file));
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({a.run}));
    const JobContext job = console.job();
    CROSSFADE_ASSIGN(const Map map, findOrMake(project, *run, key, job));
    CROSSFADE_ASSIGN(const MapMeasures measures, measureMap(*run, map.layout, 0, job));
    CROSSFADE_TRY(exportMap(*project.catalogue(), map.layout, a.file));
    Json json = {{"file", a.file},   {"method", a.method},
                 {"seed", key.seed}, {"run", run->record.id.value},
                 {"made", map.made}, {"stored", map.stored}};
    json.update(measuresJson(measures));
    if (!map.remarks.empty()) json["remarks"] = map.remarks;
    const std::string& notice = project.catalogue()->stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    std::string text = notice.empty() ? "" : notice + "\n";
    for (const std::string& remark : map.remarks) text += remark + "\n";
    text += "Wrote the " + std::string(layoutMethodTitle(method)) + " map of " +
            withThousands(measures.shown) + " of " + counted(measures.total, "artist", "artists") +
            " to " + a.file + ".\n";
    return console.finish(json, text + measuresText(measures));
}

}  // namespace

void addProjectMapCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<MapArguments>();
    CLI::App* map = app.add_subcommand("project-map", "Write a map's coordinates (id, x, y)");
    addCommonOptions(*map, console, a->project);
    map->add_option("--method", a->method, "How it is made")
        ->check(CLI::IsMember({"pca", "umap"}))
        ->capture_default_str();
    map->add_option("--seed", a->seed, "Of UMAP: another seed is another map")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    map->add_option("-o,--output", a->file, "TSV file")->required();
    map->add_option("--run", a->run, "Run; the newest by default");
    map->callback([a, &console, &exitCode] {
        const Result<int> result = writeMap(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
