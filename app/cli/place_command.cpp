// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/corrections.h"
#include "core/workflow/new_artist.h"
#include "core/workflow/place_artist.h"

#include <CLI/CLI.hpp>
#include <cstdint>

namespace crossfade::cli {

namespace {

struct PlaceArguments {
    std::string project, name, id, tags, row;
    std::vector<std::string> vectors;
    std::int64_t run = 0;
    std::size_t k = 20;
    bool keep = false;
};

/// The catalogue's first modality of tags.
Result<std::string> tagModality(const Catalogue& catalogue)
{
    for (const ModalityData& one : catalogue.modalities)
        if (one.shape() == ModalityShape::Tags) return one.name;
    return Error{ErrorCode::InvalidInput, "The catalogue has no modality of tags."};
}

/// "audio=1 2 3".
Result<ArtistState::Given> vectorFrom(const std::string& text, const Catalogue& catalogue)
{
    const std::size_t sign = text.find('=');
    const std::string name = text.substr(0, sign);
    std::vector<std::string> dense;
    for (const ModalityData& one : catalogue.modalities) {
        const auto* data = std::get_if<DenseData>(&one.data);
        if (data == nullptr) continue;
        dense.push_back(one.name);
        if (one.name != name || sign == std::string::npos) continue;
        CROSSFADE_ASSIGN(std::vector<float> values,
                         readNumbers(text.substr(sign + 1), name, data->columns.size()));
        return ArtistState::Given{name, 0, std::move(values), {}};
    }
    return Error{ErrorCode::InvalidInput,
                 inQuotes(text) + " is no MODALITY=NUMBERS; modalities of numbers are " +
                     (dense.empty() ? "none" : joinText(dense, ", ")) + "."};
}

Result<NewArtistCorrection> newArtist(const PlaceArguments& a, const Project& project,
                                      std::vector<std::string>& unknown, const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    NewArtistCorrection who;
    if (!a.row.empty()) {
        CROSSFADE_ASSIGN(who, readNewArtist(catalogue.stored.catalogue, a.row, job));
    }
    if (!a.id.empty()) who.artist.id = a.id;
    if (!a.name.empty()) who.artist.name = a.name;
    for (const std::string& text : a.vectors) {
        CROSSFADE_ASSIGN(who.given.emplace_back(), vectorFrom(text, catalogue.stored.catalogue));
    }
    if (!a.tags.empty()) {
        CROSSFADE_ASSIGN(const std::string modality, tagModality(catalogue.stored.catalogue));
        CROSSFADE_ASSIGN(const TagAmounts known, TagAmounts::load(project.path(), catalogue));
        PastedTags pasted = TagReader(known).read(a.tags);
        unknown = std::move(pasted.unknown);
        who.given.push_back({modality, 0, {}, std::move(pasted.tags)});
    }
    return who;
}

Json rowsJson(const NeighbourList& list, const PlacedArtist& placed)
{
    Json rows = Json::array();
    const std::vector<std::string>& modalities = placed.run->record.modalities;
    for (const NeighbourRow& row : list.rows) {
        Json shares = Json::object();
        for (std::size_t m = 0; m < modalities.size(); ++m)
            shares[modalities[m]] = row.parts.share(m);
        rows.push_back({{"rank", row.rank},
                        {"id", placed.catalogue->artists()[row.artist].id},
                        {"name", placed.catalogue->label(row.artist)},
                        {"score", row.score},
                        {"shares", shares}});
    }
    return rows;
}

std::string rowsText(const NeighbourList& list, const PlacedArtist& placed)
{
    std::string text;
    const std::vector<std::string>& modalities = placed.run->record.modalities;
    for (const NeighbourRow& row : list.rows) {
        text += std::to_string(row.rank) + "  " + metric(static_cast<double>(row.score)) + "  " +
                placed.catalogue->label(row.artist) + "  (";
        for (std::size_t m = 0; m < modalities.size(); ++m)
            text += (m == 0 ? "" : ", ") + modalities[m] + " " +
                    metric(static_cast<double>(row.parts.share(m)));
        text += ")\n";
    }
    return text;
}

Result<int> place(const PlaceArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({a.run}));
    const JobContext job = console.job();
    std::vector<std::string> unknown;
    CROSSFADE_ASSIGN(const NewArtistCorrection who, newArtist(a, project, unknown, job));
    CROSSFADE_ASSIGN(const PlacedArtist placed, placeArtist(project, run, who, job));
    const PlacedNeighbours near = neighboursOf(placed, a.k);
    Json json = {{"id", placed.who.artist.id},
                 {"name", placed.who.artist.name},
                 {"run", run->record.id.value},
                 {"placed_by", modalitySetName(placed.placed, run->record.modalities)},
                 {"unknown_tags", unknown},
                 {"remarks", placed.remarks},
                 {"neighbours", rowsJson(near.all, placed)},
                 {"alone", Json::object()}};
    for (const PlacedNeighbours::Alone& alone : near.alone)
        json["alone"][run->record.modalities[alone.modality]] = {
            {"shared", alone.shared}, {"neighbours", rowsJson(alone.list, placed)}};
    std::string text = rowsText(near.all, placed);
    for (const std::string& sentence : aloneSentences(placed, near)) text += sentence + "\n";
    if (!unknown.empty()) text += "Nobody carries these tags: " + joinText(unknown, ", ") + ".\n";
    for (const std::string& remark : placed.remarks) text += remark + "\n";
    if (a.keep) {
        CROSSFADE_ASSIGN(const CorrectionReport report, correct(a.project, placed.who, job));
        json["kept"] = report.what;
        text += report.text() + "\n";
    }
    return console.finish(json, text);
}

}  // namespace

void addPlaceCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<PlaceArguments>();
    CLI::App* command = app.add_subcommand(
        "place", "Place somebody new among the artists, before anybody has listened");
    addCommonOptions(*command, console, a->project);
    auto* name = command->add_option("--name", a->name, "What they are called");
    auto* tags = command->add_option("--tags", a->tags, "\"shoegaze, dream pop=3\"");
    auto* vectors = command->add_option("--vector", a->vectors,
                                        "MODALITY=NUMBERS, \"audio=0.1 0.2 …\"; once for each");
    vectors->allow_extra_args(false);
    auto* row = command->add_option("--row", a->row, "A file of a modality that has them alone");
    command->add_option("--run", a->run, "Run number; the newest without it");
    command->add_option("-k", a->k, "Neighbours")->check(CLI::Range(1, 1000));
    command->add_flag("--keep", a->keep,
                      "Make them part of the catalogue; correct undo takes it back");
    command->add_option("--id", a->id, "The id to keep them by; made of the name without it");
    command->callback([=, &console, &exitCode] {
        if (tags->count() + vectors->count() + row->count() == 0) {
            exitCode = console.refuse(
                {ErrorCode::InvalidInput, "Say what is known of them: --tags, --vector or --row."});
            return;
        }
        if (name->count() + row->count() == 0) {
            exitCode =
                console.refuse({ErrorCode::InvalidInput, "Say what they are called: --name."});
            return;
        }
        const auto result = place(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
