// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is wrong with a folder: a sentence with file, line and value, and nothing left behind.
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/npy_bytes.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <functional>

namespace crossfade {
namespace {

using test::CatalogueFolder;
using test::CliResult;
using test::npyFile;
using test::npyHeader;
using test::rawBytes;
using test::runCli;
using test::TempDir;

struct HostileCase {
    const char* name;
    std::function<void(CatalogueFolder&)> spoil;
    std::vector<const char*> said;
};

void PrintTo(const HostileCase& hostile, std::ostream* stream)
{
    *stream << hostile.name;
}

std::string withRow(const std::string& table, const std::string& row)
{
    if (table == "artists") return "id\tname\tpopularity\tsplit\na\tA\t1\ttrain\n" + row;
    if (table == "audio") return "id\tx\ty\na\t1\t2\n" + row;
    if (table == "tags") return "id\ttag\tcount\na\trock\t1\n" + row;
    return "id_a\tid_b\na\tb\n" + row;
}

HostileCase badRow(const char* name, const std::string& table, const std::string& row,
                   std::vector<const char*> said)
{
    return {name, [=](CatalogueFolder& f) { f.write(table + ".tsv", withRow(table, row)); },
            std::move(said)};
}

HostileCase badArray(const char* name, std::string npy, std::vector<const char*> said,
                     std::string ids = "a\nb\n")
{
    return {name,
            [=](CatalogueFolder& f) { f.write("lyrics.npy", npy).write("lyrics.ids.txt", ids); },
            std::move(said)};
}

const std::string kFour = rawBytes<float>({1.0F, 2.0F, 3.0F, 4.0F});

std::vector<HostileCase> hostileCases()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    return {
        badRow("RaggedArtist", "artists", "b\tB\n", {"artists.tsv:3", "2 fields"}),
        badRow("DuplicateArtist", "artists", "a\tB\t1\tval\n",
               {"artists.tsv:3", "\"a\"", "line 2"}),
        badRow("UnknownSplit", "artists", "b\tB\t1\tdev\n", {"artists.tsv:3", "\"dev\""}),
        badRow("NegativePopularity", "artists", "b\tB\t-3\tval\n", {"artists.tsv:3", "\"-3\""}),
        badRow("NameNotUtf8", "artists", "b\tB\xE9\t1\tval\n", {"artists.tsv:3", "\\xe9", "UTF-8"}),
        badRow("DenseNotANumber", "audio", "b\tloud\t1\n", {"audio.tsv:3", "\"loud\"", "\"x\""}),
        badRow("DenseNan", "audio", "b\tnan\t1\n", {"audio.tsv:3", "\"nan\"", "not finite"}),
        badRow("DenseInfinite", "audio", "b\t1\t-inf\n", {"audio.tsv:3", "\"-inf\"", "\"y\""}),
        badRow("DenseUnknownArtist", "audio", "zed\t1\t1\n", {"audio.tsv:3", "\"zed\""}),
        badRow("DenseTwice", "audio", "a\t1\t1\n", {"audio.tsv:3", "\"a\"", "line 2"}),
        badRow("TagCountZero", "tags", "b\trock\t0\n", {"tags.tsv:3", "\"0\""}),
        badRow("TagEmpty", "tags", "b\t\t1\n", {"tags.tsv:3", "tag is empty"}),
        badRow("TagUnknownArtist", "tags", "zed\trock\t1\n", {"tags.tsv:3", "\"zed\""}),
        badRow("PairOfOne", "similar", "b\tb\n", {"similar.tsv:3", "\"b\"", "itself"}),
        badRow("PairUnknown", "similar", "a\tzed\n", {"similar.tsv:3", "\"zed\""}),
        {"MissingColumn",
         [](CatalogueFolder& f) { f.write("artists.tsv", "id\nx\n"); },
         {"artists.tsv:1", "\"name\""}},
        {"ColumnTwice",
         [](CatalogueFolder& f) { f.write("audio.tsv", "id\tx\tx\na\t1\t1\n"); },
         {"audio.tsv:1", "\"x\" occurs twice"}},
        {"EmptyFile", [](CatalogueFolder& f) { f.write("tags.tsv", ""); }, {"tags.tsv:1", "empty"}},
        {"BinaryFile",
         [](CatalogueFolder& f) {
             f.write("tags.tsv",
                     "\x7F"
                     "ELF\x02\x01\x01");
         },
         {"tags.tsv:1"}},
        {"OpenQuote",
         [](CatalogueFolder& f) { f.remove("tags.tsv").write("tags.csv", "id,tag\na,\"open\n"); },
         {"tags.csv:2", "never closed"}},
        {"TwoFilesOfOneName",
         [](CatalogueFolder& f) { f.write("audio.csv", "id,x\na,1\n"); },
         {"audio.csv", "audio.tsv"}},
        {"OneModality", [](CatalogueFolder& f) { f.remove("tags.tsv"); }, {"1 modality file"}},
        {"NoArtists", [](CatalogueFolder& f) { f.remove("artists.tsv"); }, {"artists.tsv"}},
        {"ReservedName",
         [](CatalogueFolder& f) { f.write("pca.tsv", "id\tx\na\t1\n"); },
         {"pca.tsv", "reserved"}},
        {"NobodyHasTwo",
         [](CatalogueFolder& f) { f.write("tags.tsv", "id\ttag\nd\trock\n"); },
         {"two modalities"}},
        {"BadSettings",
         [](CatalogueFolder& f) { f.write("catalogue.json", "{\"k\": -1}"); },
         {"catalogue.json", "-1"}},
        {"TagsOfTooFewArtists",
         [](CatalogueFolder& f) { f.write("tags.tsv", "id\ttag\na\trock\nb\tpop\n"); },
         {"\"tags\"", "shared by 3"}},
        badArray("ArrayCutOff", npyFile(npyHeader("<f4", "(2, 2)"), kFour).substr(0, 80),
                 {"lyrics.npy"}),
        badArray("ArrayTail", npyFile(npyHeader("<f4", "(2, 2)"), kFour + "x"),
                 {"lyrics.npy", "17 bytes"}),
        badArray("ArrayBigEndian", npyFile(npyHeader(">f4", "(2, 2)"), kFour),
                 {"lyrics.npy", "big-endian"}),
        badArray("ArrayFortran", npyFile(npyHeader("<f4", "(2, 2)", "True"), kFour),
                 {"lyrics.npy", "Fortran"}),
        badArray("ArrayThreeDimensions", npyFile(npyHeader("<f4", "(1, 2, 2)"), kFour),
                 {"lyrics.npy", "two dimensions"}),
        badArray("ArrayOfObjects", npyFile(npyHeader("|O", "(2, 2)"), kFour), {"lyrics.npy", "|O"}),
        badArray("ArrayNan",
                 npyFile(npyHeader("<f4", "(2, 2)"), rawBytes<float>({1.0F, 2.0F, 3.0F, nan})),
                 {"lyrics.npy", "Row 2", "\"b\"", "nan"}),
        badArray("ArrayIdsDiffer", npyFile(npyHeader("<f4", "(2, 2)"), kFour),
                 {"lyrics.ids.txt", "3 ids", "2 rows"}, "a\nb\nc\n"),
    };
}

class HostileInputTest : public testing::TestWithParam<HostileCase> {};

INSTANTIATE_TEST_SUITE_P(Folders, HostileInputTest, testing::ValuesIn(hostileCases()),
                         [](const auto& test) { return test.param.name; });

TEST_P(HostileInputTest, IsRefusedWithASentenceAndLeavesNothing)
{
    CatalogueFolder folder;
    GetParam().spoil(folder);
    const TempDir place;
    const CliResult result = runCli(
        {"import", folder.path().string(), "-p", (place / "p.crossfade").string(), "--json"});
    EXPECT_EQ(result.exitCode, 1);
    for (const char* text : GetParam().said) {
        EXPECT_NE(result.err.find(text), std::string::npos) << text << " is not in: " << result.err;
        EXPECT_NE(result.json().at("error").get<std::string>().find(text), std::string::npos);
    }
    EXPECT_EQ(place.listing(), "");
}

TEST(HostileCatalogueTest, TheFolderThatIsSpoiltIsSoundOtherwise)
{
    CatalogueFolder folder;
    const TempDir place;
    const CliResult result =
        runCli({"import", folder.path().string(), "-p", (place / "p.crossfade").string()});
    EXPECT_EQ(result.exitCode, 0) << result.err;
    EXPECT_EQ(place.listing(), "p.crossfade");
}

TEST(HostileCatalogueTest, SkipBadTakesTheRestAndReportsWhatItSkipped)
{
    CatalogueFolder folder;
    folder.write("audio.tsv", "id\tx\na\t1\nb\tloud\nc\t2\nb\tnan\nb\t3\n");
    const TempDir place;
    const CliResult result = runCli({"import", folder.path().string(), "-p",
                                     (place / "p.crossfade").string(), "--skip-bad", "--json"});
    ASSERT_EQ(result.exitCode, 0) << result.err;
    EXPECT_EQ(result.json().at("skipped"), 2);
    EXPECT_EQ(result.json().at("skipped_shown")[0],
              "audio.tsv:3: The value \"loud\" in column \"x\" is not a number.");
}

TEST(HostileCatalogueTest, OfManyFaultsTheFirstTwentyAndTheNumberAreSaid)
{
    CatalogueFolder folder;
    std::string tags = "id\ttag\n";
    for (int i = 0; i < 50; ++i) tags += "nobody-" + std::to_string(i) + "\trock\n";
    folder.write("tags.tsv", tags);
    const TempDir place;
    const CliResult result =
        runCli({"import", folder.path().string(), "-p", (place / "p.crossfade").string()});
    EXPECT_EQ(result.exitCode, 1);
    EXPECT_NE(result.err.find("50 faults"), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("tags.tsv:21"), std::string::npos);
    EXPECT_EQ(result.err.find("tags.tsv:22"), std::string::npos);
}

}  // namespace
}  // namespace crossfade
