// SPDX-License-Identifier: GPL-3.0-or-later
// Collections, marks, and what they do to lists and evaluation, on the command line.
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::runCli;
using test::TempDir;
using Words = std::vector<std::string>;

class CliCurateTest : public testing::Test {
protected:
    CliCurateTest() : m_project(test::makeTrainedProject(m_dir).string()) {}

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
    static Words ids(const Json& rows)
    {
        Words all;
        for (const Json& row : rows) all.push_back(row.at("id"));
        return all;
    }
    Words members(const std::string& name) const
    {
        return ids(json({"collection", "show", name}).at("artists"));
    }
    std::string path(const char* name) const { return (m_dir / name).string(); }

    TempDir m_dir;
    std::string m_project;
};

TEST_F(CliCurateTest, ACollectionIsMadeFilledArrangedAndDeleted)
{
    json({"collection", "new", "Friday", "--notes", "loud"});
    const Json added = json(
        {"collection", "add", "Friday", "artist-1", "Artist Number 2", "artist-3", "--note", "n"});
    EXPECT_EQ(added, (Json{{"name", "Friday"}, {"artists", 3}}));
    json({"collection", "add", "Friday", "artist-9", "artist-1", "--to", "1"});
    EXPECT_EQ(members("Friday"), (Words{"artist-9", "artist-1", "artist-2", "artist-3"}));
    json({"collection", "move", "Friday", "artist number 3", "--to", "2"});
    json({"collection", "remove", "Friday", "Artist Number 1"});
    EXPECT_EQ(members("Friday"), (Words{"artist-9", "artist-3", "artist-2"}));
    json({"collection", "note", "Friday", "artist-2", "--note", "closes"});
    json({"collection", "rename", "Friday", "Saturday"});
    const Json shown = json({"collection", "show", "Saturday"});
    EXPECT_EQ(shown.at("notes"), "loud");
    EXPECT_EQ(shown.at("artists")[1].at("note"), "n");
    EXPECT_EQ(shown.at("artists")[2].at("note"), "closes");
    EXPECT_EQ(shown.at("notice"), "made up");
    json({"collection", "delete", "Saturday"});
    EXPECT_TRUE(json({"collection", "list"}).at("collections").empty());
}

TEST_F(CliCurateTest, WhatIsNotThereIsSaid)
{
    json({"collection", "new", "Friday"});
    expectRefused({"collection", "show", "Sunday"}, "no collection \"Sunday\"");
    expectRefused({"collection", "new", "Friday"}, "\"Friday\" already");
    expectRefused({"collection", "add", "Friday", "artist-1", "Artist Nomber 12"},
                  "the nearest are Artist Number 12");
    EXPECT_TRUE(members("Friday").empty()) << "artist-1 was not added either";
    expectRefused({"collection", "remove", "Friday", "artist-1"}, "has no artist \"artist-1\"");
    EXPECT_EQ(run({"collection"}).exitCode, 2);
    EXPECT_EQ(run({"collection", "move", "Friday", "artist-1"}).exitCode, 2);
}

TEST_F(CliCurateTest, AListIsReadAndWritten)
{
    m_dir.write("night.txt", "Artist Number 4\nArtist Nomber 12\nartist-7\nartist-4\n");
    const Json read = json({"collection", "import", path("night.txt")});
    EXPECT_EQ(read.at("name"), "night");
    EXPECT_EQ(read.at("found"), 2);
    EXPECT_EQ(read.at("repeated"), 1);
    ASSERT_EQ(read.at("unknown").size(), 1U);
    EXPECT_NE(read.at("unknown")[0].get<std::string>().find("night.txt:2"), std::string::npos);
    json({"collection", "export", "night", "-o", path("out.json")});
    const Json again = json({"collection", "import", path("out.json"), "--name", "copy"});
    EXPECT_EQ(again.at("added"), 2);
    EXPECT_EQ(members("copy"), members("night"));
    EXPECT_EQ(json({"collection", "import", path("out.json"), "--name", "copy"}).at("added"), 0);
    m_dir.write("none.txt", "Nobody at all\n");
    expectRefused({"collection", "import", path("none.txt")}, "Nobody at all");
    expectRefused({"collection", "export", "night", "-o", path("out.m3u")}, "nothing to play");
}

