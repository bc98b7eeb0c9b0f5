// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/backup_project.h"

#include "core/store/run_repository.h"
#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <stop_token>

namespace crossfade {
namespace {

namespace fs = std::filesystem;
using test::expectOk;
using test::HasErrorWith;
using test::valueOf;

class BackupProjectTest : public testing::Test {
protected:
    test::TempDir m_dir;
    fs::path m_project = test::makeTrainedProject(m_dir);
    fs::path m_copy = m_dir / "copy.crossfade";
};

TEST_F(BackupProjectTest, TheCopyHoldsTheSameAndStandsAlone)
{
    expectOk(backUpProject(m_project, m_copy, IfExists::Refuse, {}));
    Project copy = valueOf(Project::open(m_copy));
    {
        Project original = valueOf(Project::open(m_project));
        EXPECT_EQ(copy.catalogue()->stored.dataHash, original.catalogue()->stored.dataHash);
        EXPECT_EQ(valueOf(copy.runs()).size(), valueOf(original.runs()).size());
    }
    fs::remove(m_project);
    EXPECT_THAT(copy.loadRun({0}), test::HasValue());
    expectOk(copy.saveSession("written to"));
}

TEST_F(BackupProjectTest, WhatIsStillInTheLogOfAnOpenProjectIsCopied)
{
    Project open = valueOf(Project::open(m_project));
    expectOk(open.saveSession("just now"));
    ASSERT_TRUE(fs::exists(m_project.string() + "-wal"));
    expectOk(backUpProject(m_project, m_copy, IfExists::Refuse, {}));
    EXPECT_EQ(valueOf(valueOf(Project::open(m_copy)).loadSession()), "just now");
}

TEST_F(BackupProjectTest, IsOfOneMomentWhileAnotherWrites)
{
    test::storeRandomRun(m_project, "so large that it takes several steps", 4000);
    Project writer = valueOf(Project::open(m_project));
    expectOk(writer.saveSession("before"));
    int reports = 0;
    const JobContext job({}, [&](const JobContext::Progress&) {
        // Between the steps, as a training does that stores its epochs.
        if (reports++ < 3) expectOk(writer.saveSession("during"));
    });
    expectOk(backUpProject(m_project, m_copy, IfExists::Refuse, job));
    EXPECT_GE(reports, 3) << "there is a between";
    EXPECT_EQ(valueOf(valueOf(Project::open(m_copy)).loadSession()), "before");
    EXPECT_EQ(valueOf(writer.loadSession()), "during");
}

TEST_F(BackupProjectTest, ACancelLeavesNothingBehindAndWhatWasThere)
{
    test::writeBytes(m_copy, "old");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(backUpProject(m_project, m_copy, IfExists::Replace, {stop.get_token(), {}}),
                test::HasErrorCode(ErrorCode::Cancelled));
    EXPECT_EQ(test::readBytes(m_copy), "old");
    EXPECT_EQ(m_dir.listing().find(".part"), std::string::npos) << m_dir.listing();
}

TEST_F(BackupProjectTest, ReplacesAFileOnlyWhenAsked)
{
    test::writeBytes(m_copy, "old");
    EXPECT_THAT(backUpProject(m_project, m_copy, IfExists::Refuse, {}),
                HasErrorWith("exists already"));
    EXPECT_EQ(test::readBytes(m_copy), "old");
    expectOk(backUpProject(m_project, m_copy, IfExists::Replace, {}));
    EXPECT_THAT(Project::open(m_copy), test::HasValue());
}

TEST_F(BackupProjectTest, NeverOntoItselfByWhateverName)
{
    EXPECT_THAT(backUpProject(m_project, m_project, IfExists::Replace, {}),
                HasErrorWith("is the project itself"));
    const fs::path link = m_dir / "link.crossfade";
    fs::create_symlink(m_project, link);
    EXPECT_THAT(backUpProject(m_project, link, IfExists::Replace, {}),
                HasErrorWith("is the project itself"));
    EXPECT_THAT(Project::open(m_project), test::HasValue());
}

TEST_F(BackupProjectTest, AProjectThatIsOpenElsewhereIsNotReplaced)
{
    expectOk(backUpProject(m_project, m_copy, IfExists::Refuse, {}));
    Project open = valueOf(Project::open(m_copy));
    expectOk(open.saveSession("of the copy"));
    EXPECT_THAT(backUpProject(m_project, m_copy, IfExists::Replace, {}),
                HasErrorWith("is open in another program"));
    EXPECT_EQ(valueOf(open.loadSession()), "of the copy");
}

TEST_F(BackupProjectTest, PlacesThatCantBeAreSentences)
{
    EXPECT_THAT(backUpProject(m_dir / "gone.crossfade", m_copy, IfExists::Refuse, {}),
                HasErrorWith("There is no project"));
    EXPECT_THAT(backUpProject(m_project, m_dir / "none/copy.crossfade", IfExists::Refuse, {}),
                HasErrorWith("There is no folder"));
    EXPECT_THAT(backUpProject(m_project, m_dir.path(), IfExists::Replace, {}),
                HasErrorWith("is a folder"));
    const fs::path other = m_dir.write("no project", "text");
    EXPECT_THAT(backUpProject(other, m_copy, IfExists::Refuse, {}),
                HasErrorWith("is not a Crossfade project"));
    EXPECT_FALSE(fs::exists(m_copy));
}

}  // namespace
}  // namespace crossfade
