// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/find_arguments.h"
#include "app/cli/mixer_arguments.h"
#include "app/cli/neighbour_output.h"
#include "core/base/text.h"
#include "core/exploration/comparison_text.h"
#include "core/workflow/explore.h"
#include "core/workflow/judgements.h"
#include "core/workflow/project.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace crossfade::cli {

namespace {

struct NeighbourArguments {
    std::string project;
    std::vector<std::string> artists;
    MixerArguments mixer;
    FindArguments find;
    std::int64_t run = 0;
    std::size_t k = 20;
};

/// What every export repeats.
Json withNotice(Json json, const Project& project)
{
    const std::string& notice = project.catalogue()->stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    return json;
}

/// All that is asked, with the tags that it names made known to the explorer.
Result<ExplorationState> askedState(const NeighbourArguments& a, Project& project,
                                    Explorer& explorer)
{
    const LoadedRun& run = *explorer.run();
    std::vector<std::string> query;
    for (const std::string& artist : a.artists) {
        CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(artist));
        query.push_back(project.catalogue()->artists()[row].id);
    }
    CROSSFADE_ASSIGN(ExplorationState state, stateOf(a.mixer, run));
    state.query = std::move(query);
    CROSSFADE_ASSIGN(state.filters, filtersOf(a.find, project, run));
    CROSSFADE_ASSIGN(state.wish, wishOf(a.find, project));
    CROSSFADE_ASSIGN(TagCarriers carriers, carriersOf(state.filters, project));
    explorer.setTagCarriers(std::move(carriers));
    return state;
}

Json artistsJson(const std::vector<std::string>& ids, const CatalogueSnapshot& catalogue)
{
    Json all = Json::array();
    for (const std::string& id : ids)
        all.push_back({{"id", id}, {"name", catalogue.artists()[catalogue.rowOfId.at(id)].name}});
    return all.size() == 1 ? all[0] : all;
}

Error nothingListed(const NeighbourList& list)
{
    std::string why = list.reason;
    for (const FilterEffect& effect : list.filters) why += " " + effect.sentence;
    return {ErrorCode::InvalidInput, why};
}

Result<int> printNeighbours(const NeighbourArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({a.run}));
    Explorer explorer(project.catalogue(), run);
    const CatalogueSnapshot& catalogue = *project.catalogue();
    CROSSFADE_ASSIGN(const ExplorationState state, askedState(a, project, explorer));
    CROSSFADE_ASSIGN(const std::vector<MarkRecord> marks, allMarks(project));
    explorer.setHidden(hiddenRows(catalogue, marks, state.query));
    const NeighbourList list = explorer.neighbours(state, a.k);
    if (!list.reason.empty()) return nothingListed(list);
    std::optional<ListChange> change;
    if (state.baseline)
        change = compareLists(explorer.neighbours(baselineState(state), a.k), list, a.k);
    Json rows = Json::array();
    std::string text;
    for (const NeighbourRow& row : list.rows) {
        const RankChange* moved = change ? changeOf(*change, row.artist) : nullptr;
        rows.push_back(neighbourJson(row, moved, catalogue, run->record.modalities));
        text += neighbourText(row, moved, catalogue, run->record.modalities);
    }
    const Comparison shown = state.shown();
    Json json = {{"artist", artistsJson(state.query, catalogue)},
                 {"run", run->record.id.value},
                 {"compare_on", compareOnName(shown.scoring.compareOn)},
                 {"hub_correction", shown.scoring.hubCorrection},
                 {"local_scaling", shown.scoring.localScaling},
                 {"mix", comparisonText(shown, run->record.modalities)},
                 {"neighbours", rows},
                 {"candidates", list.placed},
                 {"hidden", list.hidden}};
    if (list.hidden > 0)
        text += counted(list.hidden, "artist is", "artists are") +
                " left out, as they are marked to be hidden.\n";
    json.update(findingsJson(list));
    text += findingsText(list);
    if (state.missing.any()) {
        json["missing"] = missingJson(state.missing, run->record.modalities);
        text = missingText(state.missing, run->record.modalities) + text;
    }
    if (change) {
        json["changes"] = changesJson(*change, catalogue);
        json["changes"]["baseline"] =
            comparisonText(state.baseline->comparison, run->record.modalities);
        text += changesText(*change, catalogue);
    }
    const std::string& notice = catalogue.stored.catalogue.notice;
    return console.finish(withNotice(std::move(json), project),
                          (notice.empty() ? "" : notice + "\n") + text);
}

Result<int> printSearch(const std::string& projectPath, const std::string& typed, std::size_t most,
                        Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(projectPath));
    CROSSFADE_ASSIGN(const std::vector<NameHit> hits, project.findArtists(typed, most));
    Json rows = Json::array();
    std::string text;
    for (const NameHit& hit : hits) {
        const Artist& artist = project.catalogue()->artists()[hit.artist];
        rows.push_back({{"id", artist.id},
                        {"name", artist.name},
                        {"popularity", artist.popularity},
                        {"distance", hit.distance}});
        text += artist.name + "  [" + artist.id + "]\n";
    }
    if (hits.empty()) text = "No artist is called anything like " + inQuotes(typed) + ".\n";
    Json json = {{"hits", rows}};
    return console.finish(withNotice(std::move(json), project), text);
}

}  // namespace

void addRetrievalCommands(CLI::App& app, Console& console, int& exitCode)
{
    const auto settle = [&console, &exitCode](const Result<int>& result) {
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    };

    auto a = std::make_shared<NeighbourArguments>();
    CLI::App* neighbours = app.add_subcommand("neighbours", "List the artists most similar to one");
    addCommonOptions(*neighbours, console, a->project);
    neighbours
        ->add_option("--artist", a->artists,
                     "Name or id; several times for several artists as one query")
        ->required();
    addMixerOptions(*neighbours, a->mixer);
    addFilterOptions(*neighbours, a->find);
    addWishOptions(*neighbours, a->find);
    neighbours->add_option("--run", a->run, "Run; the newest by default");
    neighbours->add_option("-k", a->k, "Length of the list")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    neighbours->callback([a, &console, settle] { settle(printNeighbours(*a, console)); });

    struct SearchArguments {
        std::string project, typed;
        std::size_t most = 10;
    };
    auto s = std::make_shared<SearchArguments>();
    CLI::App* search = app.add_subcommand("search", "Find artists by what might be their name");
    addCommonOptions(*search, console, s->project);
    search->add_option("text", s->typed, "What was typed")->required();
    search->add_option("-k", s->most, "At most so many")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    search->callback(
        [s, &console, settle] { settle(printSearch(s->project, s->typed, s->most, console)); });
}

}  // namespace crossfade::cli
