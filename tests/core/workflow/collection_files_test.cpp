// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/collection_files.h"

#include "core/workflow/audio_files.h"
#include "core/workflow/collection_import.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::readBytes;
using test::TempDir;
using test::valueOf;
using Json = nlohmann::json;
using testing::HasSubstr;

/// A generated catalogue in which artist-1 and artist-3 have audio files, and artist-2 has gone.
class CollectionFilesTest : public testing::Test {
protected:
    CollectionFilesTest()
    {
        const auto project = test::makeTrainedProject(m_dir);
        test::addArtistColumn(m_dir / "folder", "audio_file",
                              {"", "/music/one.flac", "", "#3.mp3"});
        test::addArtistColumn(m_dir / "folder", "city", {"", "Paris, \"Île\""});
        test::removeArtist(m_dir / "folder", "artist-2");
        static_cast<void>(
            valueOf(importCatalogue(m_dir / "folder", project, test::quickImport(), JobContext())));
        m_project.emplace(valueOf(Project::open(project)));
    }
    static CollectionRecord collection()
    {
        return {1,
                "Fri|day",
                "Loud.",
                0,
                {{"artist-1", "opens, with \"quotes\""}, {"artist-2", ""}, {"artist-4", "a\nb"}}};
    }
    CollectionExport write(const std::string& name)
    {
        return valueOf(exportCollection(*m_project, collection(), m_dir / name));
    }

    TempDir m_dir;
    std::optional<Project> m_project;
};

TEST_F(CollectionFilesTest, CsvHasWhatTheCatalogueKnowsAndQuotesWhatNeedsIt)
{
    const CollectionExport done = write("out.csv");
    EXPECT_EQ(done.artists, 3U);
    EXPECT_EQ(done.gone, std::vector<std::string>{"Artist Number 2"});
    EXPECT_EQ(readBytes(m_dir / "out.csv"),
              "id,name,note,popularity,audio_file,city\r\n"
              "artist-1,Artist Number 1,\"opens, with \"\"quotes\"\"\",999.0,/music/one.flac,"
              "\"Paris, \"\"Île\"\"\"\r\n"
              "artist-2,Artist Number 2,,,,\r\n"
              "artist-4,Artist Number 4,\"a\nb\",,,\r\n");
    EXPECT_EQ(readBytes(m_dir / "out.notice.txt"), "made up\n");
}

TEST_F(CollectionFilesTest, JsonSaysWhoHasGone)
{
    write("out.json");
    const Json json = Json::parse(readBytes(m_dir / "out.json"));
    EXPECT_EQ(json.at("name"), "Fri|day");
    EXPECT_EQ(json.at("notes"), "Loud.");
    EXPECT_EQ(json.at("notice"), "made up");
    ASSERT_EQ(json.at("artists").size(), 3U);
    EXPECT_EQ(json.at("artists")[1], (Json{{"id", "artist-2"},
                                           {"name", "Artist Number 2"},
                                           {"note", ""},
                                           {"popularity", nullptr},
                                           {"in_catalogue", false}}));
    EXPECT_EQ(json.at("artists")[0].at("popularity"), 999.0);
}

TEST_F(CollectionFilesTest, MarkdownIsATableInWhichNothingIsMarkup)
{
    write("out.md");
    const std::string text = readBytes(m_dir / "out.md");
    EXPECT_THAT(text, HasSubstr("# Fri\\|day\n\nLoud."));
    EXPECT_THAT(text, HasSubstr("Artist Number 2 (no longer in the catalogue) |"));
    EXPECT_THAT(text, HasSubstr("| a b |\n")) << "on one line";
    EXPECT_THAT(text, HasSubstr("\nmade up\n"));
}

