// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/collections.h"

#include "core/workflow/kept_artist.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <functional>
#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using Ids = std::vector<std::string>;

class CollectionsTest : public testing::Test {
protected:
    Project open() const { return valueOf(Project::open(m_dir / "p.crossfade")); }
    std::vector<CollectionRecord> all() { return valueOf(allCollections(*m_project)); }
    std::int64_t make(const std::string& name, const Ids& artists = {})
    {
        std::vector<CollectionArtist> who;
        for (const std::string& id : artists) who.push_back({id, ""});
        return valueOf(createCollection(*m_project, name, "", who)).expected.at(0).id;
    }
    Ids idsIn(std::int64_t id)
    {
        Ids ids;
        for (const CollectionRecord& one : all())
            if (one.id == id)
                for (const CollectionArtist& artist : one.artists) ids.push_back(artist.id);
        return ids;
    }
    Ids names()
    {
        Ids found;
        for (const CollectionRecord& one : all()) found.push_back(one.name);
        return found;
    }
    /// Undone, all is as before; done again, as after.
    void expectUndoable(const std::function<Result<CollectionChange>()>& change)
    {
        const auto before = all();
        const CollectionChange undo = valueOf(change());
        const auto after = all();
        EXPECT_NE(after, before);
        EXPECT_TRUE(undo.any());
        const CollectionChange redo = valueOf(makeChange(*m_project, undo));
        EXPECT_EQ(all(), before);
        const CollectionChange again = valueOf(makeChange(*m_project, redo));
        EXPECT_EQ(all(), after);
        static_cast<void>(valueOf(makeChange(*m_project, again)));
        EXPECT_EQ(all(), before);
    }

    TempDir m_dir;
    std::optional<Project> m_project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
};

TEST_F(CollectionsTest, AreMadeAtTheEndUnderNamesOfOneLine)
{
    make("  Friday\n night ");
    make("Later");
    EXPECT_EQ(names(), (Ids{"Friday night", "Later"}));
    EXPECT_EQ(valueOf(findCollection(*m_project, "Friday  night")).name, "Friday night");
    EXPECT_THAT(createCollection(*m_project, "Later"), HasErrorWith("\"Later\" already"));
    EXPECT_THAT(createCollection(*m_project, " \n"), HasErrorWith("needs a name"));
    EXPECT_THAT(findCollection(*m_project, "Never"),
                HasErrorWith("There is no collection \"Never\"; there are \"Friday night\", "
                             "\"Later\"."));
    EXPECT_EQ(open().catalogue()->size(), 61U);
}

TEST_F(CollectionsTest, EveryChangeIsUndoneByWhatItReturns)
{
    const std::int64_t id = make("one", {"artist-1", "artist-2", "artist-3"});
    make("two");
    make("three");
    Project& project = *m_project;
    const std::vector<CollectionArtist> more = {{"artist-9", "note"}, {"artist-8", ""}};
    const Ids two = {"artist-3", "artist-1"};
    expectUndoable([&] { return createCollection(project, "four", "notes", more); });
    expectUndoable([&] { return renameCollection(project, id, "ONE"); });
    expectUndoable([&] { return setCollectionNotes(project, id, "for the road"); });
    expectUndoable([&] { return deleteCollection(project, id); });
    expectUndoable([&] { return moveCollection(project, id, 2); });
    expectUndoable([&] { return addToCollection(project, id, more, 1); });
    expectUndoable([&] { return removeFromCollection(project, id, two); });
    expectUndoable([&] { return moveInCollection(project, id, "artist-1", 2); });
    expectUndoable([&] { return setArtistNote(project, id, "artist-2", "loud"); });
}

TEST_F(CollectionsTest, ArtistsGoInAtAPlaceAndNobodyTwice)
{
    const std::int64_t id = make("one", {"artist-1", "artist-2"});
    const std::vector<CollectionArtist> more = {
        {"artist-2", "again"}, {"artist-9", ""}, {"artist-8", ""}};
    static_cast<void>(valueOf(addToCollection(*m_project, id, more, 1)));
    EXPECT_EQ(idsIn(id), (Ids{"artist-1", "artist-9", "artist-8", "artist-2"}));
    EXPECT_EQ(all()[0].artists[3].note, "") << "who is in it stays as they are";
    EXPECT_FALSE(valueOf(addToCollection(*m_project, id, more)).any());
    const std::vector<CollectionArtist> last = {{"artist-5", ""}};
    static_cast<void>(valueOf(addToCollection(*m_project, id, last)));
    EXPECT_EQ(idsIn(id).back(), "artist-5");
}

