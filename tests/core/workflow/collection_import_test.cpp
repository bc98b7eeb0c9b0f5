// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/collection_import.h"

#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using testing::HasSubstr;

/// A generated catalogue in which artists 5 and 6 have one name, and artist 7 is called by the id
/// of artist 8.
class CollectionImportTest : public testing::Test {
protected:
    CollectionImportTest()
    {
        const auto project = test::makeTrainedProject(m_dir);
        std::string artists = test::readBytes(m_dir / "folder/artists.tsv");
        const auto rename = [&](const std::string& from, const std::string& to) {
            artists.replace(artists.find(from), from.size(), to);
        };
        rename("Artist Number 5\t", "Twin\t");
        rename("Artist Number 6\t", "Twin\t");
        rename("Artist Number 7\t", "artist-8\t");
        rename("Artist Number 9\t", "Røyksopp\t");
        test::writeBytes(m_dir / "folder/artists.tsv", artists);
        static_cast<void>(
            valueOf(importCatalogue(m_dir / "folder", project, test::quickImport(), JobContext())));
        m_project.emplace(valueOf(Project::open(project)));
    }
    CollectionImport read(const std::string& name, const std::string& bytes)
    {
        return valueOf(readCollection(*m_project, m_dir.write(name, bytes)));
    }
    Result<CollectionImport> tried(const std::string& name, const std::string& bytes)
    {
        return readCollection(*m_project, m_dir.write(name, bytes));
    }

    TempDir m_dir;
    std::optional<Project> m_project;
};

TEST_F(CollectionImportTest, LinesAreNamesOrIds)
{
    const CollectionImport list =
        read("my list.txt",
             "\xEF\xBB\xBF artist-3\r\n\r\n  ARTIST   number 4\nroyksopp\nArtist Number 3");
    EXPECT_EQ(list.name, "my list");
    EXPECT_EQ(list.artists, (std::vector<CollectionArtist>{
                                {"artist-3", ""}, {"artist-4", ""}, {"artist-9", ""}}));
    EXPECT_EQ(list.repeated, 1U);
    EXPECT_TRUE(list.unknown.empty());
}

TEST_F(CollectionImportTest, AnIdIsBeforeAName)
{
    EXPECT_EQ(read("l.txt", "artist-8\n").artists.at(0).id, "artist-8");
}

TEST_F(CollectionImportTest, WhoIsNotFoundIsSaidWithPlaceAndNearestNames)
{
    const CollectionImport list = read("l.txt", "Artist Nomber 12\nTwin\nartist-1\n");
    EXPECT_EQ(list.artists.size(), 1U);
    ASSERT_EQ(list.unknown.size(), 2U);
    EXPECT_EQ(list.unknown[0].where, "l.txt:1");
    EXPECT_THAT(list.unknown[0].message,
                HasSubstr("no artist \"Artist Nomber 12\"; the nearest are Artist Number 12"));
    EXPECT_EQ(list.unknown[1].where, "l.txt:2");
    EXPECT_THAT(list.unknown[1].message, HasSubstr("2 artists called \"Twin\""));
    EXPECT_THAT(list.unknown[1].message, HasSubstr("artist-5, artist-6"));
}

TEST_F(CollectionImportTest, TablesHaveIdsOrNamesAndNotes)
{
    const CollectionImport csv =
        read("l.csv",
             "note,name,id,more\nbest,Twin,artist-6,x\n\"a, b\",Artist Number 4,other-id,\n,,,\n");
    EXPECT_EQ(csv.artists,
              (std::vector<CollectionArtist>{{"artist-6", "best"}, {"artist-4", "a, b"}}));
    ASSERT_EQ(csv.unknown.size(), 1U);
    EXPECT_EQ(csv.unknown[0].where, "l.csv:4");
    EXPECT_THAT(csv.unknown[0].message, HasSubstr("neither name nor id"));
    EXPECT_EQ(read("l.tsv", "name\nartist number 2\n").artists.at(0).id, "artist-2");
    EXPECT_THAT(tried("l.csv", "artist,note\nx,y\n"),
                HasErrorWith("l.csv:1: A list needs a column \"id\" or \"name\"; there are artist, "
                             "note."));
    EXPECT_THAT(tried("l.csv", "id,name\nx\n"), HasErrorWith("l.csv:2"));
}

TEST_F(CollectionImportTest, JsonIsAnArrayOrAnObjectWithOne)
{
    EXPECT_EQ(read("l.json", R"(["artist-1", {"name": "Artist Number 2", "note": "n"}])").artists,
              (std::vector<CollectionArtist>{{"artist-1", ""}, {"artist-2", "n"}}));
    EXPECT_THAT(tried("l.json", "{\"artists\": 3}"), HasErrorWith("l.json"));
    EXPECT_THAT(tried("l.json", "[\"artist-1\""), HasErrorWith("no JSON with a list"));
    EXPECT_THAT(tried("l.json", "[\"artist-1\", 7]"), HasErrorWith("l.json, artist 2"));
    EXPECT_THAT(tried("l.json", "[\"a\xFF\"]"), HasErrorWith("no JSON with a list"));
}

TEST_F(CollectionImportTest, WhatIsNoListIsNamedWithWhatWouldBe)
{
    EXPECT_THAT(tried("l.xlsx", "PK"), HasErrorWith("\".xlsx\"; formats are .csv, .tsv, .json"));
    EXPECT_THAT(tried("l.txt", "fine\n\xFF\n"), HasErrorWith("l.txt:2"));
    EXPECT_THAT(readCollection(*m_project, m_dir / "none.txt"), HasErrorCode(ErrorCode::Io));
}

}  // namespace
}  // namespace crossfade
