// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/similar_reader.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;

const std::vector<Artist> kArtists = {
    {"a", "", 0, {}, {}}, {"b", "", 0, {}, {}}, {"c", "", 0, {}, {}}};

Result<std::vector<SimilarPair>> read(const std::string& text)
{
    const TempDir dir;
    return readSimilarFile(dir.write("pairs.tsv", text), kArtists);
}

TEST(ReadSimilarTest, PairsAreUndirectedSortedAndUnique)
{
    EXPECT_EQ(valueOf(read("id_a\tid_b\nc\tb\na\tc\nb\tc\nc\ta\n")),
              (std::vector<SimilarPair>{{0, 2}, {1, 2}}));
}

TEST(ReadSimilarTest, CountsRepeats)
{
    const TempDir dir;
    FaultList faults;
    ImportReport::File file;
    const ArtistRows rows = {{"a", 0}, {"b", 1}};
    static_cast<void>(valueOf(readSimilar(dir.write("s.tsv", "id_a\tid_b\na\tb\nb\ta\na\tb\n"),
                                          rows, faults, file, JobContext())));
    EXPECT_EQ(file.rows, 1U);
    EXPECT_EQ(file.repeated, 2U);
}

TEST(ReadSimilarTest, PassesOverOtherColumns)
{
    EXPECT_EQ(valueOf(read("weight\tid_b\tid_a\n1\ta\tb\n")), (std::vector<SimilarPair>{{0, 1}}));
}

TEST(ReadSimilarTest, NamesUnknownIdsAndSelfPairs)
{
    EXPECT_THAT(read("id_a\tid_b\na\tb\na\tzed\n"), HasErrorWith("pairs.tsv:3"));
    EXPECT_THAT(read("id_a\tid_b\nzed\ta\n"), HasErrorWith("\"zed\""));
    EXPECT_THAT(read("id_a\tid_b\nb\tb\n"), HasErrorWith("\"b\" is paired with itself"));
}

TEST(ReadSimilarTest, RefusesAMissingColumnAndAnEmptyFile)
{
    EXPECT_THAT(read("id_a\tb\na\tb\n"), HasErrorWith("\"id_b\" is missing"));
    EXPECT_THAT(read("id_a\tid_b\n"), HasErrorWith("no pair"));
    EXPECT_THAT(read(""), HasErrorCode(ErrorCode::InvalidInput));
}

}  // namespace
}  // namespace crossfade
