// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio.h"

#include "app/studio/descriptors.h"
#include "app/studio/piece.h"
#include "app/studio/society.h"
#include "app/studio/wav_file.h"
#include "core/base/text.h"

#include <cstdio>
#include <fstream>
#include <sstream>

namespace crossfade::studio {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSettings =
    "{\"name\": \"Crossfade studio\", \"k\": 20,\n"
    " \"notice\": \"fictional artists; sound synthesised, tags and listening simulated\"}\n";

Status writeFile(const fs::path& file, std::string_view bytes)
{
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) return Error{ErrorCode::Io, "The file can't be written.", file.string()};
    return ok();
}

std::string tableLine(const std::vector<std::string>& fields)
{
    return joinText(fields, "\t") + "\n";
}

std::string soundFile(const Artist& artist)
{
    return artist.hasAudio ? "sound/" + artist.member.id + ".wav" : "";
}

std::string artistsTable(const Cast& cast, const std::vector<Artist>& society)
{
    std::string text = tableLine({"id", "name", "popularity", "split", "country", "years", "genre",
                                  "also_known_as", "audio_file"});
    for (const Artist& artist : society) {
        const Member& m = artist.member;
        text += tableLine({m.id, m.name, std::to_string(artist.listeners), artist.split, m.country,
                           m.years, cast.scenes[m.scene].name, m.alsoKnownAs, soundFile(artist)});
    }
    return text;
}

std::string tagsTable(const std::vector<Artist>& society)
{
    std::string text = tableLine({"id", "tag", "count"});
    for (const Artist& artist : society)
        for (const auto& [tag, weight] : artist.tags)
            text += tableLine({artist.member.id, tag, std::to_string(weight)});
    return text;
}

std::string listeningTable(const Cast& cast, const std::vector<Artist>& society)
{
    std::string text = tableLine({"user", "id", "plays"});
    for (const Plays& plays : drawListening(cast, society))
        text += tableLine({"u" + std::to_string(plays.user + 1), society[plays.artist].member.id,
                           std::to_string(plays.plays)});
    return text;
}

std::string similarTable(const std::vector<Artist>& society)
{
    std::string text = tableLine({"id_a", "id_b"});
    for (const auto& [a, b] : similarPairs(society))
        text += tableLine({society[a].member.id, society[b].member.id});
    return text;
}

std::string fiveDigits(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.5g", number);
    return text;
}

/// The pieces, and the table of what was measured of them.
Result<std::string> writePieces(const std::vector<Artist>& society, const fs::path& folder,
                                StudioReport& report)
{
    std::vector<std::string> fields = descriptorNames();
    fields.insert(fields.begin(), "id");
    std::string text = tableLine(fields);
    for (const Artist& artist : society) {
        if (!artist.hasAudio) continue;
        const auto samples = quantised(renderPiece(artist.style));
        CROSSFADE_TRY(writeFile(folder / soundFile(artist), wavBytes(samples)));
        fields = {artist.member.id};
        for (const double value : describeSound(samples)) fields.push_back(fiveDigits(value));
        text += tableLine(fields);
        ++report.pieces;
        report.seconds += static_cast<double>(samples.size()) / kSampleRate;
    }
    return text;
}

Result<std::string> readFile(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return Error{ErrorCode::Io, "The file can't be read.", file.string()};
    return text.str();
}

}  // namespace

Result<StudioReport> makeStudio(const fs::path& source, const fs::path& folder)
{
    CROSSFADE_ASSIGN(const Cast cast, readCast(source / "cast.txt"));
    CROSSFADE_ASSIGN(const std::string truths, readFile(source / "truths.json"));
    std::error_code failed;
    fs::create_directories(folder / "sound", failed);
    if (failed)
        return Error{ErrorCode::Io, "The folder can't be made (" + failed.message() + ").",
                     (folder / "sound").string()};
    const std::vector<Artist> society = drawSociety(cast);
    StudioReport report;
    report.artists = society.size();
    CROSSFADE_ASSIGN(const std::string audio, writePieces(society, folder, report));
    CROSSFADE_TRY(writeFile(folder / "audio.tsv", audio));
    CROSSFADE_TRY(writeFile(folder / "artists.tsv", artistsTable(cast, society)));
    CROSSFADE_TRY(writeFile(folder / "tags.tsv", tagsTable(society)));
    CROSSFADE_TRY(writeFile(folder / "listening.tsv", listeningTable(cast, society)));
    CROSSFADE_TRY(writeFile(folder / "similar.tsv", similarTable(society)));
    CROSSFADE_TRY(writeFile(folder / "truths.json", truths));
    CROSSFADE_TRY(writeFile(folder / "catalogue.json", kSettings));
    return report;
}

}  // namespace crossfade::studio
