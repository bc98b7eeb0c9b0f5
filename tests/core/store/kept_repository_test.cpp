// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/kept_repository.h"

#include "core/store/collection_repository.h"
#include "core/store/mark_repository.h"
#include "core/store/transaction.h"
#include "core/store/vote_repository.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::valueOf;
using testing::ElementsAre;
using Artists = std::vector<CollectionArtist>;
using Ids = std::vector<std::string>;

/// "old" turns out to be "new".
class KeptRepositoryTest : public testing::Test {
protected:
    KeptRepositoryTest() : m_db(valueOf(Database::create(m_dir / "p.crossfade"))) {}

    /// The collection's artists, by its name.
    Artists artistsOf(const std::string& name)
    {
        for (const CollectionRecord& one : valueOf(CollectionRepository(m_db).list()))
            if (one.name == name) return one.artists;
        return {};
    }
    void collect(const std::string& name, const Artists& artists)
    {
        static_cast<void>(valueOf(CollectionRepository(m_db).replace(
            {}, std::vector{CollectionRecord{0, name, "", 0, artists}})));
    }
    void vote(const Ids& query, const Ids& listA, const Ids& listB)
    {
        static_cast<void>(valueOf(VoteRepository(m_db).add(
            {0, "", "", "{}", "{}", 2, 1, {{query, listA, listB, true, {}, ""}}})));
    }
    std::vector<KeptChange> rename()
    {
        auto changes = valueOf(KeptRepository(m_db).renaming("old", "new"));
        EXPECT_EQ(apply(changes), 0U);
        return changes;
    }
    std::size_t apply(const std::vector<KeptChange>& changes)
    {
        Transaction transaction = valueOf(Transaction::begin(m_db));
        const std::size_t left = valueOf(KeptRepository(m_db).apply(changes));
        expectOk(transaction.commit());
        return left;
    }

    test::TempDir m_dir;
    Database m_db;
};

TEST_F(KeptRepositoryTest, ACollectionKeepsThePlaceAndJoinsNotes)
{
    const Artists one = {{"a", ""}, {"old", "loud"}, {"b", ""}};
    const Artists both = {{"old", "loud"}, {"a", ""}, {"new", "quiet"}};
    const Artists same = {{"new", "loud"}, {"old", "loud"}};
    collect("one", one);
    collect("both", both);
    collect("same", same);
    collect("none", {{"new", "x"}});
    const auto changes = rename();
    EXPECT_EQ(artistsOf("one"), (Artists{{"a", ""}, {"new", "loud"}, {"b", ""}}));
    EXPECT_EQ(artistsOf("both"), (Artists{{"a", ""}, {"new", "quiet\nloud"}}));
    EXPECT_EQ(artistsOf("same"), (Artists{{"new", "loud"}}));
    EXPECT_EQ(apply(inverseOf(changes)), 0U);
    EXPECT_EQ(artistsOf("one"), one);
    EXPECT_EQ(artistsOf("both"), both);
    EXPECT_EQ(artistsOf("same"), same);
    EXPECT_EQ(artistsOf("none"), (Artists{{"new", "x"}}));
}

TEST_F(KeptRepositoryTest, MarksSpeakOfWhoStaysAndNobodyAnswersThemselves)
{
    MarkRepository marks(m_db);
    const std::vector<MarkRecord> before = {
        {"a", {"b", "old"}, Mark::Keep, "1"}, {"a", {"z"}, Mark::Keep, "2"},
        {"new", {}, Mark::Hide, "3"},         {"new", {"old"}, Mark::Keep, "4"},
        {"old", {}, Mark::Keep, "5"},         {"old", {"z"}, Mark::Reject, "6"}};
    for (const MarkRecord& one : before) expectOk(marks.putMark(one));
    const auto changes = rename();
    EXPECT_THAT(valueOf(marks.marks()),
                testing::UnorderedElementsAre(MarkRecord{"a", {"b", "new"}, Mark::Keep, "1"},
                                              MarkRecord{"a", {"z"}, Mark::Keep, "2"},
                                              MarkRecord{"new", {}, Mark::Hide, "3"},
                                              MarkRecord{"new", {"z"}, Mark::Reject, "6"}));
    EXPECT_EQ(apply(inverseOf(changes)), 0U);
    EXPECT_THAT(valueOf(marks.marks()), testing::UnorderedElementsAreArray(before));
}

TEST_F(KeptRepositoryTest, NotesAreJoinedOrMove)
{
    MarkRepository marks(m_db);
    expectOk(marks.putNote({"old", "from old"}));
    const auto moved = rename();
    EXPECT_EQ(valueOf(marks.noteOf("new")), "from old");
    EXPECT_EQ(valueOf(marks.noteOf("old")), "");
    EXPECT_EQ(apply(inverseOf(moved)), 0U);
    expectOk(marks.putNote({"new", "mine"}));
    const auto joined = rename();
    EXPECT_EQ(valueOf(marks.noteOf("new")), "mine\nfrom old");
    EXPECT_EQ(apply(inverseOf(joined)), 0U);
    EXPECT_EQ(valueOf(marks.noteOf("new")), "mine");
    EXPECT_EQ(valueOf(marks.noteOf("old")), "from old");
}

TEST_F(KeptRepositoryTest, VotesFollowAndAVoteGivenSinceStays)
{
    vote({"old"}, {"a", "new", "b"}, {"b", "a"});
    vote({"a"}, {"old", "new"}, {"b", "old"});
    const auto before = valueOf(VoteRepository(m_db).list());
    const auto changes = rename();
    auto after = valueOf(VoteRepository(m_db).list());
    EXPECT_THAT(after[0].trials[0].listA, ElementsAre("new"));
    EXPECT_THAT(after[0].trials[0].listB, ElementsAre("b", "new"));
    EXPECT_THAT(after[1].trials[0].query, ElementsAre("new"));
    expectOk(VoteRepository(m_db).vote(after[1].id, 0, Choice::Left, "now"));
    EXPECT_EQ(apply(inverseOf(changes)), 0U);
    after = valueOf(VoteRepository(m_db).list());
    EXPECT_EQ(after[0], before[0]);
    EXPECT_EQ(after[1].trials[0].query, before[1].trials[0].query);
    EXPECT_EQ(after[1].trials[0].choice, Choice::Left);
}

TEST_F(KeptRepositoryTest, WhatWasChangedSinceStaysAndIsCounted)
{
    collect("one", {{"old", "loud"}});
    const auto changes = rename();
    const auto now = valueOf(CollectionRepository(m_db).list());
    auto wanted = now;
    wanted[0].artists = {{"x", ""}, {"new", "changed by hand"}};
    static_cast<void>(valueOf(CollectionRepository(m_db).replace(now, wanted)));
    EXPECT_GT(apply(inverseOf(changes)), 0U);
    EXPECT_THAT(artistsOf("one"), testing::Contains(CollectionArtist{"new", "changed by hand"}));
}

TEST_F(KeptRepositoryTest, ChangesAreWrittenAndReadBack)
{
    collect("one", {{"old", "lo\"ud"}});
    const auto changes = valueOf(KeptRepository(m_db).renaming("old", "new"));
    EXPECT_FALSE(changes.empty());
    EXPECT_EQ(valueOf(keptChangesFrom(keptChangesText(changes))), changes);
    EXPECT_THAT(keptChangesFrom("[1]"), HasErrorCode(ErrorCode::Corrupt));
    EXPECT_THAT(KeptRepository(m_db).apply({{"artist", "[1]", ""}}),
                testing::Not(test::HasValue()));
}

}  // namespace
}  // namespace crossfade
