// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/judgements.h"
#include "core/workflow/kept_artist.h"

#include <CLI/CLI.hpp>
#include <optional>

namespace crossfade::cli {

namespace {

struct MarkArguments {
    std::string project, artist, as;
    std::vector<std::string> query;
    std::optional<std::string> note;
};

Result<std::string> idOf(Project& project, const std::string& nameOrId)
{
    // Who has gone from the catalogue can still be unmarked, by id.
    CROSSFADE_ASSIGN(const std::vector<MarkRecord> marks, allMarks(project));
    for (const MarkRecord& one : marks)
        if (one.artist == nameOrId) return nameOrId;
    CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(nameOrId));
    return project.catalogue()->artists()[row].id;
}

Json kept(const KeptArtist& artist)
{
    return {{"id", artist.id}, {"name", artist.label}, {"in_catalogue", artist.row.has_value()}};
}

std::string labelOf(const KeptArtist& artist)
{
    return artist.label + (artist.row ? "" : " (no longer in the catalogue)");
}

/// " for A, B", or nothing.
std::string forText(const std::vector<KeptArtist>& query)
{
    std::vector<std::string> labels;
    for (const KeptArtist& one : query) labels.push_back(labelOf(one));
    return labels.empty() ? "" : " for " + joinText(labels, ", ");
}

Result<int> printAll(Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const std::vector<MarkRecord> marks, allMarks(project));
    CROSSFADE_ASSIGN(const std::vector<NoteRecord> notes, allNotes(project));
    Json markRows = Json::array();
    Json noteRows = Json::array();
    std::string text;
    for (const MarkRecord& one : marks) {
        CROSSFADE_ASSIGN(const KeptArtist artist, keptArtist(project, one.artist));
        CROSSFADE_ASSIGN(const std::vector<KeptArtist> query, keptArtists(project, one.query));
        Json row = kept(artist);
        row["as"] = markName(one.mark);
        row["for"] = one.query;
        row["made"] = one.made;
        markRows.push_back(std::move(row));
        text += std::string(markName(one.mark)) + "  " + labelOf(artist) + forText(query) + "\n";
    }
    for (const NoteRecord& one : notes) {
        CROSSFADE_ASSIGN(const KeptArtist artist, keptArtist(project, one.artist));
        Json row = kept(artist);
        row["note"] = one.text;
        noteRows.push_back(std::move(row));
        text += "note  " + labelOf(artist) + ": " + onOneLine(one.text) + "\n";
    }
    if (text.empty()) text = "Nobody is marked, and there are no notes.\n";
    return console.finish({{"marks", markRows}, {"notes", noteRows}}, text);
}

Result<int> markOne(const MarkArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const std::string id, idOf(project, a.artist));
    std::vector<std::string> query;
    for (const std::string& artist : a.query) {
        CROSSFADE_ASSIGN(query.emplace_back(), idOf(project, artist));
    }
    CROSSFADE_ASSIGN(const KeptArtist artist, keptArtist(project, id));
    CROSSFADE_ASSIGN(const std::vector<KeptArtist> asked, keptArtists(project, query));
    Json json = kept(artist);
    std::string text;
    if (!a.as.empty()) {
        MarkChange change{id, query, std::nullopt};
        if (a.as != "none") {
            CROSSFADE_ASSIGN(change.mark, markFromName(a.as));
        }
        CROSSFADE_ASSIGN(const MarkChange undo, setMark(project, change));
        json["as"] = a.as;
        json["for"] = query;
        json["before"] = undo.mark ? markName(*undo.mark) : "none";
        text += labelOf(artist) + forText(asked) + ": " +
                (change.mark ? "marked as " + a.as : "not marked") + ".\n";
    }
    if (a.note) {
        CROSSFADE_TRY(setNote(project, {id, *a.note}));
        json["note"] = *a.note;
        text += labelOf(artist) + ": " + (a.note->empty() ? "no note" : onOneLine(*a.note)) + "\n";
    }
    return console.finish(json, text);
}

Result<int> mark(const MarkArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    return a.artist.empty() ? printAll(project, console) : markOne(a, project, console);
}

}  // namespace

void addMarkCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<MarkArguments>();
    CLI::App* command = app.add_subcommand(
        "mark", "Mark an artist, or write a note; without --artist, show all marks and notes");
    addCommonOptions(*command, console, a->project);
    auto* artist = command->add_option("--artist", a->artist, "Name or id");
    auto* as = command
                   ->add_option("--as", a->as,
                                "keep: belongs in the list; reject: does not; hide: leave out of "
                                "lists; none: no mark")
                   ->check(CLI::IsMember({"keep", "reject", "hide", "none"}))
                   ->needs(artist);
    command
        ->add_option("--for", a->query,
                     "As an answer to this artist, several times for several at once; whatever is "
                     "asked without it")
        ->needs(as);
    auto* note = command->add_option("--note", a->note, "A note on the artist; empty takes it away")
                     ->needs(artist);
    command->callback([a, as, note, &console, &exitCode] {
        if (!a->artist.empty() && as->count() == 0 && note->count() == 0) {
            exitCode = console.refuse(
                {ErrorCode::InvalidInput, "Say what of " + inQuotes(a->artist) +
                                              ": --as keep, reject, hide or none, or --note."});
            return;
        }
        const auto result = mark(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
