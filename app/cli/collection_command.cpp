// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/collection_files.h"
#include "core/workflow/collection_import.h"
#include "core/workflow/collections.h"
#include "core/workflow/kept_artist.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>

namespace crossfade::cli {

namespace {

struct CollectionArguments {
    std::string project, name, newName, notes, artist, file;
    std::vector<std::string> artists;
    std::optional<std::size_t> place;  ///< from 1
};

/// What every export repeats.
Json withNotice(Json json, const Project& project)
{
    const std::string& notice = project.catalogue()->stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    return json;
}

std::string artistCount(std::size_t count)
{
    return counted(count, "artist", "artists");
}

/// "; 2 are no longer in the catalogue: A, B" or nothing.
std::string listed(const std::vector<std::string>& labels, const std::string& what)
{
    if (labels.empty()) return "";
    return "; " + withThousands(labels.size()) + " " + what + ": " + joinText(labels, ", ");
}

Result<std::vector<KeptArtist>> artistsOf(Project& project, const CollectionRecord& collection)
{
    std::vector<std::string> ids;
    for (const CollectionArtist& artist : collection.artists) ids.push_back(artist.id);
    return keptArtists(project, ids);
}

/// Who of a collection is meant: by id or label as it stands there, also of those who have gone
/// from the catalogue, else by name.
Result<std::string> memberOf(Project& project, const CollectionRecord& collection,
                             const std::string& nameOrId)
{
    CROSSFADE_ASSIGN(const std::vector<KeptArtist> members, artistsOf(project, collection));
    for (const KeptArtist& member : members)
        if (member.id == nameOrId) return member.id;
    if (std::ranges::count(members, nameOrId, &KeptArtist::label) == 1)
        return std::ranges::find(members, nameOrId, &KeptArtist::label)->id;
    CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(nameOrId));
    return project.catalogue()->artists()[row].id;
}

Result<int> printList(const CollectionArguments& /*arguments*/, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const std::vector<CollectionRecord> all, allCollections(project));
    Json rows = Json::array();
    std::string text;
    for (const CollectionRecord& one : all) {
        CROSSFADE_ASSIGN(const std::vector<KeptArtist> who, artistsOf(project, one));
        const auto gone =
            std::ranges::count_if(who, [](const KeptArtist& artist) { return !artist.row; });
        rows.push_back({{"name", one.name},
                        {"notes", one.notes},
                        {"artists", one.artists.size()},
                        {"gone", gone}});
        text += one.name + ": " + artistCount(one.artists.size()) +
                (gone > 0 ? " (" + std::to_string(gone) + " no longer in the catalogue)" : "") +
                "\n";
    }
    if (all.empty()) text = "The project has no collections yet.\n";
    return console.finish(withNotice({{"collections", rows}}, project), text);
}

Result<int> printOne(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    CROSSFADE_ASSIGN(const std::vector<KeptArtist> who, artistsOf(project, collection));
    Json rows = Json::array();
    std::string text =
        collection.name + (collection.notes.empty() ? "" : ": " + collection.notes) + "\n";
    for (std::size_t i = 0; i < who.size(); ++i) {
        const std::string& note = collection.artists[i].note;
        rows.push_back({{"id", who[i].id},
                        {"name", who[i].label},
                        {"note", note},
                        {"in_catalogue", who[i].row.has_value()}});
        text += std::to_string(i + 1) + "  " + who[i].label + "  [" + who[i].id + "]" +
                (who[i].row ? "" : "  (no longer in the catalogue)") +
                (note.empty() ? "" : "  " + onOneLine(note)) + "\n";
    }
    if (who.empty()) text += "Nobody is in it yet.\n";
    Json json = {{"name", collection.name}, {"notes", collection.notes}, {"artists", rows}};
    return console.finish(withNotice(std::move(json), project), text);
}

/// Says what stands now.
Result<int> finished(Project& project, Console& console, std::int64_t id, const std::string& text)
{
    CROSSFADE_ASSIGN(const std::vector<CollectionRecord> all, allCollections(project));
    const auto found = std::ranges::find(all, id, &CollectionRecord::id);
    if (found == all.end()) return console.finish(Json::object(), text);
    return console.finish({{"name", found->name}, {"artists", found->artists.size()}}, text);
}

