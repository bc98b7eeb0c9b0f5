// SPDX-License-Identifier: GPL-3.0-or-later
// Systems side by side: systems, compare, mask, diagnose, report and the exports for other
// evaluators.
#include "core/base/text.h"
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::readBytes;
using test::runCli;
using test::TempDir;

class CliSystemsTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>();
        test::writeGeneratedCatalogue(*s_dir / "folder", 300, 1);
        ASSERT_EQ(runCli({"import", (*s_dir / "folder").string(), "-p", project(),
                          "--tag-dimension", "20", "--listening-dimension", "12"})
                      .exitCode,
                  0);
        for (const char* weight : {"0", "1"})
            ASSERT_EQ(runCli({"train", "-p", project(), "--epochs", "4", "--dimension", "24",
                              "--batch", "64", "--threads", "1", "--links-weight", weight})
                          .exitCode,
                      0);
    }
    static void TearDownTestSuite() { s_dir.reset(); }

    static std::string project() { return (*s_dir / "p.crossfade").string(); }
    static CliResult run(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.end(), {"-p", project()});
        return runCli(arguments);
    }
    static Json ok(std::vector<std::string> arguments)
    {
        arguments.emplace_back("--json");
        const CliResult result = run(std::move(arguments));
        EXPECT_EQ(result.exitCode, 0) << result.err;
        return result.json();
    }

    static inline std::unique_ptr<TempDir> s_dir;
};

TEST_F(CliSystemsTest, SystemsMeasuresAllSideBySide)
{
    const Json json = ok({"systems"});
    EXPECT_EQ(json.at("notice"), "made up");
    const Json& rows = json.at("systems");
    ASSERT_EQ(rows.size(), 9U);
    EXPECT_EQ(rows[7].at("supervised"), false);
    EXPECT_EQ(rows[8].at("supervised"), true);
    EXPECT_EQ(rows[8].at("run"), 2);
    for (const Json& row : rows) {
        const std::string id = row.at("system");
        std::vector<std::string> alone = {"evaluate"};
        if (row.contains("run"))
            alone.insert(alone.end(), {"--run", id});
        else
            alone.insert(alone.end(), {"--method", id});
        EXPECT_EQ(row.at("ndcg"), ok(alone).at("ndcg")) << id;
        EXPECT_EQ(row.at("popularity_over_listening").size(), 4U);
        EXPECT_LE(row.at("gini_interval")[0], row.at("gini"));
    }
    const CliResult text = run({"systems", "2"});
    EXPECT_NE(text.out.find("trained with known pairs"), std::string::npos);
    EXPECT_NE(text.out.find("listening alone"), std::string::npos) << "others are measured by it";
}

TEST_F(CliSystemsTest, CompareTestsTheFirstAgainstEachOther)
{
    const Json json = ok({"compare", "run 1", "tags", "pca", "--queries", "test", "-k", "5"});
    EXPECT_EQ(json.at("run"), 1);
    EXPECT_EQ(json.at("k"), 5);
    ASSERT_EQ(json.at("against").size(), 2U);
    for (const Json& pair : json.at("against")) {
        EXPECT_NEAR(pair.at("difference").get<double>(),
                    pair.at("ndcg_a").get<double>() - pair.at("ndcg_b").get<double>(), 1e-9);
        EXPECT_GE(pair.at("p_holm"), pair.at("p"));
        EXPECT_EQ(
            pair.at("wins").get<int>() + pair.at("losses").get<int>() + pair.at("ties").get<int>(),
            json.at("query_count").get<int>());
        EXPECT_EQ(pair.at("gini_interval").size(), 2U);
    }
}

TEST_F(CliSystemsTest, MaskHasThreeSeparateExperiments)
{
    const Json json = ok({"mask"});
    EXPECT_EQ(json.at("run"), 2) << "the newest";
    EXPECT_EQ(json.at("masked_queries").at("rows").size(), 7U);
    EXPECT_EQ(json.at("groups").at("relative").size(), 7U);
    EXPECT_EQ(json.at("set_by_set").at("gini")[6].size(), 7U);
    const std::string text = run({"mask", "tags"}).out;
    for (const char* heading : {"1. Masked queries", "2. Groups", "3. Query set by candidate set"})
        EXPECT_NE(text.find(heading), std::string::npos) << heading;
}

