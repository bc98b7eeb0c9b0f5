// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/catalogue_reader.h"

#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crossfade {
namespace {

using test::CatalogueFolder;
using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;
using test::valueOf;

Result<ReadCatalogue> read(const CatalogueFolder& folder, const ReadOptions& options = {})
{
    return readCatalogue(folder.path(), options, JobContext());
}

TEST(ReadCatalogueTest, ReadsASoundFolder)
{
    const CatalogueFolder folder;
    const ReadCatalogue made = valueOf(read(folder));
    const Catalogue& catalogue = made.catalogue;
    EXPECT_EQ(catalogue.name, folder.path().filename());
    EXPECT_EQ(catalogue.notice, "");
    EXPECT_EQ(catalogue.k, 200U);
    EXPECT_EQ(catalogue.metadataColumns, std::vector<std::string>{"country"});
    ASSERT_EQ(catalogue.artists.size(), 4U);
    EXPECT_EQ(catalogue.artists[0], (Artist{"a", "Anna", 10.0, Split::Train, {"SE"}}));
    EXPECT_EQ(catalogue.artists[1].popularity, 5.5);
    EXPECT_EQ(catalogue.artists[2].popularity, 0.0) << "an empty popularity is unknown";
    EXPECT_EQ(catalogue.artists[3].split, Split::Test);
    ASSERT_EQ(catalogue.modalities.size(), 2U);
    EXPECT_EQ(catalogue.modalities[0].name, "audio");
    EXPECT_EQ(catalogue.modalities[1].name, "tags");
    EXPECT_EQ(catalogue.similar, (std::vector<SimilarPair>{{0, 1}, {2, 3}}));
    EXPECT_TRUE(made.report.strayFiles.empty());
    EXPECT_FALSE(made.report.splitDrawn);
    EXPECT_TRUE(made.report.skipped.empty());
}

TEST(ReadCatalogueTest, ATrailingSlashDoesNotTakeTheNameAway)
{
    const CatalogueFolder folder;
    const auto made = valueOf(readCatalogue(folder.path() / "", {}, JobContext()));
    EXPECT_EQ(made.catalogue.name, folder.path().filename());
}

TEST(ReadCatalogueTest, TakesNameLengthAndNoticeFromSettings)
{
    CatalogueFolder folder;
    folder.write("catalogue.json", R"({"name": "Mine", "k": 20, "notice": "Careful"})");
    const Catalogue catalogue = valueOf(read(folder)).catalogue;
    EXPECT_EQ(catalogue.name, "Mine");
    EXPECT_EQ(catalogue.k, 20U);
    EXPECT_EQ(catalogue.notice, "Careful");
}

TEST(ReadCatalogueTest, RefusesSettingsItDoesNotUnderstand)
{
    for (const char* text : {"", "[]", "{", R"({"k": 0})", R"({"k": 2.5})", R"({"k": "20"})",
                             R"({"k": 100001})", R"({"name": 3})", R"({"size": 3})", "\xFF"}) {
        CatalogueFolder folder;
        folder.write("catalogue.json", text);
        EXPECT_THAT(read(folder), HasErrorWith("catalogue.json: ")) << text;
    }
}

TEST(ReadCatalogueTest, DrawsASplitWhereThereIsNone)
{
    CatalogueFolder folder;
    std::string artists = "id\tname\n";
    for (const char* id : {"a", "b", "c", "d"}) artists += std::string(id) + "\tx\n";
    for (int i = 0; i < 96; ++i) artists += "e" + std::to_string(i) + "\ty\n";
    folder.write("artists.tsv", artists);
    const ReadCatalogue first = valueOf(read(folder, {false, 1}));
    EXPECT_TRUE(first.report.splitDrawn);
    EXPECT_EQ(std::ranges::count(first.catalogue.artists, Split::Val, &Artist::split), 10);
    EXPECT_EQ(valueOf(read(folder, {false, 1})).catalogue, first.catalogue);
    EXPECT_NE(valueOf(read(folder, {false, 2})).catalogue, first.catalogue);
}

TEST(ReadCatalogueTest, KeepsEmptyAndSharedNamesAndCountsThem)
{
    CatalogueFolder folder;
    folder.write("artists.tsv", "id\tname\na\t\nb\tBen\nc\tBen\nd\tBen\n");
    const ReadCatalogue made = valueOf(read(folder));
    EXPECT_EQ(made.catalogue.artists[0].name, "");
    EXPECT_EQ(made.report.emptyNames, 1U);
    EXPECT_EQ(made.report.sharedNames, 3U);
}

TEST(ReadCatalogueTest, NeedsNoSimilarFile)
{
    CatalogueFolder folder;
    folder.remove("similar.tsv");
    EXPECT_TRUE(valueOf(read(folder)).catalogue.similar.empty());
}

TEST(ReadCatalogueTest, EveryFaultOfAnArtistNamesLineAndValue)
{
    CatalogueFolder folder;
    folder.write("artists.tsv",
                 "id\tname\tpopularity\tsplit\n"
                 "a\tAnna\t1\ttrain\n"
                 "b\tBen\t-1\ttrain\n"
                 "b\tBen\tnan\ttrain\n"
                 "b\tBen\tinf\ttrain\n"
                 "b\tBen\tx\ttrain\n"
                 "b\tBen\t1\tdev\n"
                 "\tBen\t1\ttrain\n"
                 "a\tAnn\t1\ttrain\n"
                 "b\tB\xE9n\t1\ttrain\n"
                 "c\tCleo\t1\n");
    const auto result = read(folder);
    for (const char* text :
         {"artists.tsv:3: The popularity \"-1\"", "artists.tsv:4: The popularity \"nan\"",
          "artists.tsv:5: The popularity \"inf\"", "artists.tsv:6: The popularity \"x\"",
          "artists.tsv:7: The split \"dev\"", "artists.tsv:8: The artist id is empty.",
          "artists.tsv:9: The artist id \"a\" stood on line 2 already.",
          "artists.tsv:10: The value \"B\\xe9n\" is not UTF-8.",
          "artists.tsv:11: The row has 3 fields, the header has 4."})
        EXPECT_THAT(result, HasErrorWith(text));
    EXPECT_THAT(result, HasErrorCode(ErrorCode::InvalidInput));
}

TEST(ReadCatalogueTest, CollectsFaultsOfAllFilesAndShowsTheFirstTwenty)
{
    CatalogueFolder folder;
    std::string audio = "id\tx\na\t1\nb\t2\n";
    for (int i = 0; i < 22; ++i) audio += "nobody" + std::to_string(i) + "\t1\n";
    folder.write("audio.tsv", audio);
    folder.write("tags.tsv", "id\ttag\na\trock\nb\trock\nc\trock\nx\trock\n");
    const auto result = read(folder);
    EXPECT_THAT(result, HasErrorWith("23 faults in " + folder.path().string()));
    EXPECT_THAT(result, HasErrorWith("the first 20:"));
    EXPECT_THAT(result, HasErrorWith("audio.tsv:23: The artist id \"nobody19\""));
    EXPECT_EQ(result.error().message.find("nobody20"), std::string::npos);
}

TEST(ReadCatalogueTest, SkipBadPassesOverFaultyRowsAndReportsThem)
{
    CatalogueFolder folder;
    folder.write("audio.tsv", "id\tx\na\t1\nb\ttwo\nc\t3\n");
    folder.write("similar.tsv", "id_a\tid_b\na\tb\na\tzed\n");
    const ReadCatalogue made = valueOf(read(folder, {true, 42}));
    EXPECT_EQ(std::get<DenseData>(made.catalogue.modalities[0].data).artists,
              (std::vector<ArtistRow>{0, 2}));
    EXPECT_EQ(made.catalogue.similar, (std::vector<SimilarPair>{{0, 1}}));
    ASSERT_EQ(made.report.skipped.count(), 2U);
    EXPECT_EQ(made.report.skipped.shown()[0].text(),
              "audio.tsv:3: The value \"two\" in column \"x\" is not a number.");
}

TEST(ReadCatalogueTest, SkipBadSkipsArtistsWithAllThatRefersToThem)
{
    CatalogueFolder folder;
    folder.write("artists.tsv", "id\tname\tsplit\na\tA\ttrain\nb\tB\tdev\nc\tC\tval\nd\tD\ttest\n");
    const ReadCatalogue made = valueOf(read(folder, {true, 42}));
    EXPECT_EQ(made.catalogue.artists.size(), 3U);
    EXPECT_EQ(made.report.skipped.count(), 4U) << "the artist, its audio, its tag, its pair";
}

TEST(ReadCatalogueTest, SkipBadDoesNotForgiveFaultsOfStructure)
{
    CatalogueFolder folder;
    folder.write("artists.tsv", "key\tname\na\tA\n");
    EXPECT_THAT(read(folder, {true, 42}), HasErrorWith("\"id\" is missing"));
}

TEST(ReadCatalogueTest, StopsWhenItIsCancelled)
{
    const CatalogueFolder folder;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(readCatalogue(folder.path(), {}, JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
}

TEST(ReadCatalogueTest, WritesNothing)
{
    const CatalogueFolder folder;
    const auto before = std::filesystem::last_write_time(folder.path());
    EXPECT_THAT(read(folder), HasValue());
    EXPECT_EQ(std::filesystem::last_write_time(folder.path()), before);
}

}  // namespace
}  // namespace crossfade
