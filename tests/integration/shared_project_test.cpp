// SPDX-License-Identifier: GPL-3.0-or-later
// Several programs on one project, and projects that can only be read.
#include "core/store/writer_lock.h"
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <csignal>
#include <sys/stat.h>

namespace crossfade {
namespace {

using test::canBeNobody;
using test::CliOptions;
using test::CliProcess;
using test::CliResult;
using test::runCli;
using test::TempDir;
using Words = std::vector<std::string>;

class SharedProjectTest : public testing::Test {
protected:
    void SetUp() override
    {
        test::writeGeneratedCatalogue(m_dir / "folder", 200, 1);
        ASSERT_EQ(runCli(import()).exitCode, 0);
    }
    Words import() const { return {"import", (m_dir / "folder").string(), "-p", m_project}; }
    Words train(const std::string& epochs) const
    {
        return {"train", "-p",      m_project, "--epochs",  epochs, "--dimension",
                "16",    "--batch", "64",      "--threads", "1"};
    }

    TempDir m_dir;
    std::string m_project = (m_dir / "p.crossfade").string();
};

TEST_F(SharedProjectTest, ASecondWriterIsToldWhoWrites)
{
    const WriterLock lock = test::valueOf(WriterLock::acquire(m_project, "training"));
    for (const Words& words : {import(), train("1")}) {
        const CliResult result = runCli(words);
        EXPECT_EQ(result.exitCode, 1);
        EXPECT_NE(result.err.find("training, process " + std::to_string(::getpid())),
                  std::string::npos)
            << result.err;
        EXPECT_NE(result.err.find("try again"), std::string::npos);
    }
}

TEST_F(SharedProjectTest, OthersReadWhileOneTrains)
{
    ASSERT_EQ(runCli(train("2")).exitCode, 0);
    CliProcess training(train("1000"));
    ASSERT_TRUE(training.waitFor("epoch 2:"));
    for (const Words& words :
         {Words{"info", "-p", m_project}, Words{"evaluate", "-p", m_project, "--method", "tags"},
          Words{"neighbours", "-p", m_project, "--artist", "artist-1"}}) {
        const CliResult result = runCli(words);
        EXPECT_EQ(result.exitCode, 0) << words[0] << ": " << result.err;
    }
    const CliResult second = runCli(import());
    EXPECT_EQ(second.exitCode, 1);
    EXPECT_NE(second.err.find("training, process " + std::to_string(training.pid())),
              std::string::npos)
        << second.err;
    training.send(SIGTERM);
    EXPECT_EQ(training.wait().exitCode, 1);
}

TEST_F(SharedProjectTest, AProjectThatCanOnlyBeReadIsBrowsedAndNotWritten)
{
    if (!canBeNobody()) GTEST_SKIP() << "permissions bind only another user than root";
    ASSERT_EQ(runCli(train("2")).exitCode, 0);
    ::chmod(m_project.c_str(), 0444);
    ::chmod(m_dir.path().c_str(), 0555);
    CliOptions nobody;
    nobody.asNobody = true;
    const CliResult info = runCli({"info", "-p", m_project, "--json"}, nobody);
    EXPECT_EQ(info.exitCode, 0) << info.err;
    EXPECT_EQ(info.json().at("read_only"), true);
    EXPECT_EQ(info.json().at("runs").size(), 1U);
    for (const Words& words :
         {Words{"neighbours", "-p", m_project, "--artist", "artist-1"},
          Words{"search", "-p", m_project, "artst"}, Words{"evaluate", "-p", m_project}})
        EXPECT_EQ(runCli(words, nobody).exitCode, 0) << words[0];
    for (const Words& words : {train("1"), import()}) {
        const CliResult refused = runCli(words, nobody);
        EXPECT_EQ(refused.exitCode, 1) << words[0];
        EXPECT_NE(refused.err.find("can't be written here"), std::string::npos) << refused.err;
    }
    ::chmod(m_dir.path().c_str(), 0755);
    EXPECT_EQ(m_dir.listing(), "folder p.crossfade");
}

}  // namespace
}  // namespace crossfade
