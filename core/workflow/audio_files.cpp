// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/audio_files.h"

#include "core/base/text.h"
#include "core/search/name_fold.h"
#include "core/store/setting_repository.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

namespace crossfade {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 12> kEndings = {".wav", ".ogg",  ".oga", ".opus",
                                                       ".mp3", ".flac", ".m4a", ".aac",
                                                       ".aif", ".aiff", ".wma", ".mka"};
constexpr int kAlbumDepth = 2;  // an artist's folder, an album, its pieces
constexpr std::size_t kStep = 256;

bool isAudio(const fs::path& path)
{
    return std::ranges::find(kEndings, toLowerAscii(path.extension().string())) != kEndings.end();
}

/// Sorted; nothing, with the reason, where the folder can't be read. Hidden entries are passed
/// over.
std::vector<fs::path> entriesOf(const fs::path& folder, std::error_code& failed)
{
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        if (!at->path().filename().string().starts_with('.')) entries.push_back(at->path());
    std::ranges::sort(entries);
    return entries;
}

/// The first audio file in a folder, its own before those of folders in it; empty if there is none.
fs::path firstAudioIn(const fs::path& folder, int depth)
{
    std::error_code failed;
    const std::vector<fs::path> entries = entriesOf(folder, failed);
    for (const fs::path& entry : entries)
        if (isAudio(entry) && fs::is_regular_file(entry, failed)) return entry;
    if (depth == 0) return {};
    for (const fs::path& entry : entries) {
        if (!fs::is_directory(entry, failed)) continue;
        if (fs::path found = firstAudioIn(entry, depth - 1); !found.empty()) return found;
    }
    return {};
}

/// Which artist an entry's name is.
class Names {
public:
    explicit Names(const CatalogueSnapshot& catalogue) : m_catalogue(&catalogue)
    {
        for (ArtistRow row = 0; row < catalogue.size(); ++row)
            m_labels.emplace(foldName(catalogue.label(row)), row);
    }

    struct Answer {
        std::optional<ArtistRow> row;
        bool several = false;
    };
    Answer find(const std::string& name) const
    {
        if (firstInvalidUtf8(name)) return {};
        if (const auto id = m_catalogue->rowOfId.find(name); id != m_catalogue->rowOfId.end())
            return {id->second, false};
        const std::string folded = foldName(name);
        const auto bearers = m_catalogue->rowsOfName.find(folded);
        if (bearers != m_catalogue->rowsOfName.end() && bearers->second.size() == 1)
            return {bearers->second.front(), false};
        if (bearers != m_catalogue->rowsOfName.end()) return {std::nullopt, true};
        if (const auto label = m_labels.find(folded); label != m_labels.end())
            return {label->second, false};
        return {};
    }

private:
    const CatalogueSnapshot* m_catalogue;
    std::unordered_map<std::string, ArtistRow> m_labels;  ///< by folded label
};

AudioFile fromColumn(const std::string& written, const AudioPlaces& places)
{
    const fs::path given(written);
    std::error_code failed;
    const auto isFile = [&](const fs::path& path) { return fs::is_regular_file(path, failed); };
    if (given.is_absolute()) {
        if (isFile(given)) return {given, {}};
        return {{}, "The audio file " + inQuotes(written, 500) + " is not there."};
    }
    std::vector<std::string> looked;
    for (const fs::path& place : {places.catalogue, places.project}) {
        if (place.empty()) continue;
        fs::path path = (place / given).lexically_normal();
        if (isFile(path)) return {std::move(path), {}};
        if (std::ranges::find(looked, place.string()) == looked.end())
            looked.push_back(place.string());
    }
    return {{},
            "The audio file " + inQuotes(written, 500) + " is not in " +
                joinText(looked, " and not in ") + "."};
}

Status takeColumn(const CatalogueSnapshot& catalogue, const AudioPlaces& places,
                  const std::vector<ArtistRow>& artists, AudioFiles& files, const JobContext& job)
{
    const auto& columns = catalogue.stored.catalogue.metadataColumns;
    const auto column = std::ranges::find(columns, kAudioColumn);
    if (column == columns.end()) return ok();
    const auto at = static_cast<std::size_t>(column - columns.begin());
    for (std::size_t i = 0; i < artists.size(); ++i) {
        // Each may be a look at a slow drive.
        if (i % kStep == 0)
            if (auto stop = job.advance("Looking for audio files", i, artists.size())) return *stop;
        const ArtistRow row = artists[i];
        const std::string& written = catalogue.artists()[row].metadata[at];
        if (!written.empty()) files.ofArtist[row] = fromColumn(written, places);
    }
    return ok();
}

Status takeFolder(const CatalogueSnapshot& catalogue, const fs::path& folder, AudioFiles& files,
                  const JobContext& job)
{
    if (folder.empty()) return ok();
    std::error_code failed;
    const std::vector<fs::path> entries = entriesOf(folder, failed);
    if (failed) {
        files.folderFault = "The folder with audio files, " + inQuotes(folder.string(), 500) +
                            ", can't be read (" + failed.message() + ").";
        return ok();
    }
    const Names names(catalogue);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i % kStep == 0)
            if (auto stop = job.advance("Looking into the audio folder", i, entries.size()))
                return *stop;
        const fs::path& entry = entries[i];
        const bool isFolder = fs::is_directory(entry, failed);
        if (!isFolder && !isAudio(entry)) continue;
        // A folder's name has no ending: what follows the point is part of it.
        const Names::Answer who =
            names.find(isFolder ? entry.filename().string() : entry.stem().string());
        if (!who.row) {
            (who.several ? files.ambiguous : files.nobodys).push_back(entry.filename().string());
            continue;
        }
        AudioFile& known = files.ofArtist[*who.row];
        if (known.playable()) continue;
        fs::path file = isFolder ? firstAudioIn(entry, kAlbumDepth - 1) : entry;
        if (!file.empty())
            known = {std::move(file), {}};
        else if (known.fault.empty())
            known.fault = "The folder " + inQuotes(entry.string(), 500) + " holds no audio file.";
    }
    return ok();
}

}  // namespace

