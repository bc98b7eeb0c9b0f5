// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/session_store.h"

#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::valueOf;

class SessionStoreTest : public testing::Test {
protected:
    test::TempDir m_dir;
    std::filesystem::path m_project = test::makeTrainedProject(m_dir);
};

TEST_F(SessionStoreTest, KeepsWhatWasExploredAndHowTheWindowStood)
{
    Project project = valueOf(Project::open(m_project));
    EXPECT_EQ(valueOf(project.loadWindow()), std::nullopt);
    test::expectOk(storeSession(m_project, {"{\"a\":1}", "{\"b\":2}"}));
    EXPECT_EQ(valueOf(project.loadSession()), "{\"a\":1}");
    EXPECT_EQ(valueOf(project.loadWindow()), "{\"b\":2}");
}

TEST_F(SessionStoreTest, AnEmptyTextLeavesWhatIsKept)
{
    test::expectOk(storeSession(m_project, {"first", "window"}));
    test::expectOk(storeSession(m_project, {"", "moved"}));
    Project project = valueOf(Project::open(m_project));
    EXPECT_EQ(valueOf(project.loadSession()), "first");
    EXPECT_EQ(valueOf(project.loadWindow()), "moved");
}

TEST_F(SessionStoreTest, ASessionFromBeforeThereWasAWindowStillOpens)
{
    Project project = valueOf(Project::open(m_project));
    test::expectOk(project.saveSession("old"));
    EXPECT_EQ(valueOf(project.loadSession()), "old");
    EXPECT_EQ(valueOf(project.loadWindow()), std::nullopt);
}

TEST_F(SessionStoreTest, AProjectThatIsGoneIsASentence)
{
    EXPECT_THAT(storeSession(m_dir / "gone.crossfade", {"a", "b"}),
                test::HasErrorWith("There is no project"));
}

}  // namespace
}  // namespace crossfade
