// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/corrections.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace crossfade::cli {

namespace {

struct CorrectArguments {
    std::string project, artist, other, text, from, to, modality;
    std::vector<std::string> add, remove, take;
};

using Action = Result<CorrectionReport> (*)(const CorrectArguments&, const JobContext&);

Result<std::string> idOf(const std::string& path, const std::string& nameOrId)
{
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(nameOrId));
    return project.catalogue()->artists()[row].id;
}

/// "tag" or "tag=3".
Result<std::pair<std::string, float>> tagFrom(const std::string& text)
{
    const std::size_t sign = text.rfind('=');
    if (sign == std::string::npos) return std::pair(text, 0.0F);
    const auto count = parseNumber(text.substr(sign + 1));
    if (!count)
        return Error{ErrorCode::InvalidInput, "The count of " + inQuotes(text) +
                                                  " is not a number; tags are written TAG or "
                                                  "TAG=COUNT."};
    return std::pair(text.substr(0, sign), static_cast<float>(*count));
}

Result<MergeChoice> choiceFrom(const std::string& word)
{
    if (word == "kept") return MergeChoice::Kept;
    if (word == "dropped") return MergeChoice::Dropped;
    if (word == "both") return MergeChoice::Both;
    return Error{ErrorCode::InvalidInput, inQuotes(word) + " is none of kept, dropped and both."};
}

Result<CorrectionReport> name(const CorrectArguments& a, const JobContext& job)
{
    CROSSFADE_ASSIGN(const std::string id, idOf(a.project, a.artist));
    return correct(a.project, NameCorrection{id, a.text}, job);
}

Result<CorrectionReport> tags(const CorrectArguments& a, const JobContext& job)
{
    TagCorrection wanted;
    wanted.modality = a.modality;
    wanted.remove = a.remove;
    for (const std::string& text : a.add) {
        CROSSFADE_ASSIGN(wanted.add.emplace_back(), tagFrom(text));
    }
    CROSSFADE_ASSIGN(wanted.artist, idOf(a.project, a.artist));
    return correct(a.project, wanted, job);
}

Result<CorrectionReport> retag(const CorrectArguments& a, const JobContext& job)
{
    TagCorrection wanted;
    wanted.modality = a.modality;
    wanted.rename = {{a.from, a.to}};
    if (!a.artist.empty()) {
        CROSSFADE_ASSIGN(wanted.artist, idOf(a.project, a.artist));
    }
    return correct(a.project, wanted, job);
}

Result<CorrectionReport> merge(const CorrectArguments& a, const JobContext& job)
{
    MergeCorrection wanted;
    CROSSFADE_ASSIGN(wanted.kept, idOf(a.project, a.artist));
    CROSSFADE_ASSIGN(wanted.dropped, idOf(a.project, a.other));
    for (const std::string& text : a.take) {
        const std::size_t sign = text.find('=');
        CROSSFADE_ASSIGN(const MergeChoice choice,
                         choiceFrom(sign == std::string::npos ? "" : text.substr(sign + 1)));
        wanted.choices[text.substr(0, sign)] = choice;
    }
    return correct(a.project, wanted, job);
}

Result<CorrectionReport> modality(const CorrectArguments& a, const JobContext& job)
{
    return correct(a.project, ModalityCorrection{a.text}, job);
}

Result<CorrectionReport> undo(const CorrectArguments& a, const JobContext& job)
{
    return undoCorrection(a.project, job);
}

Result<CorrectionReport> redo(const CorrectArguments& a, const JobContext& job)
{
    return redoCorrection(a.project, job);
}

Result<int> make(const CorrectArguments& a, Action action, Console& console)
{
    CROSSFADE_ASSIGN(const CorrectionReport report, action(a, console.job()));
    return console.finish({{"what", report.what},
                           {"remarks", report.remarks},
                           {"artist", report.artist},
                           {"kept_changed", report.kept},
                           {"kept_left", report.keptLeft},
                           {"features_changed", report.featuresChanged}},
                          report.text() + "\n");
}

Result<int> printLog(const CorrectArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const std::vector<CorrectionRecord> log, corrections(project));
    Json rows = Json::array();
    std::string text;
    for (const CorrectionRecord& one : log) {
        rows.push_back({{"made", one.made}, {"what", one.what}, {"in_force", one.inForce}});
        text += one.made + "  " + one.what + (one.inForce ? "" : " (undone)") + "\n";
    }
    if (text.empty()) text = "Nothing was corrected in this project.\n";
    return console.finish({{"corrections", rows}}, text);
}

}  // namespace

void addCorrectCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<CorrectArguments>();
    CLI::App* command =
        app.add_subcommand("correct", "Set right what the project says; all can be undone");
    addCommonOptions(*command, console, a->project);
    command->require_subcommand(1);
    const auto addSub = [&](const char* called, const char* what,
                            const std::function<Result<int>()>& work) {
        CLI::App* sub = command->add_subcommand(called, what)->fallthrough();
        sub->callback([&console, &exitCode, work] {
            const auto result = work();
            exitCode = result.hasValue() ? result.value() : console.fail(result.error());
        });
        return sub;
    };
    const auto add = [&](const char* called, const char* what, Action action) {
        return addSub(called, what, [a, action, &console] { return make(*a, action, console); });
    };
    CLI::App* naming = add("name", "An artist's name", name);
    naming->add_option("ARTIST", a->artist, "Name or id")->required();
    naming->add_option("NEW", a->text, "The name as it should be")->required();
    CLI::App* tagging = add("tags", "An artist's tags", tags);
    tagging->add_option("ARTIST", a->artist, "Name or id")->required();
    auto* added = tagging->add_option("--add", a->add, "TAG or TAG=COUNT, several times for more");
    auto* removed = tagging->add_option("--remove", a->remove, "TAG, several times for more");
    tagging->require_option(2, 0);  // the artist, and something to be done
    added->allow_extra_args(false);
    removed->allow_extra_args(false);
    CLI::App* renaming = add("retag", "A tag's name, everywhere or of one artist", retag);
    renaming->add_option("FROM", a->from, "The tag as it is")->required();
    renaming->add_option("TO", a->to, "As it should be; may be there already")->required();
    renaming->add_option("--artist", a->artist, "Of this artist alone");
    for (CLI::App* sub : {tagging, renaming})
        sub->add_option("--modality", a->modality, "Which, where there are several of tags");
    CLI::App* merging = add("merge", "Two artists who are one", merge);
    merging->add_option("KEPT", a->artist, "Who stays: name or id")->required();
    merging->add_option("DROPPED", a->other, "Who is the same: name or id")->required();
    merging->add_option("--take", a->take,
                        "MODALITY=kept, dropped or both: whose data counts where both have it");
    CLI::App* file = add("modality", "Add or replace a modality by a file", modality);
    file->add_option("FILE", a->text, "NAME.tsv, .csv, or NAME.npy with NAME.ids.txt")->required();
    add("undo", "Undo the last correction", undo);
    add("redo", "Make it again", redo);
    addSub("list", "What was corrected", [a, &console] { return printLog(*a, console); });
}

}  // namespace crossfade::cli
