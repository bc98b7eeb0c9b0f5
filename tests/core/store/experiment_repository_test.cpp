// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/experiment_repository.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;

class ExperimentRepositoryTest : public testing::Test {
protected:
    Database makeDatabase()
    {
        static_cast<void>(valueOf(Database::create(m_dir / "p.crossfade")));
        Database db = valueOf(Database::open(m_dir / "p.crossfade", Access::ReadWrite));
        db.handle().exec(
            "INSERT INTO run VALUES (7, 'n', 'c', 'm', '{}', 0, 'd', 'f', '{}', '{}', '[]', '[]', "
            "'[]', '[]', 4, x'00')");
        return db;
    }
    static ExperimentRecord record(const std::string& text)
    {
        return {0,
                "two",
                text,
                "2024-01-02T03:04:05Z",
                {{"a=1", "{1}", {}, "", 0.0}, {"a=2", "{2}", {}, "", 0.0}}};
    }

    TempDir m_dir;
    Database m_db = makeDatabase();
    ExperimentRepository m_experiments{m_db};
};

TEST_F(ExperimentRepositoryTest, AnExperimentComesBackAsItWasBegun)
{
    const ExperimentRecord begun = valueOf(m_experiments.begin(record("text")));
    EXPECT_NE(begun.id, 0);
    EXPECT_EQ(begun.name, "two");
    EXPECT_EQ(begun.created, "2024-01-02T03:04:05Z");
    EXPECT_EQ(begun.runs, record("text").runs);
    EXPECT_EQ(valueOf(m_experiments.list()).size(), 1U);
}

TEST_F(ExperimentRepositoryTest, TheSameTextGoesOnAndAnotherIsNewer)
{
    const ExperimentRecord begun = valueOf(m_experiments.begin(record("text")));
    expectOk(m_experiments.recordRun(begun.id, 0, {"", "", {7}, "", 1.5}));
    expectOk(m_experiments.recordRun(begun.id, 1, {"", "", {}, "It failed.", 0.0}));
    ExperimentRecord later = record("text");
    later.created = "later";
    const ExperimentRecord again = valueOf(m_experiments.begin(later));
    EXPECT_EQ(again.id, begun.id);
    EXPECT_EQ(again.created, begun.created);
    EXPECT_EQ(again.runs[0], (ExperimentRunRecord{"a=1", "{1}", {7}, "", 1.5}));
    EXPECT_EQ(again.runs[1], (ExperimentRunRecord{"a=2", "{2}", {}, "It failed.", 0.0}));
    expectOk(m_experiments.recordRun(begun.id, 1, {"", "", {7}, "", 2.0}));
    const ExperimentRecord other = valueOf(m_experiments.begin(record("other text")));
    const auto all = valueOf(m_experiments.list());
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, other.id);
    EXPECT_EQ(all[1].runs[1].error, "") << "what is finished did not fail";
}

TEST_F(ExperimentRepositoryTest, RunsOfOtherOptionsBeginAnew)
{
    const ExperimentRecord begun = valueOf(m_experiments.begin(record("text")));
    for (const std::size_t i : {0U, 1U})
        expectOk(m_experiments.recordRun(begun.id, i, {"", "", {7}, "", 1.5}));
    ExperimentRecord changed = record("text");
    changed.runs[1].options = "{3}";
    const ExperimentRecord again = valueOf(m_experiments.begin(changed));
    EXPECT_EQ(again.runs[0].run.value, 7);
    EXPECT_EQ(again.runs[1], changed.runs[1]);
}

TEST_F(ExperimentRepositoryTest, ARunThatGoesAwayIsToBeDoneAgain)
{
    const ExperimentRecord begun = valueOf(m_experiments.begin(record("text")));
    expectOk(m_experiments.recordRun(begun.id, 0, {"", "", {7}, "", 1.5}));
    m_db.handle().exec("DELETE FROM run");
    EXPECT_EQ(valueOf(m_experiments.list())[0].runs[0].run.value, 0);
}

TEST_F(ExperimentRepositoryTest, RunsThatAreNotThereAreSaid)
{
    const ExperimentRecord begun = valueOf(m_experiments.begin(record("text")));
    EXPECT_THAT(m_experiments.recordRun(begun.id, 2, {}), HasErrorWith("no run 3"));
    EXPECT_FALSE(m_experiments.recordRun(begun.id, 0, {"", "", {99}, "", 0.0}).hasValue())
        << "foreign keys are on";
}

}  // namespace
}  // namespace crossfade
