// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mark_repository.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using Marks = std::vector<MarkRecord>;
using Ids = std::vector<std::string>;

class MarkRepositoryTest : public testing::Test {
protected:
    Database makeDatabase()
    {
        static_cast<void>(valueOf(Database::create(m_dir / "p.crossfade")));
        return valueOf(Database::open(m_dir / "p.crossfade", Access::ReadWrite));
    }

    TempDir m_dir;
    Database m_db = makeDatabase();
    MarkRepository m_repository{m_db};
};

TEST_F(MarkRepositoryTest, MarksOfOneArtistStandApartByQuery)
{
    const MarkRecord always{"x", {}, Mark::Hide, "2024-01-02T03:04:05Z"};
    const MarkRecord forA{"x", {"a"}, Mark::Keep, "t1"};
    const MarkRecord forBoth{"x", {"a", "b\"\n"}, Mark::Reject, "t2"};
    for (const MarkRecord& one : {forBoth, always, forA}) expectOk(m_repository.putMark(one));
    EXPECT_EQ(valueOf(m_repository.findMark("x", {})), always);
    EXPECT_EQ(valueOf(m_repository.findMark("x", {"a"})), forA);
    EXPECT_EQ(valueOf(m_repository.findMark("x", {"a", "b\"\n"})), forBoth);
    EXPECT_EQ(valueOf(m_repository.findMark("x", {"b"})), std::nullopt);
    EXPECT_EQ(valueOf(m_repository.findMark("y", {})), std::nullopt);
    EXPECT_THAT(valueOf(m_repository.marks()),
                testing::UnorderedElementsAre(always, forA, forBoth));
}

TEST_F(MarkRepositoryTest, ALaterMarkStandsForTheEarlier)
{
    expectOk(m_repository.putMark({"x", {"a"}, Mark::Keep, "t1"}));
    expectOk(m_repository.putMark({"x", {"a"}, Mark::Reject, "t2"}));
    EXPECT_EQ(valueOf(m_repository.marks()), (Marks{{"x", {"a"}, Mark::Reject, "t2"}}));
    expectOk(m_repository.removeMark("x", {}));
    EXPECT_EQ(valueOf(m_repository.marks()).size(), 1U) << "that of another query stays";
    expectOk(m_repository.removeMark("x", {"a"}));
    expectOk(m_repository.removeMark("x", {"a"}));
    EXPECT_TRUE(valueOf(m_repository.marks()).empty());
}

TEST_F(MarkRepositoryTest, ANoteIsKeptReplacedAndTakenAway)
{
    EXPECT_EQ(valueOf(m_repository.noteOf("x")), "");
    expectOk(m_repository.putNote({"x", "two\nlines"}));
    expectOk(m_repository.putNote({"b", "other"}));
    EXPECT_EQ(valueOf(m_repository.noteOf("x")), "two\nlines");
    EXPECT_EQ(valueOf(m_repository.notes()),
              (std::vector<NoteRecord>{{"b", "other"}, {"x", "two\nlines"}}));
    expectOk(m_repository.putNote({"x", "new"}));
    EXPECT_EQ(valueOf(m_repository.noteOf("x")), "new");
    expectOk(m_repository.putNote({"x", ""}));
    EXPECT_EQ(valueOf(m_repository.notes()).size(), 1U);
}

TEST_F(MarkRepositoryTest, WhatIsNoMarkOrNoQueryIsCorrupt)
{
    m_db.handle().exec("INSERT INTO mark VALUES ('x', '[]', 'love', '')");
    EXPECT_THAT(m_repository.marks(), HasErrorCode(ErrorCode::Corrupt));
    EXPECT_THAT(m_repository.marks(), HasErrorWith("\"love\""));
    m_db.handle().exec("UPDATE mark SET mark = 'keep', query = 'a'");
    EXPECT_THAT(m_repository.marks(), HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