Result<AudioPlaces> audioPlaces(Project& project)
{
    SettingRepository settings(project.database());
    AudioPlaces found;
    CROSSFADE_ASSIGN(found.catalogue, settings.get(kCatalogueFolderSetting));
    CROSSFADE_ASSIGN(found.chosen, settings.get(kAudioFolderSetting));
    std::error_code none;
    found.project = fs::absolute(project.path(), none).parent_path();
    return found;
}

Status setAudioFolder(Project& project, const fs::path& folder)
{
    std::error_code failed;
    fs::path kept;
    if (!folder.empty() && !fs::is_directory(folder, failed))
        return Error{ErrorCode::InvalidInput,
                     "There is no folder " + inQuotes(folder.string(), 500) + "."};
    if (!folder.empty()) kept = fs::absolute(folder, failed).lexically_normal();
    return SettingRepository(project.database()).put(kAudioFolderSetting, kept.string());
}

Result<AudioFiles> findAudioFiles(const CatalogueSnapshot& catalogue, const AudioPlaces& places,
                                  const JobContext& job,
                                  const std::optional<std::vector<ArtistRow>>& only)
{
    AudioFiles files;
    files.ofArtist.resize(catalogue.size());
    std::vector<ArtistRow> all(only ? 0 : catalogue.size());
    std::iota(all.begin(), all.end(), ArtistRow{0});
    CROSSFADE_TRY(takeColumn(catalogue, places, only ? *only : all, files, job));
    CROSSFADE_TRY(takeFolder(catalogue, places.chosen, files, job));
    for (const AudioFile& one : files.ofArtist) {
        if (one.playable()) ++files.playable;
        if (!one.fault.empty()) ++files.missing;
    }
    return files;
}

std::string audioSentence(const AudioFiles& files)
{
    std::string text = withThousands(files.playable) + " of " +
                       counted(files.ofArtist.size(), "artist", "artists") + " can be heard";
    if (files.missing > 0) text += "; the file of " + withThousands(files.missing) + " is missing";
    text += ".";
    if (!files.ambiguous.empty())
        text += " Of " + inQuotes(files.ambiguous.front()) +
                (files.ambiguous.size() > 1
                     ? " and " + withThousands(files.ambiguous.size() - 1) + " more"
                     : std::string()) +
                " several artists have the name: call it by the id.";
    if (!files.nobodys.empty())
        text +=
            " " +
            counted(files.nobodys.size(), "entry of the folder is", "entries of the folder are") +
            " nobody's, as " + inQuotes(files.nobodys.front()) + ".";
    if (!files.folderFault.empty()) text += " " + files.folderFault;
    return text;
}

}  // namespace crossfade
