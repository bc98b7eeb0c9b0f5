// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/find_arguments.h"
#include "app/cli/mixer_arguments.h"
#include "core/base/text.h"
#include "core/exploration/comparison_text.h"
#include "core/workflow/artist_path.h"
#include "core/workflow/project.h"
#include "core/workflow/simulate_missing.h"

#include <CLI/CLI.hpp>
#include <cstdint>

namespace crossfade::cli {

namespace {

struct PathArguments {
    std::string project, from, to;
    MixerArguments mixer;
    FindArguments find;
    std::int64_t run = 0;
    std::size_t stops = PathRequest().stops;
    std::size_t k = PathRequest().k;
};

Json stopsJson(const ArtistPath& path, const CatalogueSnapshot& catalogue)
{
    Json stops = Json::array();
    for (std::size_t i = 0; i < path.artists.size(); ++i) {
        const Artist& artist = catalogue.artists()[path.artists[i]];
        stops.push_back({{"id", artist.id},
                         {"name", artist.name},
                         {"popularity", artist.popularity},
                         {"score", i == 0 ? Json() : Json(path.scores[i - 1])}});
    }
    return stops;
}

std::string pathText(const FoundPath& found, const CatalogueSnapshot& catalogue)
{
    std::string text;
    for (std::size_t i = 0; i < found.path.artists.size(); ++i)
        text += (i == 0 ? std::string("     ")
                        : metric(static_cast<double>(found.path.scores[i - 1]))) +
                "  " + catalogue.label(found.path.artists[i]) + "\n";
    text += "The largest step is " + metric(static_cast<double>(found.path.largestStep));
    if (found.direct)
        text += "; at once it would be " + metric(static_cast<double>(1.0F - *found.direct));
    return text + ".\n" + (found.remark.empty() ? "" : found.remark + "\n");
}

Result<int> printPath(const PathArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(auto run, project.loadRun({a.run}));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    PathRequest request;
    CROSSFADE_ASSIGN(request.from, project.resolveArtist(a.from));
    CROSSFADE_ASSIGN(request.to, project.resolveArtist(a.to));
    request.stops = a.stops;
    request.k = a.k;
    CROSSFADE_ASSIGN(const ExplorationState state, stateOf(a.mixer, *run));
    run = withMissing(run, state.missing);
    CROSSFADE_ASSIGN(const Filters wanted, filtersOf(a.find, project, *run));
    CROSSFADE_ASSIGN(const TagCarriers carriers, carriersOf(wanted, project));
    CROSSFADE_ASSIGN(const auto filters, candidateFilters(wanted, project.catalogue(),
                                                          run->index.sharedEncodings(), carriers));
    request.hidden = hiddenByAny(filters, catalogue.size());
    CROSSFADE_ASSIGN(const FoundPath found,
                     findPath(catalogue, *run, state.shown(), request, console.job()));
    if (!found.reason.empty()) return Error{ErrorCode::InvalidInput, found.reason};
    const std::string mixed = comparisonText(state.shown(), run->record.modalities);
    Json json = {{"run", run->record.id.value},
                 {"mix", mixed},
                 {"k", a.k},
                 {"path", stopsJson(found.path, catalogue)},
                 {"stops", found.path.stops()},
                 {"largest_step", found.path.largestStep},
                 {"length", found.path.length},
                 {"direct_score", found.direct ? Json(*found.direct) : Json()}};
    if (!found.remark.empty()) json["remark"] = found.remark;
    std::string missing;
    if (state.missing.any()) {
        json["missing"] = missingJson(state.missing, run->record.modalities);
        missing = missingText(state.missing, run->record.modalities);
    }
    const std::string& notice = catalogue.stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    return console.finish(
        json, (notice.empty() ? "" : notice + "\n") + missing + pathText(found, catalogue));
}

}  // namespace

void addPathCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<PathArguments>();
    CLI::App* command =
        app.add_subcommand("path", "Go from one artist to another in steps that are all small");
    addCommonOptions(*command, console, a->project);
    command->add_option("from", a->from, "Where to begin: name or id")->required();
    command->add_option("to", a->to, "Where to end")->required();
    addMixerOptions(*command, a->mixer);
    addFilterOptions(*command, a->find);
    command->add_option("--run", a->run, "Run; the newest by default");
    command->add_option("--stops", a->stops, "At most so many artists between the two")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    command->add_option("-k", a->k, "Steps lead to the so many nearest of each")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->callback([a, &console, &exitCode] {
        const auto result = printPath(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
