// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/project.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <map>

namespace crossfade::cli {

namespace {

Result<int> printInfo(const std::string& path, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    const Catalogue& stored = catalogue.stored.catalogue;
    Json modalities = Json::array();
    std::string text = stored.name + (project.readOnly() ? " (read-only)" : "") + ": " +
                       counted(catalogue.size(), "artist", "artists") + ", " +
                       withThousands(catalogue.placeableCount()) + " with a modality, " +
                       counted(stored.similar.size(), "similar pair", "similar pairs") + "\n";
    if (!stored.notice.empty()) text += stored.notice + "\n";
    for (std::size_t m = 0; m < catalogue.modalityNames.size(); ++m) {
        const auto count = std::ranges::count_if(catalogue.presence,
                                                 [m](ModalityMask mask) { return mask.has(m); });
        modalities.push_back({{"name", catalogue.modalityNames[m]},
                              {"shape", shapeName(stored.modalities[m].shape())},
                              {"artists", count}});
        text += "  " + catalogue.modalityNames[m] + ": " +
                counted(static_cast<std::uint64_t>(count), "artist", "artists") + "\n";
    }
    std::map<std::uint8_t, std::size_t> sets;
    for (const ModalityMask mask : catalogue.presence) ++sets[mask.bits()];
    Json setsJson = Json::array();
    for (const auto& [bits, count] : sets)
        setsJson.push_back({{"set", modalitySetName(ModalityMask(bits), catalogue.modalityNames)},
                            {"artists", count}});
    CROSSFADE_ASSIGN(const std::vector<RunRecord> runs, project.runs());
    Json runsJson = Json::array();
    for (const RunRecord& run : runs) {
        Json one = {{"run", run.id.value},
                    {"name", run.name},
                    {"created", run.created},
                    {"method", run.method},
                    {"seed", run.seed},
                    {"same_data", run.dataHash == catalogue.stored.dataHash},
                    {"options", Json::parse(run.options)},
                    {"versions", Json::parse(run.versions)},
                    {"split", Json::parse(run.split)}};
        text += "run " + std::to_string(run.id.value) + ", " + run.created + ": " + run.name;
        CROSSFADE_ASSIGN(const auto evaluation, project.storedEvaluation(run.id));
        if (evaluation) {
            const Json result = Json::parse(*evaluation);
            one["ndcg"] = result.at("ndcg");
            one["gini"] = result.at("gini");
            text += "; nDCG@" + std::to_string(stored.k) + " " +
                    metric(result.at("ndcg").get<double>()) + ", Gini " +
                    metric(result.at("gini").get<double>());
        }
        if (run.dataHash != catalogue.stored.dataHash)
            text += "; trained on an earlier state of the catalogue";
        text += "\n";
        runsJson.push_back(std::move(one));
    }
    CROSSFADE_ASSIGN(const std::vector<TrainingRecord> unfinished, project.unfinishedTrainings());
    Json unfinishedJson = Json::array();
    for (const TrainingRecord& training : unfinished) {
        const bool fits = training.featureHash == catalogue.stored.featureHash;
        unfinishedJson.push_back({{"name", training.name},
                                  {"created", training.created},
                                  {"can_resume", fits},
                                  {"epochs", training.curve.size()},
                                  {"options", Json::parse(training.options)}});
        text += "unfinished training of " + training.created + ", " + training.name + ": " +
                counted(training.curve.size(), "epoch", "epochs") +
                (fits ? " done; go on with train --resume\n"
                      : " done; the catalogue has changed since, so that it can't go on\n");
    }
    if (runs.empty()) text += "no trained model yet\n";
    const Json json = {{"project", path},
                       {"name", stored.name},
                       {"notice", stored.notice},
                       {"read_only", project.readOnly()},
                       {"artists", catalogue.size()},
                       {"with_modality", catalogue.placeableCount()},
                       {"similar", stored.similar.size()},
                       {"k", stored.k},
                       {"data_hash", catalogue.stored.dataHash},
                       {"modalities", modalities},
                       {"sets", setsJson},
                       {"runs", runsJson},
                       {"unfinished", unfinishedJson}};
    return console.finish(json, text);
}

}  // namespace

void addInfoCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto project = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("info", "Say what a project holds");
    addCommonOptions(*command, console, *project);
    command->callback([project, &console, &exitCode] {
        const auto result = printInfo(*project, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
