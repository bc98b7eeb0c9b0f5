// SPDX-License-Identifier: GPL-3.0-or-later
// Kills, cancels and full disks: no half-written data, and a training that goes on.
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

namespace crossfade {
namespace {

namespace fs = std::filesystem;
using test::CliOptions;
using test::CliProcess;
using test::CliResult;
using test::Json;
using test::readBytes;
using test::runCli;
using test::TempDir;
using Words = std::vector<std::string>;

class InterruptionTest : public testing::Test {
protected:
    void SetUp() override
    {
        test::writeGeneratedCatalogue(m_dir / "folder", 400, 1);
        ASSERT_EQ(importInto(m_project).exitCode, 0);
    }
    CliResult importInto(const fs::path& project, const CliOptions& options = {})
    {
        return runCli(importWords(project), options);
    }
    Words importWords(const fs::path& project) const
    {
        return {"import", (m_dir / "folder").string(), "-p", project.string(), "--json"};
    }
    static Words trainWords(const fs::path& project)
    {
        return {"train",   "-p",  project.string(), "--epochs", "40",    "--dimension", "32",
                "--batch", "128", "--threads",      "1",        "--json"};
    }
    static Json info(const fs::path& project)
    {
        return runCli({"info", "-p", project.string(), "--json"}).json();
    }
    std::string embeddings(const fs::path& project)
    {
        const fs::path file = m_dir / "e.npy";
        EXPECT_EQ(runCli({"export", "-p", project.string(), "-o", file.string()}).exitCode, 0);
        return readBytes(file);
    }
    fs::path copyOfProject(const char* name)
    {
        fs::copy_file(m_project, m_dir / name);
        return m_dir / name;
    }

