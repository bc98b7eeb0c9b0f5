// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/import_catalogue.h"

#include "core/store/writer_lock.h"
#include "core/workflow/project.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <map>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::quickImport;
using test::readBytes;
using test::storeRandomRun;
using test::TempDir;
using test::valueOf;
using test::writeGeneratedCatalogue;

class ImportCatalogueTest : public testing::Test {
protected:
    ImportCatalogueTest() { writeGeneratedCatalogue(m_folder, 120, 1); }
    Result<ImportSummary> import(const JobContext& job = {})
    {
        return importCatalogue(m_folder, m_project, quickImport(), job);
    }

    TempDir m_dir;
    std::filesystem::path m_folder = m_dir / "folder";
    std::filesystem::path m_project = m_dir / "p.crossfade";
};

TEST_F(ImportCatalogueTest, ANewProjectAppearsWholeAndSaysWhatItHolds)
{
    const ImportSummary summary = valueOf(import());
    EXPECT_FALSE(summary.updated);
    EXPECT_EQ(summary.name, "Generated");
    EXPECT_EQ(summary.artists, 120U);
    ASSERT_EQ(summary.modalities.size(), 3U);
    EXPECT_EQ(summary.modalities[1].dimension, 10U);
    EXPECT_EQ(m_dir.listing(), "folder p.crossfade") << "no lock, no half file";
    const Project project = valueOf(Project::open(m_project));
    EXPECT_EQ(project.catalogue()->size(), 120U);
    EXPECT_EQ(project.catalogue()->stored.dataHash, summary.dataHash);
    EXPECT_EQ(project.catalogue()->stored.catalogue.notice, "made up");
    std::size_t withAudio = 0;
    for (const ModalityMask mask : project.catalogue()->presence) withAudio += mask.has(0) ? 1 : 0;
    EXPECT_EQ(withAudio, summary.modalities[0].artists);
}

TEST_F(ImportCatalogueTest, ListsArtistsWhoLostAVectorById)
{
    std::string tags = readBytes(m_folder / "tags.tsv");
    test::writeBytes(m_folder / "artists.tsv",
                     readBytes(m_folder / "artists.tsv") + "lonely\tLonely\t0\ttrain\n");
    test::writeBytes(m_folder / "tags.tsv", tags + "lonely\tunheard of\t1\n");
    const ImportSummary summary = valueOf(import());
    EXPECT_EQ(summary.modalities[1].lost, std::vector<std::string>{"lonely"});
    EXPECT_EQ(summary.withoutModality, 1U);
}

TEST_F(ImportCatalogueTest, AFaultyFolderLeavesNothing)
{
    test::writeBytes(m_folder / "audio.tsv", "id\tx\nartist-1\tloud\n");
    EXPECT_THAT(import(), HasErrorWith("audio.tsv:2"));
    EXPECT_EQ(m_dir.listing(), "folder");
}

