// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a project, on the command line.
#include "tests/integration/cli.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::CliResult;
using test::runCli;

class CliBackupTest : public testing::Test {
protected:
    CliResult backUp(const std::string& file, const std::vector<std::string>& more = {}) const
    {
        std::vector<std::string> words = {"backup", "-p", m_project, "-o", file};
        words.insert(words.end(), more.begin(), more.end());
        return runCli(words);
    }

    test::TempDir m_dir;
    std::string m_project = test::makeTrainedProject(m_dir).string();
    std::string m_copy = (m_dir / "copy.crossfade").string();
};

TEST_F(CliBackupTest, TheCopyIsAProjectOfItsOwn)
{
    const CliResult made = backUp(m_copy, {"--json"});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    EXPECT_EQ(made.json().at("file"), m_copy);
    const auto info = [](const std::string& project) {
        auto json = runCli({"info", "-p", project, "--json"}).json();
        json.erase("project");
        return json;
    };
    EXPECT_EQ(info(m_copy), info(m_project));
}

TEST_F(CliBackupTest, WhatIsThereIsReplacedOnlyWhenAsked)
{
    ASSERT_EQ(backUp(m_copy).exitCode, 0);
    const CliResult refused = backUp(m_copy);
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_NE(refused.err.find("exists already; --overwrite replaces it."), std::string::npos)
        << refused.err;
    EXPECT_EQ(backUp(m_copy, {"--overwrite"}).exitCode, 0);
    const CliResult itself = backUp(m_project, {"--overwrite"});
    EXPECT_EQ(itself.exitCode, 1);
    EXPECT_NE(itself.err.find("is the project itself"), std::string::npos) << itself.err;
}

}  // namespace
}  // namespace crossfade
