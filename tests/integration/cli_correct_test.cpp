// SPDX-License-Identifier: GPL-3.0-or-later
// Audio files, new artists and corrections on the command line.
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <sstream>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::runCli;
using Words = std::vector<std::string>;

class CliCorrectTest : public testing::Test {
protected:
    CliCorrectTest() : m_project(test::makeTrainedProject(m_dir).string()) {}

    CliResult run(Words words) const
    {
        words.insert(words.begin() + 1, {"-p", m_project, "--json"});
        return runCli(words);
    }
    Json json(const Words& words) const
    {
        const CliResult result = run(words);
        EXPECT_EQ(result.exitCode, 0) << words[0] << ": " << result.err;
        return result.json();
    }
    void expectRefused(const Words& words, const std::string& sentence) const
    {
        const CliResult result = run(words);
        EXPECT_EQ(result.exitCode, 1) << result.out;
        EXPECT_NE(result.err.find(sentence), std::string::npos) << result.err;
    }

    test::TempDir m_dir;
    std::string m_project;
};

TEST_F(CliCorrectTest, CorrectionsAreMadeListedUndoneAndMadeAgain)
{
    json({"correct", "name", "artist-1", "Right Name"});
    json({"correct", "tags", "Right Name", "--add", "odd=2", "--add", "other"});
    json({"correct", "retag", "odd", "even"});
    const Json merged = json({"correct", "merge", "artist-1", "artist-5", "--take", "tags=kept"});
    EXPECT_EQ(merged.at("artist"), "artist-1");
    const Json log = json({"correct", "list"}).at("corrections");
    ASSERT_EQ(log.size(), 4U);
    EXPECT_EQ(log[0].at("what"), "\"Artist Number 1\" is called \"Right Name\".");
    for (int i = 0; i < 4; ++i) json({"correct", "undo"});
    expectRefused({"correct", "undo"}, "no correction to undo");
    EXPECT_FALSE(json({"correct", "list"}).at("corrections")[0].at("in_force").get<bool>());
    expectRefused({"correct", "name", "Right Name", "x"}, "There is no artist");
    json({"correct", "redo"});
    json({"neighbours", "--artist", "Right Name", "-k", "3"});
}

TEST_F(CliCorrectTest, WhatCantBeCorrectedIsRefused)
{
    expectRefused({"correct", "tags", "artist-1", "--add", "x=y"}, "is not a number");
    expectRefused({"correct", "merge", "artist-1", "artist-5", "--take", "tags=all"},
                  "none of kept, dropped and both");
    EXPECT_EQ(run({"correct", "tags", "artist-1"}).exitCode, 2);
    EXPECT_EQ(run({"correct"}).exitCode, 2);
}

TEST_F(CliCorrectTest, AModalityComesFromAFile)
{
    const auto file = m_dir.write("mood.tsv", "id\tcalm\nartist-1\t1\nartist-2\t3\n");
    const Json report = json({"correct", "modality", file.string()});
    EXPECT_EQ(report.at("what"), "The modality \"mood\" is added: dense, 2 artists.");
    EXPECT_TRUE(report.at("features_changed").get<bool>());
}

TEST_F(CliCorrectTest, AudioFilesAreFoundInAFolderThatIsKept)
{
    EXPECT_EQ(json({"audio"}).at("playable"), 0);
    std::filesystem::create_directories(m_dir / "music");
    m_dir.write("music/Artist Number 1.ogg", "");
    const Json found = json({"audio", "--folder", (m_dir / "music").string()});
    EXPECT_EQ(found.at("playable"), 1);
    EXPECT_EQ(json({"audio"}).at("artists")[0].at("id"), "artist-1");
    expectRefused({"audio", "--folder", (m_dir / "none").string()}, "There is no folder");
}

/// A generated catalogue with a small model that was really trained.
class CliPlaceTest : public CliCorrectTest {
protected:
    void SetUp() override
    {
        test::writeGeneratedCatalogue(m_dir / "trained", 120, 3);
        m_project = (m_dir / "t.crossfade").string();
        ASSERT_EQ(runCli({"import", (m_dir / "trained").string(), "-p", m_project}).exitCode, 0);
        const CliResult trained = runCli({"train", "-p", m_project, "--epochs", "3", "--dimension",
                                          "16", "--batch", "64", "--threads", "1"});
        ASSERT_EQ(trained.exitCode, 0) << trained.err;
    }
    /// The lines of an artist in a file of the catalogue, as of somebody called "twin".
    std::string rowOf(const std::string& file, const std::string& id)
    {
        std::istringstream lines(test::readBytes(m_dir / "trained" / file));
        std::string text;
        std::string line;
        for (bool header = true; std::getline(lines, line); header = false)
            if (header)
                text += line + "\n";
            else if (line.starts_with(id + "\t"))
                text += "twin" + line.substr(id.size()) + "\n";
        return text;
    }
};

TEST_F(CliPlaceTest, WhoIsGivenSomebodysRowStandsBesideThem)
{
    const auto row = m_dir.write("tags.tsv", rowOf("tags.tsv", "artist-1"));
    const Json placed = json({"place", "--row", row.string(), "--name", "Twin", "-k", "5"});
    EXPECT_EQ(placed.at("placed_by"), "tags");
    EXPECT_EQ(placed.at("neighbours").size(), 5U);
    const Json& alone = placed.at("alone").at("tags");
    EXPECT_EQ(alone.at("neighbours")[0].at("id"), "artist-1");
    EXPECT_NEAR(alone.at("neighbours")[0].at("score").get<double>(), 1.0, 1e-3);
    EXPECT_FALSE(json({"neighbours", "--artist", "artist-1"}).dump().find("Twin") !=
                 std::string::npos)
        << "nothing of it was kept";
}

TEST_F(CliPlaceTest, WhoIsKeptIsInTheListsOfTheRunAtOnceUntilUndone)
{
    const auto row = m_dir.write("tags.tsv", rowOf("tags.tsv", "artist-1"));
    const Json placed =
        json({"place", "--row", row.string(), "--name", "Twin", "-k", "5", "--keep"});
    EXPECT_EQ(placed.at("id"), "twin");
    const Json list = json({"neighbours", "--artist", "Twin", "-k", "5"}).at("neighbours");
    ASSERT_EQ(list.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_EQ(list[i].at("id"), placed.at("neighbours")[i].at("id"));
    json({"correct", "undo"});
    expectRefused({"neighbours", "--artist", "Twin"}, "There is no artist");
}

TEST_F(CliPlaceTest, WhatIsKnownIsPastedAndWhatIsWrongIsNamed)
{
    const Json placed = json({"place", "--name", "New", "--tags", "TAG1, tag2=3; never heard",
                              "--vector", "audio=0.1 0.2 0.3 0.4"});
    EXPECT_EQ(placed.at("placed_by"), "audio+tags");
    EXPECT_EQ(placed.at("unknown_tags"), Json::array({"never heard"}));
    expectRefused({"place", "--name", "New", "--vector", "audio=1 2 3"},
                  "audio has 4 numbers, and here are 3.");
    expectRefused({"place", "--name", "New", "--vector", "smell=1"},
                  "modalities of numbers are audio");
    expectRefused({"place", "--name", "New", "--tags", "never heard"},
                  "Nothing is known of the new artist");
    EXPECT_EQ(run({"place", "--name", "New"}).exitCode, 2);
}

}  // namespace
}  // namespace crossfade