Result<int> makeNew(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionChange undo, createCollection(project, a.name, a.notes));
    const CollectionRecord& made = undo.expected.front();
    return finished(project, console, made.id, "Made the collection " + inQuotes(made.name) + ".");
}

Result<int> rename(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    CROSSFADE_TRY(renameCollection(project, collection.id, a.newName));
    return finished(
        project, console, collection.id,
        "The collection " + inQuotes(collection.name) + " is now " + inQuotes(a.newName) + ".");
}

Result<int> remove(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    CROSSFADE_TRY(deleteCollection(project, collection.id));
    return finished(project, console, collection.id,
                    "Deleted the collection " + inQuotes(collection.name) + " of " +
                        artistCount(collection.artists.size()) + ".");
}

Result<int> addArtists(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    std::vector<CollectionArtist> artists;
    for (const std::string& artist : a.artists) {
        CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(artist));
        artists.push_back({project.catalogue()->artists()[row].id, a.notes});
    }
    const auto at = a.place ? std::optional(*a.place - 1) : std::nullopt;
    CROSSFADE_ASSIGN(const CollectionChange undo,
                     addToCollection(project, collection.id, artists, at));
    const std::size_t added =
        undo.expected.front().artists.size() - undo.wanted.front().artists.size();
    const std::size_t already = artists.size() - added;
    return finished(project, console, collection.id,
                    "Added " + artistCount(added) + " to " + inQuotes(collection.name) +
                        (already > 0 ? "; " + withThousands(already) + " in it already." : "."));
}

Result<int> removeArtists(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    std::vector<std::string> ids;
    for (const std::string& artist : a.artists) {
        CROSSFADE_ASSIGN(ids.emplace_back(), memberOf(project, collection, artist));
    }
    CROSSFADE_TRY(removeFromCollection(project, collection.id, ids));
    return finished(
        project, console, collection.id,
        "Removed " + artistCount(ids.size()) + " from " + inQuotes(collection.name) + ".");
}

Result<int> moveArtist(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    CROSSFADE_ASSIGN(const std::string id, memberOf(project, collection, a.artist));
    CROSSFADE_TRY(moveInCollection(project, collection.id, id, *a.place - 1));
    return finished(project, console, collection.id,
                    "Moved " + a.artist + " in " + inQuotes(collection.name) + ".");
}

/// Of an artist in the collection, or of the collection where none is named.
Result<int> putNote(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    if (a.artist.empty()) {
        CROSSFADE_TRY(setCollectionNotes(project, collection.id, a.notes));
    } else {
        CROSSFADE_ASSIGN(const std::string id, memberOf(project, collection, a.artist));
        CROSSFADE_TRY(setArtistNote(project, collection.id, id, a.notes));
    }
    return finished(project, console, collection.id, "Noted in " + inQuotes(collection.name) + ".");
}

Result<int> writeFile(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(const CollectionRecord collection, findCollection(project, a.name));
    CROSSFADE_ASSIGN(const CollectionExport done, exportCollection(project, collection, a.file));
    const Json json = {{"file", a.file},
                       {"name", collection.name},
                       {"artists", done.artists},
                       {"gone", done.gone},
                       {"without_audio", done.unheard}};
    return console.finish(withNotice(json, project),
                          "Wrote " + artistCount(done.artists) + " to " + a.file +
                              listed(done.gone, "no longer in the catalogue") +
                              listed(done.unheard, "without an audio file") + ".");
}

/// Into the collection of that name, which is made if there is none.
Result<CollectionChange> importInto(Project& project, const std::string& name,
                                    CollectionImport& read)
{
    CROSSFADE_ASSIGN(const std::vector<CollectionRecord> all, allCollections(project));
    const auto found = std::ranges::find(all, onOneLine(name), &CollectionRecord::name);
    if (found != all.end()) return addToCollection(project, found->id, read.artists);
    return createCollection(project, name, read.notes, std::move(read.artists));
}

