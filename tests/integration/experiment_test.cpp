// SPDX-License-Identifier: GPL-3.0-or-later
// Sweeps: all runs, kills and cancels in the middle, and what fails.
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

namespace crossfade {
namespace {

namespace fs = std::filesystem;
using test::CliProcess;
using test::CliResult;
using test::Json;
using test::runCli;
using test::TempDir;
using Words = std::vector<std::string>;

constexpr const char* kSmall = "dimension = 16\nbatch = 128\nthreads = 1\n";

class ExperimentTest : public testing::Test {
protected:
    void SetUp() override
    {
        test::writeGeneratedCatalogue(m_dir / "folder", 400, 1);
        ASSERT_EQ(runCli({"import", (m_dir / "folder").string(), "-p", m_project}).exitCode, 0);
    }
    Words experiment(const std::string& text)
    {
        return {"experiment", m_dir.write("a.sweep", text).string(), "-p", m_project, "--json"};
    }
    Json info() const { return runCli({"info", "-p", m_project, "--json"}).json(); }
    /// Until the unfinished training has run so many epochs.
    bool waitForEpochs(int epochs) const
    {
        for (int attempt = 0; attempt < 300; ++attempt) {
            const Json unfinished = info().at("unfinished");
            if (!unfinished.empty() && unfinished[0].at("epochs") >= epochs) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }

    TempDir m_dir;
    std::string m_project = (m_dir / "p.crossfade").string();
};

TEST_F(ExperimentTest, AKilledSweepGoesOnAndRepeatsNothing)
{
    const std::string text =
        std::string("name = killed\nobjective = pairwise\nepochs = 3 150\n") + kSmall;
    {
        CliProcess sweep(experiment(text));
        ASSERT_TRUE(sweep.waitFor("run 2 of 2, epochs=150, begins"));
        ASSERT_TRUE(waitForEpochs(2));
        sweep.send(SIGKILL);
        ASSERT_EQ(sweep.wait().exitCode, -1) << "it was too quick to be killed";
    }
    Json state = info();
    ASSERT_EQ(state.at("runs").size(), 1U);
    const Json first = state.at("runs")[0];
    EXPECT_EQ(first.at("name"), "killed: epochs=3");
    ASSERT_EQ(state.at("unfinished").size(), 1U);
    const std::string begun = state.at("unfinished")[0].at("created");

    const CliResult again = runCli(experiment(text));
    ASSERT_EQ(again.exitCode, 0) << again.err;
    EXPECT_NE(again.err.find("run 1 of 2, epochs=3, was finished before"), std::string::npos);
    EXPECT_NE(again.err.find("run 2 of 2, epochs=150, goes on"), std::string::npos) << again.err;
    const Json result = again.json();
    EXPECT_EQ(result.at("found"), 1);
    EXPECT_EQ(result.at("trained"), 1);
    ASSERT_EQ(result.at("runs").size(), 2U);
    for (const Json& run : result.at("runs")) {
        EXPECT_GT(run.at("ndcg"), 0.0);
        EXPECT_GT(run.at("seconds"), 0.0);
    }
    state = info();
    ASSERT_EQ(state.at("runs").size(), 2U);
    EXPECT_EQ(state.at("runs")[1], first) << "the finished run is as it was";
    EXPECT_EQ(state.at("runs")[0].at("created"), begun) << "the same training";
    EXPECT_EQ(state.at("runs")[0].at("name"), "killed: epochs=150");
    EXPECT_TRUE(state.at("unfinished").empty());

    const Json third = runCli(experiment(text)).json();
    EXPECT_EQ(third.at("found"), 2);
    EXPECT_EQ(info().at("runs").size(), 2U);
    const Json list = runCli({"experiment", "--list", "-p", m_project, "--json"}).json();
    ASSERT_EQ(list.at("experiments").size(), 1U);
    EXPECT_EQ(list.at("experiments")[0].at("runs"), result.at("runs"));
}

TEST_F(ExperimentTest, ACancelledSweepKeepsWhatIsFinishedAndSaysHowToGoOn)
{
    const Words words = experiment(std::string("name = c\nepochs = 2 400\n") + kSmall);
    CliProcess sweep(words);
    ASSERT_TRUE(sweep.waitFor("run 2 of 2, epochs=400, begins"));
    ASSERT_TRUE(waitForEpochs(1));
    sweep.send(SIGINT);
    const CliResult result = sweep.wait();
    EXPECT_EQ(result.exitCode, 1);
    EXPECT_NE(result.err.find("Go on with: crossfade-cli experiment"), std::string::npos);
    EXPECT_EQ(result.json().at("trained"), 1);
    EXPECT_EQ(result.json().at("left"), 1);
    EXPECT_GT(result.json().at("runs")[0].at("ndcg"), 0.0);
    EXPECT_FALSE(result.json().at("runs")[1].contains("run"));
    EXPECT_EQ(info().at("unfinished").size(), 1U);
}

TEST_F(ExperimentTest, ARunThatFailsIsSaidAndTriedAgain)
{
    // No artist is so popular, so that one run has nothing to train on.
    const Words words = experiment(
        std::string("name = f\nmin-popularity = 1e17 0\nseed = 0 1\nepochs = 1\n") + kSmall);
    for (const bool again : {false, true}) {
        const CliResult result = runCli(words);
        EXPECT_EQ(result.exitCode, 1);
        const Json json = result.json();
        EXPECT_EQ(json.at("failed"), 2);
        EXPECT_EQ(json.at(again ? "found" : "trained"), 2);
        EXPECT_NE(json.at("runs")[0].at("error"), "");
        EXPECT_FALSE(json.at("runs")[2].contains("error"));
        ASSERT_EQ(json.at("seeds").size(), 1U);
        EXPECT_EQ(json.at("seeds")[0].at("label"), "min-popularity=0");
        EXPECT_EQ(json.at("seeds")[0].at("runs"), 2);
    }
    const CliResult text = runCli({"experiment", "--list", "-p", m_project});
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_NE(text.out.find("failed: "), std::string::npos) << text.out;
    EXPECT_NE(text.out.find(" ± "), std::string::npos) << text.out;
}

TEST_F(ExperimentTest, AFaultyFileEndsWithTwoBeforeAnyWork)
{
    for (const auto& [text, sentence] :
         {std::pair{"name = x\ntempo = 3\n", "a.sweep:2: There is no key \"tempo\""},
          std::pair{"name = x\nmodalities = audio,smell\n", "a.sweep:2: There is no modality"},
          std::pair{"", "has no name"}}) {
        const CliResult result = runCli(experiment(text));
        EXPECT_EQ(result.exitCode, 2) << text;
        EXPECT_NE(result.err.find(sentence), std::string::npos) << result.err;
    }
    EXPECT_EQ(runCli({"experiment", "/nowhere.sweep", "-p", m_project}).exitCode, 2);
    EXPECT_EQ(runCli({"experiment", "-p", m_project}).exitCode, 2);
    EXPECT_EQ(runCli({"experiment", "x", "--list", "-p", m_project}).exitCode, 2);
    EXPECT_TRUE(runCli({"experiment", "--list", "-p", m_project, "--json"})
                    .json()
                    .at("experiments")
                    .empty());
}

}  // namespace
}  // namespace crossfade
