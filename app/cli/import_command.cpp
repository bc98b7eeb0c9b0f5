// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/import_catalogue.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

namespace {

Json summaryJson(const ImportSummary& summary, const std::string& project)
{
    Json modalities = Json::array();
    for (const auto& modality : summary.modalities)
        modalities.push_back({{"name", modality.name},
                              {"shape", shapeName(modality.shape)},
                              {"artists", modality.artists},
                              {"dimension", modality.dimension},
                              {"lost", modality.lost}});
    Json files = Json::array();
    for (const auto& file : summary.report.files)
        files.push_back({{"name", file.name}, {"rows", file.rows}, {"repeated", file.repeated}});
    Json skipped = Json::array();
    for (const Fault& fault : summary.report.skipped.shown()) skipped.push_back(fault.text());
    return {{"project", project},
            {"name", summary.name},
            {"updated", summary.updated},
            {"artists", summary.artists},
            {"without_modality", summary.withoutModality},
            {"modalities", modalities},
            {"similar", summary.similarPairs},
            {"files", files},
            {"stray_files", summary.report.strayFiles},
            {"empty_names", summary.report.emptyNames},
            {"shared_names", summary.report.sharedNames},
            {"split_drawn", summary.report.splitDrawn},
            {"skipped", summary.report.skipped.count()},
            {"skipped_shown", skipped},
            {"data_hash", summary.dataHash},
            {"seconds",
             {{"read", summary.readSeconds},
              {"features", summary.featureSeconds},
              {"store", summary.storeSeconds}}}};
}

std::string summaryText(const ImportSummary& summary, const std::string& project)
{
    std::string text = (summary.updated ? "Updated " : "Imported ") + summary.name + " into " +
                       project + ": " + counted(summary.artists, "artist", "artists") + ", " +
                       counted(summary.similarPairs, "similar pair", "similar pairs") + ".\n";
    for (const auto& modality : summary.modalities) {
        text += "  " + modality.name + ": " + counted(modality.artists, "artist", "artists") +
                ", " + std::to_string(modality.dimension) + " dimensions";
        if (!modality.lost.empty()) {
            constexpr std::size_t kShown = 5;
            const std::size_t shown = std::min(kShown, modality.lost.size());
            text += "; " + counted(modality.lost.size(), "artist has", "artists have") +
                    " nothing usable left (" +
                    joinText(std::span(modality.lost).first(shown), ", ") +
                    (shown < modality.lost.size() ? ", …; all with --json)" : ")");
        }
        text += "\n";
    }
    if (summary.withoutModality > 0)
        text += "  " + counted(summary.withoutModality, "artist has", "artists have") +
                " no modality and can't be compared.\n";
    for (const auto& file : summary.report.files)
        if (file.repeated > 0)
            text += "  " + file.name + ": " + counted(file.repeated, "row repeats", "rows repeat") +
                    " an earlier pair and were added to it.\n";
    if (summary.report.emptyNames > 0)
        text += "  " + counted(summary.report.emptyNames, "artist has", "artists have") +
                " an empty name.\n";
    if (summary.report.sharedNames > 0)
        text += "  " + counted(summary.report.sharedNames, "artist shares", "artists share") +
                " a name with another.\n";
    if (summary.report.splitDrawn)
        text += "  There is no split column: 80/10/10 was drawn and stored.\n";
    if (summary.correctionsLost > 0)
        text += "  " + counted(summary.correctionsLost, "correction", "corrections") +
                " made in the project no longer count: the folder says otherwise.\n";
    if (!summary.report.strayFiles.empty())
        text += "  Not read: " + joinText(summary.report.strayFiles, ", ") + ".\n";
    if (!summary.report.skipped.empty()) {
        text += "  Skipped " + counted(summary.report.skipped.count(), "row", "rows") + ":\n";
        for (const Fault& fault : summary.report.skipped.shown())
            text += "    " + fault.text() + "\n";
        if (summary.report.skipped.count() > summary.report.skipped.shown().size())
            text += "    …\n";
    }
    return text;
}

}  // namespace

void addImportCommand(CLI::App& app, Console& console, int& exitCode)
{
    struct Arguments {
        std::string folder;
        std::string project;
        ImportOptions options;
        std::string weighting = "tfidf";
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "import", "Import a catalogue folder into a project, or update the project with it");
    command
        ->add_option("folder", arguments->folder,
                     "Folder with artists.tsv, similar.tsv and a file per modality")
        ->required();
    addCommonOptions(*command, console, arguments->project);
    command->add_flag("--skip-bad", arguments->options.read.skipBad,
                      "Skip faulty rows and report them instead of refusing the folder");
    command->add_option("--split-seed", arguments->options.read.splitSeed,
                        "Seed of the split, where the artists have none");
    command->add_option("--tag-weighting", arguments->weighting, "How tags are weighted")
        ->check(CLI::IsMember({"tfidf", "bm25"}));
    command
        ->add_option("--tag-dimension", arguments->options.features.tagDimension,
                     "Dimensions of the tags' SVD")
        ->check(CLI::Range(2, 4096));
    command
        ->add_option("--listening-dimension", arguments->options.features.listeningDimension,
                     "Factors of the listening's ALS")
        ->check(CLI::Range(2, 1024));
    command
        ->add_option("--threads", arguments->options.features.threads, "Threads; 0: one per core")
        ->check(CLI::Range(0, 1024));
    command->callback([arguments, &console, &exitCode] {
        arguments->options.features.tagWeighting =
            arguments->weighting == "bm25" ? TagWeighting::Bm25 : TagWeighting::TfIdf;
        const auto summary = importCatalogue(arguments->folder, arguments->project,
                                             arguments->options, console.job());
        exitCode = summary.hasValue()
                       ? console.finish(summaryJson(summary.value(), arguments->project),
                                        summaryText(summary.value(), arguments->project))
                       : console.fail(summary.error());
    });
}

}  // namespace crossfade::cli
