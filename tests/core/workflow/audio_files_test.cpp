// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/audio_files.h"

#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using testing::ElementsAre;
using testing::HasSubstr;

/// A generated catalogue (artist-1 is "Artist Number 1") with a folder "music" beside it.
class AudioFilesTest : public testing::Test {
protected:
    AudioFilesTest() : m_path(test::makeTrainedProject(m_dir))
    {
        std::filesystem::create_directories(m_dir / "music");
    }
    void importWith(const std::vector<std::string>& audioFile)
    {
        test::addArtistColumn(m_dir / "folder", "audio_file", audioFile);
        static_cast<void>(
            valueOf(importCatalogue(m_dir / "folder", m_path, test::quickImport(), JobContext())));
    }
    Project& project()
    {
        if (!m_project) m_project.emplace(valueOf(Project::open(m_path)));
        return *m_project;
    }
    AudioFiles find()
    {
        const AudioPlaces places = valueOf(audioPlaces(project()));
        return valueOf(findAudioFiles(*project().catalogue(), places, JobContext()));
    }
    AudioFiles findInMusic()
    {
        test::expectOk(setAudioFolder(project(), m_dir / "music"));
        return find();
    }
    AudioFile of(const AudioFiles& files, const char* artist)
    {
        return files.ofArtist[valueOf(project().resolveArtist(artist))];
    }

    TempDir m_dir;
    std::filesystem::path m_path;
    std::optional<Project> m_project;
};

TEST_F(AudioFilesTest, WithoutColumnAndFolderNobodyCanBeHeardAndNothingIsMissing)
{
    const AudioFiles files = find();
    EXPECT_EQ(files.ofArtist.size(), project().catalogue()->size());
    EXPECT_EQ(files.playable, 0U);
    EXPECT_EQ(files.missing, 0U);
    EXPECT_EQ(audioSentence(files), "0 of 61 artists can be heard.");
}

TEST_F(AudioFilesTest, TheColumnIsAbsoluteOrFromTheFoldersOfCatalogueAndProject)
{
    m_dir.write("beside.ogg", "");
    std::filesystem::create_directories(m_dir / "folder/audio");
    m_dir.write("folder/audio/one.wav", "");
    const auto far = m_dir.write("music/far.mp3", "");
    importWith({"audio/one.wav", "beside.ogg", far.string(), "gone.wav", "/gone/too.wav"});
    const auto& artists = project().catalogue()->artists();
    const AudioFiles files = find();
    EXPECT_EQ(files.ofArtist[0].file, m_dir / "folder/audio/one.wav");
    EXPECT_EQ(files.ofArtist[1].file, m_dir / "beside.ogg");
    EXPECT_EQ(files.ofArtist[2].file, far);
    EXPECT_FALSE(files.ofArtist[3].playable()) << artists[3].id;
    EXPECT_EQ(files.ofArtist[3].fault, "The audio file \"gone.wav\" is not in " +
                                           (m_dir / "folder").string() + " and not in " +
                                           m_dir.path().string() + ".");
    EXPECT_EQ(files.ofArtist[4].fault, "The audio file \"/gone/too.wav\" is not there.");
    EXPECT_TRUE(files.ofArtist[5].fault.empty());
    EXPECT_EQ(audioSentence(files), "3 of 61 artists can be heard; the file of 2 is missing.");
}

TEST_F(AudioFilesTest, AnEntryOfTheFolderIsMatchedByIdOrFoldedName)
{
    m_dir.write("music/artist-1.mp3", "");
    m_dir.write("music/ARTIST  number 2.FLAC", "");
    m_dir.write("music/Artist Number 3.txt", "no sound");
    m_dir.write("music/Nobody.ogg", "");
    const AudioFiles files = findInMusic();
    EXPECT_EQ(of(files, "artist-1").file, m_dir / "music/artist-1.mp3");
    EXPECT_EQ(of(files, "artist-2").file, m_dir / "music/ARTIST  number 2.FLAC");
    EXPECT_EQ(of(files, "artist-3"), AudioFile());
    EXPECT_THAT(files.nobodys, ElementsAre("Nobody.ogg"));
    EXPECT_THAT(audioSentence(files),
                HasSubstr("1 entry of the folder is nobody's, as \"Nobody.ogg\"."));
}