TEST_F(CollectionFilesTest, APlaylistHasTheFilesAndSaysWhoHasNone)
{
    CollectionRecord record = collection();
    record.artists.push_back({"artist-3", ""});
    const CollectionExport done = valueOf(exportCollection(*m_project, record, m_dir / "out.M3U8"));
    EXPECT_EQ(done.unheard, (std::vector<std::string>{"Artist Number 2", "Artist Number 4"}));
    EXPECT_EQ(readBytes(m_dir / "out.M3U8"),
              "#EXTM3U\n#PLAYLIST:Fri|day\n# made up\n"
              "#EXTINF:-1,Artist Number 1\n/music/one.flac\n"
              "# Artist Number 2: no audio file\n"
              "# Artist Number 4: no audio file\n"
              "#EXTINF:-1,Artist Number 3\n./#3.mp3\n");
}

TEST_F(CollectionFilesTest, APlaylistHasTheFilesWhereTheyAreFound)
{
    const auto music = m_dir / "music";
    std::filesystem::create_directories(music);
    m_dir.write("music/artist-4.ogg", "");
    ASSERT_TRUE(setAudioFolder(*m_project, music).hasValue());
    const CollectionExport done = write("out.m3u8");
    EXPECT_EQ(done.unheard, std::vector<std::string>{"Artist Number 2"});
    EXPECT_THAT(readBytes(m_dir / "out.m3u8"),
                HasSubstr("Artist Number 4\n" + (music / "artist-4.ogg").string() + "\n"));
}

TEST_F(CollectionFilesTest, APlaylistOfNothingToPlayIsRefused)
{
    CollectionRecord silent = collection();
    silent.artists.erase(silent.artists.begin());
    EXPECT_THAT(exportCollection(*m_project, silent, m_dir / "out.m3u"),
                HasErrorWith("Nobody in \"Fri|day\" has an audio file"));
    EXPECT_FALSE(std::filesystem::exists(m_dir / "out.m3u"));
}

TEST_F(CollectionFilesTest, OtherFormatsAndPlacesAreNamed)
{
    EXPECT_THAT(exportCollection(*m_project, collection(), m_dir / "out.xlsx"),
                HasErrorWith("\".xlsx\"; formats are .csv, .json, .md, .m3u"));
    EXPECT_THAT(exportCollection(*m_project, collection(), m_dir / "none/out.json"),
                HasErrorCode(ErrorCode::Io));
}

TEST_F(CollectionFilesTest, TextIsWhatTheFileHolds)
{
    for (const char* ending : {".csv", ".json", ".md", ".m3u8"}) {
        const CollectionExport done = write(std::string("out") + ending);
        const CollectionText made = valueOf(collectionText(*m_project, collection(), ending));
        EXPECT_EQ(made.text, readBytes(m_dir / (std::string("out") + ending)));
        EXPECT_EQ(made.done.artists, done.artists);
        EXPECT_EQ(made.done.gone, done.gone);
        EXPECT_EQ(made.done.unheard, done.unheard);
    }
    EXPECT_THAT(collectionText(*m_project, collection(), ".xlsx"), HasErrorWith("formats are"));
}

TEST_F(CollectionFilesTest, WhatWasWrittenIsReadAgain)
{
    for (const char* name : {"out.csv", "out.json"}) {
        write(name);
        const CollectionImport read = valueOf(readCollection(*m_project, m_dir / name));
        ASSERT_EQ(read.artists.size(), 2U) << name;
        EXPECT_EQ(read.artists[0], collection().artists[0]);
        EXPECT_EQ(read.artists[1], collection().artists[2]);
        ASSERT_EQ(read.unknown.size(), 1U);
        EXPECT_THAT(read.unknown[0].message, HasSubstr("Artist Number 2"));
    }
    EXPECT_EQ(valueOf(readCollection(*m_project, m_dir / "out.json")).name, "Fri|day");
    EXPECT_EQ(valueOf(readCollection(*m_project, m_dir / "out.json")).notes, "Loud.");
    EXPECT_EQ(valueOf(readCollection(*m_project, m_dir / "out.csv")).name, "out");
}

}  // namespace
}  // namespace crossfade