TEST_F(ImportCatalogueTest, AFaultyFolderLeavesAnOldProjectAsItWas)
{
    static_cast<void>(valueOf(import()));
    static_cast<void>(
        valueOf(Project::open(m_project)));  // the first opening puts it into WAL mode
    const std::string before = readBytes(m_project);
    test::writeBytes(m_folder / "audio.tsv", "id\tx\nartist-1\tloud\n");
    EXPECT_THAT(import(), HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_TRUE(readBytes(m_project) == before);
}

TEST_F(ImportCatalogueTest, AnUpdateKeepsRuns)
{
    static_cast<void>(valueOf(import()));
    const RunId run = storeRandomRun(m_project, "kept");
    writeGeneratedCatalogue(m_folder, 100, 2);
    const ImportSummary summary = valueOf(import());
    EXPECT_TRUE(summary.updated);
    EXPECT_EQ(summary.artists, 100U);
    Project project = valueOf(Project::open(m_project));
    EXPECT_EQ(project.catalogue()->size(), 100U);
    const auto loaded = valueOf(project.loadRun(run));
    EXPECT_EQ(loaded->record.name, "kept");
    EXPECT_FALSE(loaded->sameData);
    EXPECT_EQ(loaded->index.encodings().artistCount(), 100U);
}

TEST_F(ImportCatalogueTest, TheSameFolderTwiceIsTheSameData)
{
    const ImportSummary first = valueOf(import());
    const RunId run = storeRandomRun(m_project, "kept");
    const ImportSummary second = valueOf(import());
    EXPECT_EQ(first.dataHash, second.dataHash);
    Project project = valueOf(Project::open(m_project));
    EXPECT_TRUE(valueOf(project.loadRun(run))->sameData);
}

TEST_F(ImportCatalogueTest, ADrawnSplitStaysWithItsArtists)
{
    const auto withoutSplit = [&](const char* more) {
        std::string artists = "id\tname\n" + std::string(more);
        for (int i = 0; i < 120; ++i)
            artists += "artist-" + std::to_string(i) + "\tArtist " + std::to_string(i) + "\n";
        test::writeBytes(m_folder / "artists.tsv", artists);
    };
    const auto splits = [&] {
        std::map<std::string, Split> of;
        const auto catalogue = valueOf(Project::open(m_project)).catalogue();
        for (const Artist& artist : catalogue->artists()) of.emplace(artist.id, artist.split);
        return of;
    };
    withoutSplit("");
    static_cast<void>(valueOf(import()));
    const auto before = splits();
    withoutSplit("new\tNew\n");
    static_cast<void>(valueOf(import()));
    auto after = splits();
    EXPECT_EQ(after.erase("new"), 1U);
    EXPECT_EQ(after, before) << "one artist more moves nobody from the test to the training";
}

TEST_F(ImportCatalogueTest, RefusesACatalogueInWhichNobodyKeepsTwoModalities)
{
    // Tags enough for three who have no audio; those with audio have rare tags only.
    test::writeBytes(m_folder / "audio.tsv", "id\tx\nartist-0\t1\nartist-1\t2\n");
    test::writeBytes(m_folder / "tags.tsv",
                     "id\ttag\nartist-0\trare\nartist-5\trock\nartist-6\trock\n"
                     "artist-7\trock\n");
    std::filesystem::remove(m_folder / "listening.tsv");
    EXPECT_THAT(import(), HasErrorWith("usable vectors of two modalities"));
    EXPECT_EQ(m_dir.listing(), "folder");
}

TEST_F(ImportCatalogueTest, ALogOfAProjectThatWasRemovedIsNotTheNewOnes)
{
    m_dir.write("p.crossfade-wal", "of another project");
    static_cast<void>(valueOf(import()));
    EXPECT_EQ(valueOf(Project::open(m_project)).catalogue()->size(), 120U);
}

TEST_F(ImportCatalogueTest, ACancelAtAnyStepLeavesNothing)
{
    int steps = 0;
    static_cast<void>(
        valueOf(importCatalogue(m_folder, m_dir / "whole.crossfade", quickImport(),
                                JobContext({}, [&](const JobContext::Progress&) { ++steps; }))));
    std::filesystem::remove(m_dir / "whole.crossfade");
    ASSERT_GT(steps, 10);
    for (int at = 1; at < steps; at += 3) {
        std::stop_source stop;
        int seen = 0;
        const JobContext job(stop.get_token(), [&](const JobContext::Progress&) {
            if (++seen == at) stop.request_stop();
        });
        EXPECT_THAT(import(job), HasErrorCode(ErrorCode::Cancelled)) << "at step " << at;
        EXPECT_EQ(m_dir.listing(), "folder") << "at step " << at;
    }
}

TEST_F(ImportCatalogueTest, ACancelAtAnyStepLeavesAnOldProjectAsItWas)
{
    static_cast<void>(valueOf(import()));
    const std::string hash = valueOf(Project::open(m_project)).catalogue()->stored.dataHash;
    writeGeneratedCatalogue(m_folder, 60, 3);
    for (int at = 1; at < 16; at += 2) {
        std::stop_source stop;
        int seen = 0;
        const JobContext job(stop.get_token(), [&](const JobContext::Progress&) {
            if (++seen == at) stop.request_stop();
        });
        EXPECT_THAT(import(job), HasErrorCode(ErrorCode::Cancelled)) << "at step " << at;
        const Project project = valueOf(Project::open(m_project));
        EXPECT_EQ(project.catalogue()->stored.dataHash, hash) << "at step " << at;
        EXPECT_EQ(project.catalogue()->size(), 120U);
    }
}

TEST_F(ImportCatalogueTest, RefusesWhileAnotherProgramWrites)
{
    const WriterLock lock = valueOf(WriterLock::acquire(m_project, "training"));
    EXPECT_THAT(import(), HasErrorCode(ErrorCode::Busy));
    EXPECT_THAT(import(), HasErrorWith("training, process"));
}

TEST_F(ImportCatalogueTest, RefusesToWriteOverWhatIsNotAProject)
{
    m_dir.write("p.crossfade", "my diary");
    EXPECT_THAT(import(), HasErrorCode(ErrorCode::Corrupt));
    EXPECT_EQ(readBytes(m_project), "my diary");
}

TEST_F(ImportCatalogueTest, SaysThatTheProjectsFolderIsNotThere)
{
    m_project = m_dir / "none/p.crossfade";
    EXPECT_THAT(import(), HasErrorCode(ErrorCode::Io));
    EXPECT_EQ(m_dir.listing(), "folder");
}

TEST_F(ImportCatalogueTest, ClearsAwayWhatAKilledImportLeft)
{
    m_dir.write("p.crossfade.importing", "half a database");
    m_dir.write("p.crossfade.importing-journal", "half a journal");
    static_cast<void>(valueOf(import()));
    EXPECT_EQ(m_dir.listing(), "folder p.crossfade");
}

}  // namespace
}  // namespace crossfade