TEST_F(AudioFilesTest, OfAFolderTheFirstPieceCountsDownToAlbums)
{
    std::filesystem::create_directories(m_dir / "music/Artist Number 1/b-side");
    std::filesystem::create_directories(m_dir / "music/Artist Number 2/album");
    std::filesystem::create_directories(m_dir / "music/Artist Number 3");
    m_dir.write("music/Artist Number 1/2.wav", "");
    m_dir.write("music/Artist Number 1/1.wav", "");
    m_dir.write("music/Artist Number 1/b-side/0.wav", "");
    m_dir.write("music/Artist Number 2/album/song.ogg", "");
    const AudioFiles files = findInMusic();
    EXPECT_EQ(of(files, "artist-1").file, m_dir / "music/Artist Number 1/1.wav");
    EXPECT_EQ(of(files, "artist-2").file, m_dir / "music/Artist Number 2/album/song.ogg");
    EXPECT_THAT(of(files, "artist-3").fault, HasSubstr("holds no audio file."));
}

TEST_F(AudioFilesTest, OfHomonymsTheIdOrTheLabelSaysWhich)
{
    const std::string table = test::readBytes(m_dir / "folder/artists.tsv");
    test::writeBytes(m_dir / "folder/artists.tsv",
                     table + "x-1\tSame\t0\ttrain\nx-2\tSame\t0\ttrain\n");
    importWith({});
    m_dir.write("music/Same.mp3", "");
    m_dir.write("music/x-2.mp3", "");
    const AudioFiles files = findInMusic();
    EXPECT_FALSE(of(files, "x-1").playable());
    EXPECT_EQ(of(files, "x-2").file, m_dir / "music/x-2.mp3");
    EXPECT_THAT(files.ambiguous, ElementsAre("Same.mp3"));
    m_dir.write(
        "music/" + project().catalogue()->label(valueOf(project().resolveArtist("x-1"))) + ".ogg",
        "");
    EXPECT_TRUE(of(find(), "x-1").playable());
}

TEST_F(AudioFilesTest, TheColumnGoesFirstAndTheFolderFillsWhatIsMissing)
{
    m_dir.write("folder/one.wav", "");
    importWith({"one.wav", "gone.wav"});
    const auto& artists = project().catalogue()->artists();
    m_dir.write("music/" + artists[0].id + ".ogg", "");
    m_dir.write("music/" + artists[1].id + ".ogg", "");
    const AudioFiles files = findInMusic();
    EXPECT_EQ(files.ofArtist[0].file, m_dir / "folder/one.wav");
    EXPECT_EQ(files.ofArtist[1].file, m_dir / ("music/" + artists[1].id + ".ogg"));
    EXPECT_EQ(files.missing, 0U);
}

TEST_F(AudioFilesTest, TheFolderIsKeptWithTheProjectAndSaidWhereItHasGone)
{
    test::expectOk(setAudioFolder(project(), m_dir / "music"));
    m_project.reset();
    EXPECT_EQ(valueOf(audioPlaces(project())).chosen, m_dir / "music");
    EXPECT_THAT(setAudioFolder(project(), m_dir / "none"), HasErrorWith("There is no folder"));
    std::filesystem::remove(m_dir / "music");
    EXPECT_THAT(find().folderFault, HasSubstr("can't be read"));
    test::expectOk(setAudioFolder(project(), {}));
    EXPECT_TRUE(find().folderFault.empty());
}

TEST_F(AudioFilesTest, StopsWhenCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    m_dir.write("music/artist-1.mp3", "");
    EXPECT_THAT(findAudioFiles(*project().catalogue(), {{}, {}, m_dir / "music"},
                               JobContext(stop.get_token(), {})),
                test::HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
