// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_context.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// Which column of a catalogue's artists says where their sound lies.
inline constexpr const char* kAudioColumn = "audio_file";

/// Under which settings a project keeps where files of it lie, absolute.
inline constexpr const char* kCatalogueFolderSetting = "catalogue_folder";
inline constexpr const char* kAudioFolderSetting = "audio_folder";

/// Where to look for audio files.
struct AudioPlaces {
    std::filesystem::path catalogue;  ///< the folder that was imported; empty: not known
    std::filesystem::path project;    ///< the folder that the project's file lies in
    std::filesystem::path chosen;     ///< by the person; empty: none

    bool operator==(const AudioPlaces&) const = default;
};

/// An artist's sound.
struct AudioFile {
    std::filesystem::path file;  ///< to be played; empty where there is none
    std::string fault;  ///< why there is none though there should be, as a sentence; mostly empty

    bool playable() const { return !file.empty(); }
    bool operator==(const AudioFile&) const = default;
};

/// The sound of everybody in a catalogue. Immutable, shared between the window and its jobs.
struct AudioFiles {
    std::vector<AudioFile> ofArtist;  ///< per row of the catalogue
    std::size_t playable = 0;
    std::size_t missing = 0;             ///< artists with a fault
    std::vector<std::string> nobodys;    ///< entries of the chosen folder that are no artist's
    std::vector<std::string> ambiguous;  ///< and those whose name several artists have
    std::string folderFault;  ///< why the chosen folder can't be looked into; mostly empty
};

/// Where the project's audio files may be.
Result<AudioPlaces> audioPlaces(Project& project);
/// Keeps the folder with the project; an empty path is none. InvalidInput if it is no folder.
Status setAudioFolder(Project& project, const std::filesystem::path& folder);

/// Looks up each artist's file. First what the catalogue's column "audio_file" says, absolute or
/// relative to the catalogue's folder, else to the project's; then an entry of the chosen folder
/// whose name is the artist's id, or their name or label as search folds it (foldName()). Such an
/// entry is an audio file, by its ending, or a folder, of which the first audio file in the order
/// of names counts, down to albums. Where several entries are an artist's, the first by name
/// counts. A column's file that is not there is a fault unless the folder has one. Nothing is read
/// but names. Of `only` these artists, if given, the column's files are looked up. Cancelled only.
Result<AudioFiles> findAudioFiles(const CatalogueSnapshot& catalogue, const AudioPlaces& places,
                                  const JobContext& job,
                                  const std::optional<std::vector<ArtistRow>>& only = std::nullopt);

/// "12 of 300 artists can be heard; the file of 1 is missing."
std::string audioSentence(const AudioFiles& files);

}  // namespace crossfade
