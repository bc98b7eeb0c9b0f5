// SPDX-License-Identifier: GPL-3.0-or-later
// What a catalogue folder has to hold, told from what its rows say (catalogue_reader_test.cpp).
#include "core/import/catalogue_reader.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/npy_bytes.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::CatalogueFolder;
using test::HasErrorCode;
using test::HasErrorWith;
using test::npyFile;
using test::npyHeader;
using test::rawBytes;
using test::TempDir;
using test::valueOf;

Result<ReadCatalogue> read(const CatalogueFolder& folder)
{
    return readCatalogue(folder.path(), {}, JobContext());
}

TEST(CatalogueShapeTest, RefusesAFolderThatIsNotThereOrAFile)
{
    const TempDir dir;
    EXPECT_THAT(readCatalogue(dir / "none", {}, JobContext()), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(readCatalogue(dir.write("file", ""), {}, JobContext()),
                HasErrorWith("There is no folder"));
}

TEST(CatalogueShapeTest, RefusesAnEmptyFolderAndSaysWhatACatalogueHas)
{
    const TempDir dir;
    EXPECT_THAT(readCatalogue(dir.path(), {}, JobContext()), HasErrorWith("is empty"));
    EXPECT_THAT(readCatalogue(dir.path(), {}, JobContext()), HasErrorWith("artists.tsv"));
}

TEST(CatalogueShapeTest, RefusesAFolderWithoutArtists)
{
    CatalogueFolder folder;
    folder.remove("artists.tsv");
    EXPECT_THAT(read(folder), HasErrorWith("no artists.tsv or artists.csv"));
    folder.write("artists.tsv", "id\tname\n");
    EXPECT_THAT(read(folder), HasErrorWith("artists.tsv: The file has no artist."));
    folder.write("artists.tsv", "id\tlabel\na\tx\n");
    EXPECT_THAT(read(folder), HasErrorWith("artists.tsv:1: The column \"name\" is missing"));
}

TEST(CatalogueShapeTest, ReadsCsvTablesToo)
{
    CatalogueFolder folder;
    folder.remove("tags.tsv").write("tags.csv", "id,tag\na,\"rock, hard\"\nb,pop\n");
    const Catalogue catalogue = valueOf(read(folder)).catalogue;
    EXPECT_EQ(std::get<TagData>(catalogue.modalities[1].data).tags[1], "rock, hard");
}

TEST(CatalogueShapeTest, RefusesTwoFilesOfOneName)
{
    CatalogueFolder folder;
    folder.write("tags.csv", "id,tag\na,rock\n");
    EXPECT_THAT(read(folder), HasErrorWith("both tags.csv and tags.tsv"));
    folder.remove("tags.csv").write("artists.csv", "id,name\na,x\n");
    EXPECT_THAT(read(folder), HasErrorWith("both artists.csv and artists.tsv"));
}

TEST(CatalogueShapeTest, NamesStraysAndReadsOn)
{
    CatalogueFolder folder;
    folder.write("README.md", "hello").write("plays.xlsx", "").write("old/audio.tsv", "");
    folder.write("lost.ids.txt", "a\n").write(".hidden", "");
    EXPECT_EQ(valueOf(read(folder)).report.strayFiles,
              (std::vector<std::string>{"README.md", "lost.ids.txt", "old", "plays.xlsx"}));
}

TEST(CatalogueShapeTest, RefusesReservedAndUnusableModalityNames)
{
    CatalogueFolder folder;
    folder.write("random.tsv", "id\tx\na\t1\n");
    EXPECT_THAT(read(folder), HasErrorWith("random.tsv: The modality name \"random\" is reserved"));
    folder.remove("random.tsv").write("my data.tsv", "id\tx\na\t1\n");
    EXPECT_THAT(read(folder), HasErrorWith("\"my data\""));
}

TEST(CatalogueShapeTest, TakesTwoToEightModalities)
{
    CatalogueFolder folder;
    folder.remove("tags.tsv");
    EXPECT_THAT(read(folder), HasErrorWith("1 modality file;"));
    for (int i = 1; i < 8; ++i) folder.write("m" + std::to_string(i) + ".tsv", "id\tx\na\t1\n");
    EXPECT_EQ(valueOf(read(folder)).catalogue.modalities.size(), 8U);
    folder.write("m8.tsv", "id\tx\na\t1\n");
    EXPECT_THAT(read(folder), HasErrorWith("9 modality files"));
}

TEST(CatalogueShapeTest, OrdersModalities)
{
    CatalogueFolder folder;
    folder.write("art.tsv", "id\tx\na\t1\n").write("listening.tsv", "user\tid\nu\ta\n");
    std::vector<std::string> names;
    for (const auto& modality : valueOf(read(folder)).catalogue.modalities)
        names.push_back(modality.name);
    EXPECT_EQ(names, (std::vector<std::string>{"audio", "tags", "listening", "art"}));
}

TEST(CatalogueShapeTest, RefusesAModalityThatNobodyHas)
{
    CatalogueFolder folder;
    folder.write("audio.tsv", "id\tenergy\n");
    EXPECT_THAT(read(folder), HasErrorWith("audio.tsv: No artist has the modality \"audio\""));
    folder.write("audio.tsv", "id\tenergy\nnobody\t1\n");
    EXPECT_THAT(readCatalogue(folder.path(), {true, 1}, JobContext()),
                HasErrorWith("No artist has the modality"));
}

TEST(CatalogueShapeTest, RefusesACatalogueInWhichNoArtistHasTwoModalities)
{
    CatalogueFolder folder;
    folder.write("tags.tsv", "id\ttag\nd\tjazz\n");
    EXPECT_THAT(read(folder), HasErrorWith("No artist has two modalities"));
}

TEST(CatalogueShapeTest, ReadsAnArrayThatHasItsIdsBesideIt)
{
    CatalogueFolder folder;
    folder.write("lyrics.npy", npyFile(npyHeader("<f4", "(1, 2)"), rawBytes<float>({1.0F, 2.0F})));
    EXPECT_THAT(read(folder), HasErrorWith("lyrics.npy: There is no lyrics.ids.txt"));
    folder.write("lyrics.ids.txt", "a\n");
    const ReadCatalogue made = valueOf(read(folder));
    EXPECT_EQ(made.catalogue.modalities[2].name, "lyrics");
    EXPECT_TRUE(made.report.strayFiles.empty()) << "the ids are no stray";
}

TEST(CatalogueShapeTest, ArtistsAndSimilarMustBeTables)
{
    CatalogueFolder folder;
    folder.remove("similar.tsv").write("similar.npy", "x");
    EXPECT_THAT(read(folder), HasErrorWith("similar.npy: The file must be a .tsv or .csv table."));
}

TEST(CatalogueShapeTest, NamesAFileThatCannotBeRead)
{
    CatalogueFolder folder;
    folder.remove("tags.tsv");
    std::filesystem::create_symlink("nowhere", folder.path() / "tags.tsv");
    EXPECT_THAT(read(folder), HasErrorWith("tags.tsv: The file can't be read"));
}

}  // namespace
}  // namespace crossfade