Result<int> readFile(const CollectionArguments& a, Project& project, Console& console)
{
    CROSSFADE_ASSIGN(CollectionImport read, readCollection(project, a.file));
    const std::size_t found = read.artists.size();
    if (found == 0)
        return read.unknown.empty()
                   ? Error{ErrorCode::InvalidInput, "The file names nobody.", a.file}
                   : read.unknown.front();
    CROSSFADE_ASSIGN(const CollectionChange undo,
                     importInto(project, a.name.empty() ? read.name : a.name, read));
    const CollectionRecord& now = undo.expected.front();
    const std::size_t before = undo.wanted.empty() ? 0 : undo.wanted.front().artists.size();
    Json unknown = Json::array();
    std::string text = "Found " + artistCount(found) + " and added " +
                       withThousands(now.artists.size() - before) + " to " + inQuotes(now.name) +
                       "; " + withThousands(read.repeated) + " named again, " +
                       withThousands(read.unknown.size()) + " not found.\n";
    for (const Error& one : read.unknown) {
        unknown.push_back(one.sentence());
        text += one.sentence() + "\n";
    }
    return console.finish({{"name", now.name},
                           {"artists", now.artists.size()},
                           {"found", found},
                           {"added", now.artists.size() - before},
                           {"repeated", read.repeated},
                           {"unknown", unknown}},
                          text);
}

using Action = Result<int> (*)(const CollectionArguments&, Project&, Console&);

Result<int> onProject(const CollectionArguments& a, Console& console, Action action)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    return action(a, project, console);
}

}  // namespace

void addCollectionCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<CollectionArguments>();
    CLI::App* command =
        app.add_subcommand("collection", "Keep lists of artists, in your own order");
    addCommonOptions(*command, console, a->project);
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, Action action) {
        CLI::App* sub = command->add_subcommand(name, what)->fallthrough();
        sub->callback([a, &console, &exitCode, action] {
            const auto result = onProject(*a, console, action);
            exitCode = result.hasValue() ? result.value() : console.fail(result.error());
        });
        return sub;
    };
    const auto addNamed = [&](const char* name, const char* what, Action action) {
        CLI::App* sub = add(name, what, action);
        sub->add_option("NAME", a->name, "Name of the collection")->required();
        return sub;
    };
    const auto addPlace = [&](CLI::App* sub) {
        return sub->add_option("--to", a->place, "The place in the list, from 1")
            ->check(CLI::Range(1, 1000000));
    };
    add("list", "All collections", printList);
    addNamed("show", "Who is in it", printOne);
    addNamed("new", "Make one", makeNew)->add_option("--notes", a->notes, "What it is for");
    addNamed("rename", "Give it another name", rename)
        ->add_option("NEW", a->newName, "The new name")
        ->required();
    addNamed("delete", "Delete it", remove);
    CLI::App* into = addNamed("add", "Put artists into it", addArtists);
    into->add_option("ARTIST", a->artists, "Names or ids")->required();
    into->add_option("--note", a->notes, "Why they are in it");
    addPlace(into);
    addNamed("remove", "Take artists out of it", removeArtists)
        ->add_option("ARTIST", a->artists, "Names or ids")
        ->required();
    CLI::App* move = addNamed("move", "Move an artist to another place", moveArtist);
    move->add_option("ARTIST", a->artist, "Name or id")->required();
    addPlace(move)->required();
    CLI::App* note = addNamed("note", "Write a note on it, or on an artist in it", putNote);
    note->add_option("ARTIST", a->artist, "Name or id; the collection itself without one");
    note->add_option("--note", a->notes, "The note; empty takes it away")->required();
    addNamed("export", "Write it to a file", writeFile)
        ->add_option("-o,--output", a->file, "FILE.csv, .json, .md, .m3u or .m3u8")
        ->required();
    CLI::App* read = add("import", "Read a list into a collection", readFile);
    read->add_option("FILE", a->file, "FILE.csv, .tsv, .json or .txt")->required();
    read->add_option("--name", a->name, "The collection, new or not; as the file is named");
}

}  // namespace crossfade::cli
