// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vote_repository.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>
#include <limits>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;

class VoteRepositoryTest : public testing::Test {
protected:
    Database makeDatabase()
    {
        static_cast<void>(valueOf(Database::create(m_dir / "p.crossfade")));
        return valueOf(Database::open(m_dir / "p.crossfade", Access::ReadWrite));
    }
    static BlindSession session()
    {
        return {0,
                "learned or flat",
                "2024-01-02T03:04:05Z",
                "{\"a\":1}",
                "{\"b\":2}",
                10,
                std::numeric_limits<std::uint64_t>::max(),
                {{{"q1"}, {"x", "y"}, {"y", "x"}, true, {}, ""},
                 {{"q2", "q3"}, {"x"}, {}, false, Choice::Tie, "then"}}};
    }

    TempDir m_dir;
    Database m_db = makeDatabase();
    VoteRepository m_votes{m_db};
};

TEST_F(VoteRepositoryTest, ASessionComesBackAsItWas)
{
    BlindSession expected = session();
    expected.id = valueOf(m_votes.add(session()));
    EXPECT_EQ(valueOf(m_votes.find(expected.id)), expected);
    const std::int64_t later = valueOf(m_votes.add(session()));
    const auto all = valueOf(m_votes.list());
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, later);
    EXPECT_EQ(all[1], expected);
}

TEST_F(VoteRepositoryTest, AVoteIsStoredChangedAndTakenBack)
{
    const std::int64_t id = valueOf(m_votes.add(session()));
    const auto trial = [&](std::size_t at) { return valueOf(m_votes.find(id)).trials.at(at); };
    for (const Choice choice : {Choice::Left, Choice::Right, Choice::Tie}) {
        expectOk(m_votes.vote(id, 0, choice, "now"));
        EXPECT_EQ(trial(0).choice, choice);
        EXPECT_EQ(trial(0).voted, "now");
    }
    EXPECT_EQ(trial(1), session().trials[1]) << "the other is left alone";
    expectOk(m_votes.vote(id, 0, std::nullopt, "later"));
    EXPECT_EQ(trial(0), session().trials[0]);
}

TEST_F(VoteRepositoryTest, WhatIsNotThereIsSaid)
{
    const std::int64_t id = valueOf(m_votes.add(session()));
    EXPECT_THAT(m_votes.vote(id, 2, Choice::Left, ""), HasErrorWith("no trial 3"));
    EXPECT_THAT(m_votes.vote(id + 1, 0, Choice::Left, ""), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(m_votes.find(id + 1), HasErrorCode(ErrorCode::NotFound));
}

TEST_F(VoteRepositoryTest, WhatIsNoVoteIsCorrupt)
{
    const std::int64_t id = valueOf(m_votes.add(session()));
    m_db.handle().exec("UPDATE blind_trial SET choice = 'up'");
    EXPECT_THAT(m_votes.find(id), HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
