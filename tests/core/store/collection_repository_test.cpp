// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/collection_repository.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using Collections = std::vector<CollectionRecord>;

class CollectionRepositoryTest : public testing::Test {
protected:
    Database openDatabase() { return valueOf(Database::open(m_path, Access::ReadWrite)); }
    Collections list() { return valueOf(m_collections.list()); }
    CollectionRecord add(const std::string& name, std::int64_t position)
    {
        const Collections wanted = {{0, name, "notes", position, {{"z", "why"}, {"a", ""}}}};
        return valueOf(m_collections.replace({}, wanted)).at(0);
    }

    TempDir m_dir;
    std::filesystem::path m_path = [this] {
        static_cast<void>(valueOf(Database::create(m_dir / "p.crossfade")));
        return m_dir / "p.crossfade";
    }();
    Database m_db = openDatabase();
    CollectionRepository m_collections{m_db};
};

TEST_F(CollectionRepositoryTest, ACollectionComesBackAsItWasWithItsOrder)
{
    const CollectionRecord stored = add("Friday", 4);
    EXPECT_NE(stored.id, 0);
    EXPECT_EQ(stored.name, "Friday");
    EXPECT_EQ(stored.notes, "notes");
    EXPECT_EQ(stored.artists, (std::vector<CollectionArtist>{{"z", "why"}, {"a", ""}}));
    Database other = openDatabase();
    EXPECT_EQ(valueOf(CollectionRepository(other).list()), Collections{stored});
}

TEST_F(CollectionRepositoryTest, AreListedByTheirPlace)
{
    const CollectionRecord second = add("b", 1);
    const CollectionRecord third = add("c", 2);
    const CollectionRecord first = add("a", 0);
    EXPECT_EQ(list(), (Collections{first, second, third}));
}

TEST_F(CollectionRepositoryTest, OneIsReplacedAndPutBackUnderItsId)
{
    const CollectionRecord before = add("Friday", 0);
    CollectionRecord after = before;
    after.name = "Saturday";
    after.artists = {{"b", "new"}};
    EXPECT_EQ(valueOf(m_collections.replace({&before, 1}, {&after, 1})), Collections{after});
    EXPECT_EQ(list(), Collections{after});
    EXPECT_TRUE(valueOf(m_collections.replace({&after, 1}, {})).empty());
    EXPECT_TRUE(list().empty());
    EXPECT_EQ(m_db.handle().execAndGet("SELECT count(*) FROM collection_artist").getInt(), 0);
    EXPECT_EQ(valueOf(m_collections.replace({}, {&before, 1})), Collections{before});
    EXPECT_EQ(list(), Collections{before});
}

TEST_F(CollectionRepositoryTest, AnIdIsNeverGivenTwice)
{
    const CollectionRecord first = add("first", 0);
    static_cast<void>(valueOf(m_collections.replace({&first, 1}, {})));
    EXPECT_GT(add("second", 0).id, first.id) << "or undoing would bring the first back onto it";
}

TEST_F(CollectionRepositoryTest, NamesMayBeExchanged)
{
    const Collections before = {add("one", 0), add("two", 1)};
    Collections after = before;
    std::swap(after[0].name, after[1].name);
    static_cast<void>(valueOf(m_collections.replace(before, after)));
    EXPECT_EQ(list(), after);
}

TEST_F(CollectionRepositoryTest, WhatAnotherChangedIsNotOverwritten)
{
    const CollectionRecord seen = add("Friday", 0);
    CollectionRecord theirs = seen;
    theirs.artists.push_back({"theirs", ""});
    Database other = openDatabase();
    static_cast<void>(valueOf(CollectionRepository(other).replace({&seen, 1}, {&theirs, 1})));
    CollectionRecord mine = seen;
    mine.artists.clear();
    const auto refused = m_collections.replace({&seen, 1}, {&mine, 1});
    EXPECT_THAT(refused, HasErrorCode(ErrorCode::Busy));
    EXPECT_THAT(refused, HasErrorWith("\"Friday\" has been changed by another program"));
    EXPECT_THAT(m_collections.replace({}, {&seen, 1}), HasErrorCode(ErrorCode::InvalidInput))
        << "nor put onto one that is there";
    EXPECT_EQ(list(), Collections{theirs});
}

TEST_F(CollectionRepositoryTest, TwoOfOneNameAreRefusedWhole)
{
    const CollectionRecord first = add("first", 0);
    const CollectionRecord second = add("second", 1);
    CollectionRecord renamed = second;
    renamed.name = "first";
    EXPECT_THAT(m_collections.replace({&second, 1}, {&renamed, 1}),
                HasErrorWith("There is a collection \"first\" already."));
    EXPECT_EQ(list(), (Collections{first, second})) << "what was taken out is back";
}

TEST_F(CollectionRepositoryTest, NobodyIsInACollectionTwice)
{
    const Collections twice = {{0, "twice", "", 0, {{"a", ""}, {"a", "again"}}}};
    EXPECT_FALSE(m_collections.replace({}, twice).hasValue());
    EXPECT_TRUE(list().empty());
}

}  // namespace
}  // namespace crossfade