TEST_F(CollectionsTest, ArtistsMoveToThePlaceThatIsSaid)
{
    const std::int64_t id = make("one", {"a", "b", "c", "d"});
    const auto moved = [&](const std::string& artist, std::size_t to) {
        static_cast<void>(valueOf(moveInCollection(*m_project, id, artist, to)));
        return idsIn(id);
    };
    EXPECT_EQ(moved("a", 2), (Ids{"b", "c", "a", "d"}));
    EXPECT_EQ(moved("d", 0), (Ids{"d", "b", "c", "a"}));
    EXPECT_EQ(moved("b", 99), (Ids{"d", "c", "a", "b"}));
    EXPECT_EQ(moved("c", 1), (Ids{"d", "c", "a", "b"}));
}

TEST_F(CollectionsTest, CollectionsMoveAndNewOnesStillComeLast)
{
    const std::int64_t one = make("one");
    make("two");
    make("three");
    static_cast<void>(valueOf(moveCollection(*m_project, one, 1)));
    EXPECT_EQ(names(), (Ids{"two", "one", "three"}));
    static_cast<void>(valueOf(moveCollection(*m_project, one, 77)));
    EXPECT_EQ(names(), (Ids{"two", "three", "one"}));
    make("four");
    EXPECT_EQ(names(), (Ids{"two", "three", "one", "four"}));
}

TEST_F(CollectionsTest, WhatIsNotThereIsSaidAndNothingIsDone)
{
    const std::int64_t id = make("one", {"a", "b"});
    const Ids some = {"a", "x"};
    EXPECT_THAT(removeFromCollection(*m_project, id, some),
                HasErrorWith("The collection \"one\" has no artist \"x\"."));
    EXPECT_EQ(idsIn(id), (Ids{"a", "b"})) << "a was not removed either";
    EXPECT_THAT(moveInCollection(*m_project, id, "x", 0), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(setArtistNote(*m_project, id, "x", ""), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(deleteCollection(*m_project, id + 1), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(moveCollection(*m_project, id + 1, 0), HasErrorCode(ErrorCode::NotFound));
}

TEST_F(CollectionsTest, UndoingDoesNotLoseWhatAnotherProgramAdded)
{
    const std::int64_t id = make("one", {"a"});
    const CollectionChange undo = valueOf(renameCollection(*m_project, id, "uno"));
    Project other = open();
    const std::vector<CollectionArtist> more = {{"b", ""}};
    static_cast<void>(valueOf(addToCollection(other, id, more)));
    EXPECT_THAT(makeChange(*m_project, undo), HasErrorCode(ErrorCode::Busy));
    EXPECT_EQ(idsIn(id), (Ids{"a", "b"}));
}

TEST_F(CollectionsTest, AnImportLosesNobodyAndWhoHasGoneIsSaid)
{
    const std::int64_t id = make("one", {"artist-1", "artist-2"});
    test::removeArtist(m_dir / "folder", "artist-2");
    static_cast<void>(valueOf(importCatalogue(m_dir / "folder", m_dir / "p.crossfade",
                                              test::quickImport(), JobContext())));
    m_project.emplace(open());
    EXPECT_EQ(idsIn(id), (Ids{"artist-1", "artist-2"}));
    const auto who = valueOf(keptArtists(*m_project, Ids{"artist-1", "artist-2", "never"}));
    EXPECT_EQ(who[0], (KeptArtist{"artist-1", m_project->catalogue()->rowOfId.at("artist-1"),
                                  "Artist Number 1"}));
    EXPECT_EQ(who[1], (KeptArtist{"artist-2", std::nullopt, "Artist Number 2"}));
    EXPECT_EQ(who[2], (KeptArtist{"never", std::nullopt, "never"}));
}

}  // namespace
}  // namespace crossfade
