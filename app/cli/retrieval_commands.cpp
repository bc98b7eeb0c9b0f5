// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/explore.h"
#include "core/workflow/export_run.h"
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
    std::string queryModalities, candidateModalities, weights, candidateWeights, mustHave,
        compareOn;
    std::optional<double> hubCorrection;
    bool localScaling = false;
    std::optional<double> maxPopularity;
    std::int64_t run = 0;
    std::size_t k = 20;
};

/// The named modalities on, the others off; all where nothing is named; "none" for none.
Status applyModalities(const std::string& text, std::span<const std::string> names, Side& side)
{
    if (text.empty()) return ok();
    if (text == "none") {
        side.on = ModalityMask();
        return ok();
    }
    CROSSFADE_ASSIGN(side.on, parseModalities(text, names));
    return ok();
}

/// The weights that are given, in place of the learned ones.
Status applyWeights(const std::string& text, std::span<const std::string> names, Side& side)
{
    if (text.empty()) return ok();
    CROSSFADE_ASSIGN(const auto weights, parseWeights(text));
    for (const auto& [name, weight] : weights) {
        CROSSFADE_ASSIGN(const ModalityMask one, parseModalities(name, names));
        for (std::size_t m = 0; m < names.size(); ++m)
            if (one.has(m)) side.weights[m] = static_cast<float>(weight);
    }
    return ok();
}

std::string scoreText(float score)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", static_cast<double>(score));
    return text;
}

/// What every export repeats.
Json withNotice(Json json, const Project& project)
{
    const std::string& notice = project.catalogue()->stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    return json;
}

Result<int> printNeighbours(const NeighbourArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({a.run}));
    Explorer explorer(project.catalogue(), run);
    const CatalogueSnapshot& catalogue = *project.catalogue();
    ExplorationState state = explorer.firstState();
    Json asked = Json::array();
    for (const std::string& artist : a.artists) {
        CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(artist));
        state.query.push_back(catalogue.artists()[row].id);
        asked.push_back({{"id", state.query.back()}, {"name", catalogue.artists()[row].name}});
    }
    CROSSFADE_TRY(
        applyModalities(a.queryModalities, run->record.modalities, state.comparison.query));
    CROSSFADE_TRY(applyModalities(a.candidateModalities, run->record.modalities,
                                  state.comparison.candidates));
    CROSSFADE_TRY(applyWeights(a.weights, run->record.modalities, state.comparison.query));
    CROSSFADE_TRY(
        applyWeights(a.candidateWeights, run->record.modalities, state.comparison.candidates));
    if (!a.compareOn.empty()) {
        CROSSFADE_ASSIGN(state.comparison.scoring.compareOn, compareOnFromName(a.compareOn));
    }
    state.comparison.scoring.hubCorrection =
        a.hubCorrection.value_or(state.comparison.scoring.hubCorrection);
    state.comparison.scoring.localScaling =
        a.localScaling || (state.comparison.scoring.localScaling && !a.hubCorrection.has_value());
    state.filters.maxPopularity = a.maxPopularity;
    if (!a.mustHave.empty()) {
        CROSSFADE_ASSIGN(state.filters.mustHave,
                         parseModalities(a.mustHave, run->record.modalities));
    }
    const NeighbourList list = explorer.neighbours(state, a.k);
    if (!list.reason.empty()) return Error{ErrorCode::InvalidInput, list.reason};
    Json rows = Json::array();
    const std::string& notice = catalogue.stored.catalogue.notice;
    std::string text = notice.empty() ? "" : notice + "\n";
    for (const NeighbourRow& row : list.rows) {
        const Artist& artist = catalogue.artists()[row.artist];
        rows.push_back({{"rank", row.rank},
                        {"id", artist.id},
                        {"name", artist.name},
                        {"score", row.score},
                        {"correction", row.correction},
                        {"modalities", modalitySetName(row.presence, run->record.modalities)},
                        {"popularity", artist.popularity},
                        {"similar", row.inTruth}});
        text += std::string(row.rank < 10    ? "  "
                            : row.rank < 100 ? " "
                                             : "") +
                std::to_string(row.rank) + "  " + scoreText(row.score) + "  " +
                (row.inTruth ? "✓ " : "  ") + catalogue.label(row.artist) + "  (" +
                modalitySetName(row.presence, run->record.modalities) + ")\n";
    }
    Json json = {{"artist", asked.size() == 1 ? asked[0] : asked},
                 {"run", run->record.id.value},
                 {"compare_on", compareOnName(state.comparison.scoring.compareOn)},
                 {"hub_correction", state.comparison.scoring.hubCorrection},
                 {"local_scaling", state.comparison.scoring.localScaling},
                 {"neighbours", rows},
                 {"candidates", list.placed}};
    if (!notice.empty()) json["notice"] = notice;
    return console.finish(json, text);
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