    TempDir m_dir;
    fs::path m_project = m_dir / "p.crossfade";
};

TEST_F(InterruptionTest, AKilledTrainingGoesOnToTheSameEncodings)
{
    const fs::path whole = copyOfProject("whole.crossfade");
    ASSERT_EQ(runCli(trainWords(whole)).exitCode, 0);
    {
        Words named = trainWords(m_project);
        named.insert(named.end(), {"--name", "by its name"});
        CliProcess training(named);
        ASSERT_TRUE(training.waitFor("epoch 3:"));
        training.send(SIGKILL);
        ASSERT_EQ(training.wait().exitCode, -1) << "it was too quick to be killed";
    }
    Json state = info(m_project);
    EXPECT_TRUE(state.at("runs").empty());
    ASSERT_EQ(state.at("unfinished").size(), 1U);
    EXPECT_GE(state.at("unfinished")[0].at("epochs"), 3);
    EXPECT_EQ(state.at("unfinished")[0].at("name"), "by its name");
    const CliResult resumed = runCli({"train", "-p", m_project.string(), "--resume", "--json"});
    ASSERT_EQ(resumed.exitCode, 0) << resumed.err;
    EXPECT_EQ(resumed.json().at("epochs"), 40);
    EXPECT_EQ(resumed.json().at("name"), "by its name");
    state = info(m_project);
    EXPECT_EQ(state.at("runs").size(), 1U);
    EXPECT_TRUE(state.at("unfinished").empty());
    EXPECT_TRUE(embeddings(m_project) == embeddings(whole)) << "not the same bytes";
}

TEST_F(InterruptionTest, ACancelledTrainingSaysHowToGoOnAndDoes)
{
    const fs::path whole = copyOfProject("whole.crossfade");
    ASSERT_EQ(runCli(trainWords(whole)).exitCode, 0);
    CliProcess training(trainWords(m_project));
    ASSERT_TRUE(training.waitFor("epoch 2:"));
    training.send(SIGINT);
    const CliResult result = training.wait();
    EXPECT_EQ(result.exitCode, 1);
    EXPECT_NE(result.err.find("train --project=" + m_project.string() + " --resume"),
              std::string::npos)
        << result.err;
    EXPECT_EQ(runCli({"train", "-p", m_project.string(), "--resume", "--name", "late"}).exitCode,
              0);
    EXPECT_EQ(info(m_project).at("runs")[0].at("name"), "late") << "a name may come later";
    EXPECT_TRUE(embeddings(m_project) == embeddings(whole));
}

TEST_F(InterruptionTest, ATrainingDoesNotGoOnWithAnotherCatalogue)
{
    {
        CliProcess training(trainWords(m_project));
        ASSERT_TRUE(training.waitFor("epoch 1:"));
        training.send(SIGKILL);
        static_cast<void>(training.wait());
    }
    test::writeGeneratedCatalogue(m_dir / "folder", 300, 2);
    ASSERT_EQ(importInto(m_project).exitCode, 0);
    const CliResult resumed = runCli({"train", "-p", m_project.string(), "--resume"});
    EXPECT_EQ(resumed.exitCode, 1);
    EXPECT_NE(resumed.err.find("catalogue has changed"), std::string::npos) << resumed.err;
}

/// Kills an import after `delay`; true if it came to its end before.
bool killAfter(const Words& words, std::chrono::milliseconds delay)
{
    CliProcess import(words);
    std::this_thread::sleep_for(delay);
    import.send(SIGKILL);
    return import.wait().exitCode == 0;
}

TEST_F(InterruptionTest, AKilledImportLeavesNoProjectOrAWholeOne)
{
    test::writeGeneratedCatalogue(m_dir / "folder", 4000, 3);
    const fs::path project = m_dir / "new.crossfade";
    int killed = 0;
    for (int delay = 5; delay < 4000 && killed < 40; delay += 10 + delay / 4) {
        const bool whole = killAfter(importWords(project), std::chrono::milliseconds(delay));
        if (!whole && !fs::exists(project)) {
            ++killed;
            continue;
        }
        EXPECT_EQ(info(project).at("artists"), 4000);
        if (whole) break;
    }
    EXPECT_GT(killed, 3) << "the import was never caught at work";
    ASSERT_EQ(importInto(project).exitCode, 0) << "what a killed one left is in nobody's way";
    for (const char* rest : {".lock", ".importing", ".importing-journal"})
        EXPECT_FALSE(fs::exists(project.string() + rest)) << rest;
}

TEST_F(InterruptionTest, AKilledUpdateLeavesTheOldCatalogueOrTheNew)
{
    const std::string before = info(m_project).at("data_hash");
    test::writeGeneratedCatalogue(m_dir / "folder", 4000, 3);
    int killed = 0;
    for (int delay = 5; delay < 4000; delay += 10 + delay / 4) {
        const bool whole = killAfter(importWords(m_project), std::chrono::milliseconds(delay));
        const Json state = info(m_project);
        if (state.at("data_hash") == before) {
            EXPECT_FALSE(whole);
            EXPECT_EQ(state.at("artists"), 400);
            ++killed;
        } else {
            EXPECT_EQ(state.at("artists"), 4000);
            EXPECT_EQ(state.at("modalities").size(), 3U);
            break;
        }
    }
    EXPECT_GT(killed, 3) << "the import was never caught at work";
}

TEST_F(InterruptionTest, AWriteThatFailsMidwayLeavesNothingOfANewProject)
{
    for (const std::size_t limit : {std::size_t{1000}, std::size_t{60000}, std::size_t{200000}}) {
        CliOptions full;
        full.fileLimit = limit;
        const fs::path project = m_dir / "new.crossfade";
        const CliResult result = importInto(project, full);
        EXPECT_EQ(result.exitCode, 1) << limit;
        EXPECT_NE(result.err.find("new.crossfade"), std::string::npos) << result.err;
        EXPECT_EQ(m_dir.listing(), "folder p.crossfade") << limit;
    }
}

TEST_F(InterruptionTest, AWriteThatFailsMidwayLeavesAnOldProjectAsItWas)
{
    const Json before = info(m_project);
    test::writeGeneratedCatalogue(m_dir / "folder", 900, 4);
    CliOptions full;
    full.fileLimit = fs::file_size(m_project);
    const CliResult result = importInto(m_project, full);
    EXPECT_EQ(result.exitCode, 1);
    EXPECT_NE(result.err.find("p.crossfade"), std::string::npos) << result.err;
    EXPECT_EQ(info(m_project), before);
    EXPECT_EQ(importInto(m_project).exitCode, 0) << "and it can be written again";
}

TEST_F(InterruptionTest, AnExportThatFailsMidwayLeavesNoHalfFile)
{
    Words train = trainWords(m_project);
    train[4] = "1";
    ASSERT_EQ(runCli(train).exitCode, 0);
    fs::create_directory(m_dir / "out");
    CliOptions full;
    full.fileLimit = 40000;  // the ids fit, the vectors do not
    const CliResult result =
        runCli({"export", "-p", m_project.string(), "-o", (m_dir / "out/e.npy").string()}, full);
    EXPECT_EQ(result.exitCode, 1);
    EXPECT_NE(result.err.find("e.npy"), std::string::npos) << result.err;
    EXPECT_FALSE(fs::exists(m_dir / "out/e.npy"));
    for (const auto& entry : fs::directory_iterator(m_dir / "out"))
        EXPECT_NE(entry.path().extension(), ".partial");
}

}  // namespace
}  // namespace crossfade
