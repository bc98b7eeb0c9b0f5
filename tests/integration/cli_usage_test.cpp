// SPDX-License-Identifier: GPL-3.0-or-later
// Exit codes: 0 done, 1 a sentence says why not, 2 the command line is wrong.
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::CliResult;
using test::runCli;
using test::TempDir;
using Words = std::vector<std::string>;

TEST(CliUsageTest, AWrongCommandLineEndsWithTwo)
{
    for (const Words& words :
         {Words{}, Words{"fly"}, Words{"info"}, Words{"import", "-p", "x"},
          Words{"neighbours", "-p", "x"},
          Words{"neighbours", "-p", "x", "--artist", "a", "-k", "0"},
          Words{"evaluate", "-p", "x", "--queries", "some"}, Words{"info", "-p", "x", "--loud"},
          Words{"train", "-p", "x", "--weights", "audio"},
          Words{"train", "-p", "x", "--resume", "--epochs", "9"},
          Words{"train", "-p", "x", "--epochs", "many"},
          Words{"train", "-p", "x", "--init", "zero"},
          Words{"import", "f", "-p", "x", "--tag-dimension", "1"}}) {
        const CliResult result = runCli(words);
        EXPECT_EQ(result.exitCode, 2) << (words.empty() ? "nothing" : words[0]) << result.err;
        EXPECT_NE(result.err, "");
    }
}

TEST(CliUsageTest, HelpAndVersionEndWithZero)
{
    EXPECT_EQ(runCli({"--help"}).exitCode, 0);
    EXPECT_NE(runCli({"train", "--help"}).out.find("--epochs"), std::string::npos);
    EXPECT_NE(runCli({"--version"}).out.find("crossfade-cli 0."), std::string::npos);
}

class CliRefusalTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>();
        test::writeGeneratedCatalogue(*s_dir / "folder", 60, 1);
        runCli({"import", (*s_dir / "folder").string(), "-p", (*s_dir / "p").string()});
    }
    static void TearDownTestSuite() { s_dir.reset(); }
    void expectRefused(Words words, const std::string& sentence)
    {
        words.insert(words.end(), {"-p", (*s_dir / "p").string(), "--json"});
        const CliResult result = runCli(words);
        EXPECT_EQ(result.exitCode, 1) << words[0] << ": " << result.err;
        EXPECT_NE(result.err.find(sentence), std::string::npos) << result.err;
        EXPECT_NE(result.json().at("error").get<std::string>().find(sentence), std::string::npos);
    }
    static inline std::unique_ptr<TempDir> s_dir;
};

TEST_F(CliRefusalTest, WhatNeedsAModelSaysThatThereIsNone)
{
    for (const Words& words :
         {Words{"neighbours", "--artist", "artist-1"}, Words{"evaluate"},
          Words{"export", "-o", "/tmp/x.npy"}, Words{"project-map", "-o", "x"}})
        expectRefused(words, "no trained model yet");
}

TEST_F(CliRefusalTest, OptionsOutOfRangeAreNamedWithTheirValue)
{
    expectRefused({"train", "--epochs", "0"}, "epochs is 0");
    expectRefused({"train", "--temperature", "0"}, "temperature is 0");
    expectRefused({"train", "--weights", "smell=1"}, "no modality \"smell\"");
    expectRefused({"train", "--hidden", "64", "--init", "pca"}, "start from PCA");
    expectRefused({"evaluate", "--method", "magic"}, "no method \"magic\"");
    expectRefused({"evaluate", "--method", "tags", "--queries", "all", "--pool", "split"},
                  "one split");
    expectRefused({"evaluate", "--method", "tags", "--similar", "/nowhere.tsv"}, "nowhere.tsv");
}

TEST_F(CliRefusalTest, ThereIsNothingToResume)
{
    expectRefused({"train", "--resume"}, "no unfinished training");
}

TEST_F(CliRefusalTest, AProjectThatIsNoneIsNamed)
{
    const TempDir dir;
    const std::string none = (dir / "none.crossfade").string();
    const std::string text = dir.write("text.crossfade", std::string(2000, 'x')).string();
    const std::string empty = dir.write("empty.crossfade", "").string();
    for (const std::string& path : {none, text, empty}) {
        const CliResult result = runCli({"info", "-p", path});
        EXPECT_EQ(result.exitCode, 1);
        EXPECT_NE(result.err.find(path), std::string::npos) << result.err;
    }
    const CliResult training = runCli({"train", "-p", none});
    EXPECT_EQ(training.exitCode, 1);
    EXPECT_EQ(dir.listing(), "empty.crossfade text.crossfade") << "no project, no lock is left";
}

TEST_F(CliRefusalTest, AResultThatCannotBeWrittenIsAFailure)
{
    test::CliOptions full;
    full.standardOut = "/dev/full";
    const CliResult result = runCli({"info", "-p", (*s_dir / "p").string()}, full);
    EXPECT_EQ(result.exitCode, 1);
    EXPECT_NE(result.err.find("could not be written"), std::string::npos);
}

}  // namespace
}  // namespace crossfade
