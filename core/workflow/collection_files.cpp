// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/collection_files.h"

#include "core/base/text.h"
#include "core/report/escape.h"
#include "core/workflow/audio_files.h"
#include "core/workflow/export_run.h"
#include "core/workflow/kept_artist.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

/// What the writers are given.
struct Source {
    const CatalogueSnapshot& catalogue;
    const CollectionRecord& collection;
    std::vector<KeptArtist> who;  ///< of each artist of the collection

    const Catalogue& stored() const { return catalogue.stored.catalogue; }
    /// Null for who has gone.
    const Artist* artist(std::size_t i) const
    {
        return who[i].row ? &catalogue.artists()[*who[i].row] : nullptr;
    }
    /// Without what tells homonyms apart: columns do.
    const std::string& name(std::size_t i) const
    {
        return artist(i) != nullptr ? artist(i)->name : who[i].label;
    }
    std::string popularity(std::size_t i) const
    {
        return artist(i) != nullptr && artist(i)->popularity > 0.0
                   ? nlohmann::json(artist(i)->popularity).dump()
                   : "";
    }
};

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string field = "\"";
    for (const char c : text) field += c == '"' ? "\"\"" : std::string(1, c);
    return field + "\"";
}

std::string csvLine(const std::vector<std::string>& fields)
{
    std::vector<std::string> quoted;
    for (const std::string& field : fields) quoted.push_back(csvField(field));
    return joinText(quoted, ",") + "\r\n";
}

std::string toCsv(const Source& source)
{
    const std::vector<std::string>& columns = source.stored().metadataColumns;
    std::vector<std::string> header = {"id", "name", "note", "popularity"};
    header.insert(header.end(), columns.begin(), columns.end());
    std::string text = csvLine(header);
    for (std::size_t i = 0; i < source.who.size(); ++i) {
        std::vector<std::string> fields = {source.who[i].id, source.name(i),
                                           source.collection.artists[i].note, source.popularity(i)};
        if (const Artist* artist = source.artist(i))
            fields.insert(fields.end(), artist->metadata.begin(), artist->metadata.end());
        fields.resize(header.size());
        text += csvLine(fields);
    }
    return text;
}