TEST_F(CliCurateTest, WhoHasGoneFromTheCatalogueStaysAndCanBeTakenOut)
{
    json({"collection", "new", "Friday"});
    json({"collection", "add", "Friday", "artist-1", "artist-2"});
    json({"mark", "--artist", "artist-2", "--as", "hide", "--note", "too loud"});
    test::removeArtist(m_dir / "folder", "artist-2");
    EXPECT_EQ(runCli({"import", path("folder"), "-p", m_project, "-q"}).exitCode, 0);
    const Json shown = json({"collection", "show", "Friday"});
    EXPECT_EQ(shown.at("artists")[1].at("name"), "Artist Number 2");
    EXPECT_EQ(shown.at("artists")[1].at("in_catalogue"), false);
    EXPECT_EQ(json({"collection", "list"}).at("collections")[0].at("gone"), 1);
    EXPECT_EQ(json({"mark"}).at("marks")[0].at("in_catalogue"), false);
    EXPECT_EQ(json({"mark"}).at("notes")[0].at("name"), "Artist Number 2");
    json({"mark", "--artist", "artist-2", "--as", "none"});
    EXPECT_TRUE(json({"mark"}).at("marks").empty());
    json({"collection", "remove", "Friday", "Artist Number 2"});
    EXPECT_EQ(members("Friday"), Words{"artist-1"});
}

TEST_F(CliCurateTest, WhoIsHiddenIsLeftOutOfListsAndThatIsSaid)
{
    const Words ask = {"neighbours", "--artist", "artist-1", "-k", "10"};
    const Words before = ids(json(ask).at("neighbours"));
    json({"mark", "--artist", before[0], "--as", "hide"});
    json({"mark", "--artist", before[2], "--as", "hide", "--for", "artist-1"});
    const Json now = json(ask);
    EXPECT_EQ(now.at("hidden"), 2);
    const Words left = ids(now.at("neighbours"));
    EXPECT_EQ(left[0], before[1]);
    EXPECT_EQ(left[1], before[3]);
    const CliResult text = runCli({"neighbours", "-p", m_project, "--artist", "artist-1"});
    EXPECT_NE(text.out.find("2 artists are left out"), std::string::npos) << text.out;
    ASSERT_NE(before[0], "artist-2");
    EXPECT_EQ(json({"neighbours", "--artist", "artist-2"}).at("hidden"), 1)
        << "the other is hidden for artist-1 alone";
    json({"mark", "--artist", before[0], "--as", "none"});
    EXPECT_EQ(json(ask).at("hidden"), 1);
}

TEST_F(CliCurateTest, MarksJudgeAnEvaluation)
{
    expectRefused({"evaluate", "--judgements"}, "nothing to judge by");
    const Words list =
        ids(json({"neighbours", "--artist", "artist-1", "-k", "3"}).at("neighbours"));
    json({"mark", "--artist", list[0], "--as", "keep", "--for", "artist-1"});
    json({"mark", "--artist", list[1], "--as", "keep", "--for", "artist-1"});
    json({"mark", "--artist", list[2], "--as", "reject", "--for", "artist-1"});
    json({"mark", "--artist", list[2], "--as", "keep"});
    const Json report = json({"evaluate", "--judgements"});
    EXPECT_EQ(report.at("judged"), (Json{{"kept", 2}, {"rejected", 1}, {"unused", 1}}));
    EXPECT_EQ(report.at("queries"), 1);
    EXPECT_EQ(report.at("ndcg"), 1.0) << "the two first of the list are the two that were kept";
    EXPECT_FALSE(json({"evaluate"}).contains("judged"));
    expectRefused({"evaluate", "--judgements", "--judged-by", "votes"}, "nothing to judge by");
    EXPECT_EQ(run({"evaluate", "--judgements", "--similar", "x.tsv"}).exitCode, 2);
    EXPECT_EQ(run({"evaluate", "--judged-by", "marks"}).exitCode, 2);
}

TEST_F(CliCurateTest, AMarkSaysWhatWasThereBefore)
{
    EXPECT_EQ(
        json({"mark", "--artist", "artist-2", "--as", "keep", "--for", "artist-1"}).at("before"),
        "none");
    EXPECT_EQ(json({"mark", "--artist", "Artist Number 2", "--as", "reject", "--for", "artist-1"})
                  .at("before"),
              "keep");
    EXPECT_EQ(json({"mark"}).at("marks").size(), 1U);
    expectRefused({"mark", "--artist", "artist-1", "--as", "keep", "--for", "artist-1"},
                  "themselves");
    EXPECT_EQ(run({"mark", "--artist", "artist-1"}).exitCode, 2);
    EXPECT_EQ(run({"mark", "--artist", "artist-1", "--as", "love"}).exitCode, 2);
    EXPECT_EQ(run({"mark", "--as", "keep"}).exitCode, 2);
}

}  // namespace
}  // namespace crossfade
