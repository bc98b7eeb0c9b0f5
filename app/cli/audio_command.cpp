// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/workflow/audio_files.h"

#include <CLI/CLI.hpp>
#include <optional>

namespace crossfade::cli {

namespace {

struct AudioArguments {
    std::string project;
    std::optional<std::string> folder;
};

Result<int> audio(const AudioArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    if (a.folder) CROSSFADE_TRY(setAudioFolder(project, *a.folder));
    CROSSFADE_ASSIGN(const AudioPlaces places, audioPlaces(project));
    CROSSFADE_ASSIGN(const AudioFiles files,
                     findAudioFiles(*project.catalogue(), places, console.job()));
    Json artists = Json::array();
    std::string text;
    for (ArtistRow row = 0; row < files.ofArtist.size(); ++row) {
        const AudioFile& one = files.ofArtist[row];
        if (!one.playable() && one.fault.empty()) continue;
        const std::string& label = project.catalogue()->label(row);
        artists.push_back({{"id", project.catalogue()->artists()[row].id},
                           {"name", label},
                           {"file", one.file.string()},
                           {"fault", one.fault}});
        text += label + ": " + (one.playable() ? one.file.string() : one.fault) + "\n";
    }
    text += audioSentence(files) + "\n";
    return console.finish({{"artists", artists},
                           {"playable", files.playable},
                           {"missing", files.missing},
                           {"folder", places.chosen.string()},
                           {"folder_fault", files.folderFault},
                           {"nobodys", files.nobodys},
                           {"ambiguous", files.ambiguous}},
                          text);
}

}  // namespace

void addAudioCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<AudioArguments>();
    CLI::App* command = app.add_subcommand("audio", "Show where the artists' audio files are");
    addCommonOptions(*command, console, a->project);
    command->add_option("--folder", a->folder,
                        "Look in this folder too, from now on, for files and folders called as "
                        "the artists are; empty: in none");
    command->callback([a, &console, &exitCode] {
        const auto result = audio(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