std::string toJsonText(const Source& source)
{
    using Json = nlohmann::ordered_json;
    Json artists = Json::array();
    for (std::size_t i = 0; i < source.who.size(); ++i) {
        const Artist* artist = source.artist(i);
        artists.push_back(
            {{"id", source.who[i].id},
             {"name", source.name(i)},
             {"note", source.collection.artists[i].note},
             {"popularity",
              artist != nullptr && artist->popularity > 0.0 ? Json(artist->popularity) : Json()},
             {"in_catalogue", artist != nullptr}});
    }
    Json json = {{"name", source.collection.name}, {"notes", source.collection.notes}};
    if (!source.stored().notice.empty()) json["notice"] = source.stored().notice;
    json["artists"] = std::move(artists);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string toMarkdownText(const Source& source)
{
    using report::markdownText;
    std::string text = "# " + markdownText(source.collection.name) + "\n\n";
    if (!source.collection.notes.empty()) text += markdownText(source.collection.notes) + "\n\n";
    text += "| | Artist | Id | Note |\n|---:|---|---|---|\n";
    for (std::size_t i = 0; i < source.who.size(); ++i)
        text += "| " + std::to_string(i + 1) + " | " + markdownText(source.who[i].label) +
                (source.who[i].row ? "" : " (no longer in the catalogue)") + " | " +
                markdownText(source.who[i].id) + " | " +
                markdownText(source.collection.artists[i].note) + " |\n";
    if (!source.stored().notice.empty()) text += "\n" + markdownText(source.stored().notice) + "\n";
    return text;
}

/// Of each artist: where it is found, else as the catalogue has it; empty where there is none.
std::vector<std::string> audioFiles(const Source& source, const AudioFiles& found)
{
    std::vector<std::string> files(source.who.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        if (const auto row = source.who[i].row) files[i] = found.ofArtist[*row].file.string();
    const auto& columns = source.stored().metadataColumns;
    const auto column = std::ranges::find(columns, kAudioColumn);
    if (column == columns.end()) return files;
    const auto at = static_cast<std::size_t>(column - columns.begin());
    for (std::size_t i = 0; i < files.size(); ++i)
        if (const Artist* artist = source.artist(i); artist != nullptr && files[i].empty())
            files[i] = artist->metadata[at];
    return files;
}

std::string toPlaylist(const Source& source, const std::vector<std::string>& files)
{
    std::string text = "#EXTM3U\n#PLAYLIST:" + onOneLine(source.collection.name) + "\n";
    if (!source.stored().notice.empty()) text += "# " + onOneLine(source.stored().notice) + "\n";
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string label = onOneLine(source.who[i].label);
        if (files[i].empty()) {
            text += "# " + label + ": no audio file\n";
            continue;
        }
        // A line that begins with # would be a comment, and how long it plays is not known (-1).
        text += "#EXTINF:-1," + label + "\n" + (files[i].starts_with('#') ? "./" : "") + files[i] +
                "\n";
    }
    return text;
}

Result<std::string> playlistOf(Project& project, const Source& source, CollectionExport& done)
{
    CROSSFADE_ASSIGN(const AudioPlaces places, audioPlaces(project));
    std::vector<ArtistRow> rows;
    for (const KeptArtist& artist : source.who)
        if (artist.row) rows.push_back(*artist.row);
    CROSSFADE_ASSIGN(const AudioFiles found,
                     findAudioFiles(*project.catalogue(), places, {}, rows));
    const std::vector<std::string> files = audioFiles(source, found);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].find_first_of("\r\n") != std::string::npos)
            return Error{ErrorCode::InvalidInput,
                         "The audio file of " + source.who[i].label +
                             " has a line break in its name, which a playlist can't hold: " +
                             inQuotes(files[i]) + "."};
        if (files[i].empty()) done.unheard.push_back(source.who[i].label);
    }
    if (done.unheard.size() == files.size())
        return Error{ErrorCode::InvalidInput,
                     "Nobody in " + inQuotes(source.collection.name) +
                         " has an audio file, so that there is nothing to play; files are named by "
                         "a column \"audio_file\" of the catalogue's artists, or lie in the folder "
                         "with audio files."};
    return toPlaylist(source, files);
}

Result<std::string> textFor(Project& project, const Source& source, const std::string& ending,
                            CollectionExport& done)
{
    if (ending == ".csv") return toCsv(source);
    if (ending == ".json") return toJsonText(source);
    if (ending == ".md") return toMarkdownText(source);
    if (ending == ".m3u" || ending == ".m3u8") return playlistOf(project, source, done);
    return Error{ErrorCode::InvalidInput, "A collection can't be written as " + inQuotes(ending) +
                                              "; formats are .csv, .json, .md, .m3u and .m3u8."};
}

}  // namespace

Result<CollectionText> collectionText(Project& project, const CollectionRecord& collection,
                                      const std::string& ending)
{
    std::vector<std::string> ids;
    for (const CollectionArtist& artist : collection.artists) ids.push_back(artist.id);
    CROSSFADE_ASSIGN(std::vector<KeptArtist> who, keptArtists(project, ids));
    const Source source{*project.catalogue(), collection, std::move(who)};
    CollectionText result;
    result.done.artists = source.who.size();
    for (const KeptArtist& artist : source.who)
        if (!artist.row) result.done.gone.push_back(artist.label);
    CROSSFADE_ASSIGN(result.text, textFor(project, source, ending, result.done));
    return result;
}

Result<CollectionExport> exportCollection(Project& project, const CollectionRecord& collection,
                                          const std::filesystem::path& file)
{
    const std::string ending = toLowerAscii(file.extension().string());
    CROSSFADE_ASSIGN(CollectionText made, collectionText(project, collection, ending));
    const std::string& notice = project.catalogue()->stored.catalogue.notice;
    if (ending == ".csv" && !notice.empty())
        CROSSFADE_TRY(writeWholeFile(std::filesystem::path(file).replace_extension(".notice.txt"),
                                     notice + "\n"));
    CROSSFADE_TRY(writeWholeFile(file, made.text));
    return std::move(made.done);
}

}  // namespace crossfade