Result<int> writeMap(const std::string& projectPath, std::int64_t runId, const std::string& file,
                     Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(projectPath));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({runId}));
    CROSSFADE_ASSIGN(const std::size_t count, exportMap(*project.catalogue(), *run, file));
    Json json = {
        {"file", file}, {"method", "pca"}, {"run", run->record.id.value}, {"artists", count}};
    return console.finish(
        withNotice(std::move(json), project),
        "Wrote the PCA map of " + counted(count, "artist", "artists") + " to " + file + ".");
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
    neighbours->add_option("--query-modalities", a->queryModalities,
                           "Modalities of the query that count, like audio,tags; or none");
    neighbours->add_option("--candidate-modalities", a->candidateModalities,
                           "Modalities of the candidates that count");
    neighbours->add_option("--weights", a->weights,
                           "Weights of the query's modalities, like audio=.5,tags=1");
    neighbours->add_option("--candidate-weights", a->candidateWeights,
                           "Weights of the candidates' modalities");
    neighbours->add_option("--must-have", a->mustHave,
                           "Only candidates who have all of these modalities");
    neighbours
        ->add_option("--compare-on", a->compareOn,
                     "Compare artists as they are (own), or on what both have (shared); as the run "
                     "does by default")
        ->check(CLI::IsMember({"own", "shared"}));
    neighbours
        ->add_option("--hub-correction", a->hubCorrection,
                     "How much of a candidate's hubness is taken from its score")
        ->check(CLI::Range(0.0, 10.0));
    neighbours->add_flag("--local-scaling", a->localScaling,
                         "Score by the affinity under local scaling");
    neighbours->add_option("--max-popularity", a->maxPopularity,
                           "Only candidates not more popular than this");
    neighbours->add_option("--run", a->run, "Run; the newest by default");
    neighbours->add_option("-k", a->k, "Length of the list")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    neighbours->callback([a, &console, settle] { settle(printNeighbours(*a, console)); });

    struct FileArguments {
        std::string project, file, method = "pca", typed;
        std::int64_t run = 0;
        std::size_t most = 10;
    };
    auto s = std::make_shared<FileArguments>();
    CLI::App* search = app.add_subcommand("search", "Find artists by what might be their name");
    addCommonOptions(*search, console, s->project);
    search->add_option("text", s->typed, "What was typed")->required();
    search->add_option("-k", s->most, "At most so many")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    search->callback(
        [s, &console, settle] { settle(printSearch(s->project, s->typed, s->most, console)); });

    auto m = std::make_shared<FileArguments>();
    CLI::App* map = app.add_subcommand("project-map", "Write the map's coordinates (id, x, y)");
    addCommonOptions(*map, console, m->project);
    map->add_option("--method", m->method, "Layout")
        ->check(CLI::IsMember({"pca"}))
        ->capture_default_str();
    map->add_option("-o,--output", m->file, "TSV file")->required();
    map->add_option("--run", m->run, "Run; the newest by default");
    map->callback(
        [m, &console, settle] { settle(writeMap(m->project, m->run, m->file, console)); });
}

}  // namespace crossfade::cli