TEST_F(CliSystemsTest, DiagnoseLooksBehindTheFiguresOfARun)
{
    const Json json = ok({"diagnose", "--queries", "test", "-k", "5"});
    EXPECT_EQ(json.at("run"), 2) << "the newest";
    EXPECT_EQ(json.at("redundancy").at("modalities").size(), 3U);
    ASSERT_EQ(json.at("spaces").size(), 2U);
    EXPECT_EQ(json.at("spaces")[0].at("supervised"), false);
    EXPECT_EQ(json.at("spaces")[1].at("supervised"), true);
    EXPECT_EQ(json.at("spaces")[0].at("default"), false) << "of other epochs";
    EXPECT_TRUE(json.at("signatures").is_array());
    EXPECT_EQ(ok({"diagnose", "--run", "1"}).at("run"), 1);
    EXPECT_NE(run({"diagnose"}).out.find("coherence"), std::string::npos);
    EXPECT_EQ(run({"diagnose", "--run", "9"}).exitCode, 1);
}

TEST_F(CliSystemsTest, ReportWritesEachFormatTheSameTwice)
{
    for (const char* name : {"r.html", "r.md", "r.tex"}) {
        const auto file = *s_dir / name;
        const Json json = ok({"report", "-o", file.string(), "tags", "1", "2"});
        EXPECT_EQ(json.at("files")[0], file.string());
        const std::string first = readBytes(file);
        EXPECT_NE(first.find("made up"), std::string::npos);
        ok({"report", "-o", file.string(), "tags", "1", "2"});
        EXPECT_EQ(readBytes(file), first) << name;
    }
    EXPECT_TRUE(std::filesystem::exists(*s_dir / "figure-1.svg"));
}

TEST_F(CliSystemsTest, ExportWritesWhatOtherEvaluatorsRead)
{
    const auto file = *s_dir / "x";
    const Json trec = ok({"export", "--what", "trec-run", "--system", "tags", "-o", file.string()});
    EXPECT_EQ(trec.at("system"), "tags");
    EXPECT_NE(readBytes(file).find(" Q0 "), std::string::npos);
    ok({"export", "--what", "qrels", "-o", file.string()});
    EXPECT_TRUE(readBytes(file).ends_with(" 1\n"));
    const Json table = ok({"export", "--what", "per-query", "-o", file.string()});
    EXPECT_EQ(table.at("run"), 2) << "the newest";
    EXPECT_EQ(std::ranges::count(readBytes(file), '\n'), table.at("queries").get<int>() + 2);
}

TEST_F(CliSystemsTest, WhatCannotBeIsOneSentenceWithTheValue)
{
    const auto refused = [](const std::vector<std::string>& arguments, int code,
                            const std::string& sentence) {
        const CliResult result = run(arguments);
        EXPECT_EQ(result.exitCode, code) << result.err;
        EXPECT_NE(result.err.find(sentence), std::string::npos) << result.err;
        EXPECT_EQ(std::ranges::count(result.err, '\n'), 1) << "before long work: " << result.err;
    };
    refused({"systems", "smell"}, 1, "There is no system \"smell\"; there are audio, tags");
    refused({"compare", "1", "7"}, 1, "There is no system \"7\"");
    refused({"compare", "1"}, 1, "needs two systems; 1 is given");
    refused({"mask", "-k", "270"}, 1, "k = 270 artists, as there are 270 candidates");
    refused({"report", "-o", "x.pdf"}, 2, "\"x.pdf\" ends in \".pdf\"");
    refused({"report", "-o", (*s_dir / "none/x.md").string()}, 1, "There is no folder");
    refused({"export", "--what", "trec-run", "--system", "smell", "-o", (*s_dir / "x").string()}, 1,
            "There is no system \"smell\"");
}

}  // namespace
}  // namespace crossfade
