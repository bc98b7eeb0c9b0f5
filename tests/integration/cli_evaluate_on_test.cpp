// SPDX-License-Identifier: GPL-3.0-or-later
// A system of one catalogue, judged by another.
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
using test::writeBytes;

class CliEvaluateOnTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>();
        test::writeGeneratedCatalogue(*s_dir / "own", 300, 1);
        imported("own");
        ASSERT_EQ(runCli({"train", "-p", path("own"), "--epochs", "4", "--dimension", "24",
                          "--batch", "64", "--threads", "1", "--links-weight", "1"})
                      .exitCode,
                  0);
        writeJudge();
        imported("judge");
    }
    static void TearDownTestSuite() { s_dir.reset(); }

    /// Twice as many artists of other ids, no listening, longer lists, and a split of its own.
    static void writeJudge()
    {
        const auto folder = *s_dir / "judge";
        test::writeGeneratedCatalogue(folder, 600, 2);
        for (const char* table : {"artists.tsv", "audio.tsv", "tags.tsv", "similar.tsv"}) {
            std::string text = readBytes(folder / table);
            for (std::size_t at = 0; (at = text.find("artist-", at)) != std::string::npos;)
                text.replace(at, 7, "ARTIST_");
            writeBytes(folder / table, text);
        }
        std::filesystem::remove(folder / "listening.tsv");
        writeBytes(folder / "catalogue.json",
                   R"({"name": "Judge", "k": 20, "notice": "judged by what is made up"})");
    }
    static void imported(const std::string& name)
    {
        const CliResult result = runCli({"import", (*s_dir / name).string(), "-p", path(name),
                                         "--tag-dimension", "20", "--listening-dimension", "12"});
        ASSERT_EQ(result.exitCode, 0) << result.err;
    }
    static std::string path(const std::string& name)
    {
        return (*s_dir / (name + ".crossfade")).string();
    }
    static CliResult evaluate(std::vector<std::string> more)
    {
        more.insert(more.begin(), {"evaluate", "-p", path("own"), "-q"});
        return runCli(more);
    }
    static Json ok(std::vector<std::string> more)
    {
        more.emplace_back("--json");
        const CliResult result = evaluate(std::move(more));
        EXPECT_EQ(result.exitCode, 0) << result.err;
        return result.json();
    }

    static inline std::unique_ptr<TempDir> s_dir;
};

TEST_F(CliEvaluateOnTest, TheOtherCatalogueJudges)
{
    for (const char* method : {"contrastive", "audio", "listening", "pca"}) {
        const Json json = ok({"--on", path("judge"), "--method", method});
        EXPECT_EQ(json.at("on"), "Judge");
        EXPECT_EQ(json.at("method"), method);
        EXPECT_EQ(json.at("k"), 20) << "the judge's";
        EXPECT_EQ(json.at("notice"), "made up\njudged by what is made up");
        EXPECT_EQ(json.at("supervised"), std::string(method) == "contrastive");
        EXPECT_EQ(json.at("known_queries"), 0) << "both have one split";
        const Json& joined = json.at("joined");
        EXPECT_EQ(joined.at("by_id"), 0);
        EXPECT_EQ(joined.at("by_name"), 264) << "the judge has nothing of six";
        EXPECT_EQ(joined.at("ambiguous"), 0);
        EXPECT_EQ(json.at("candidates"), 264 + joined.at("missing").get<int>());
        EXPECT_NEAR(joined.at("coverage").get<double>(),
                    264.0 / json.at("candidates").get<double>(), 1e-12);
        const Json& placed = json.at("placed");
        EXPECT_EQ(placed.at("queries").get<int>() + json.at("unplaced").get<int>(),
                  json.at("queries").get<int>());
        EXPECT_NEAR(placed.at("queries").get<double>() * placed.at("ndcg").get<double>(),
                    json.at("queries").get<double>() * json.at("ndcg").get<double>(), 1e-9);
        EXPECT_GT(placed.at("ndcg").get<double>(), 0.05) << method << " finds its group";
        EXPECT_EQ(json.at("modalities").back().at("set"), "none");
    }
}

TEST_F(CliEvaluateOnTest, OnItselfTheFiguresAreThoseOfAPlainEvaluation)
{
    const Json plain = ok({});
    const Json cross = ok({"--on", path("own")});
    for (const auto& [key, value] : plain.items()) EXPECT_EQ(cross.at(key), value) << key;
    EXPECT_EQ(cross.at("joined").at("by_id"), 270);
    EXPECT_EQ(cross.at("joined").at("coverage"), 1.0);
    EXPECT_FALSE(plain.contains("on"));
}

TEST_F(CliEvaluateOnTest, TheTextSaysWhatWasJoinedAndKnown)
{
    const std::string text = evaluate({"--on", path("judge"), "--queries", "all"}).out;
    for (const char* part :
         {"made up\n", "judged by what is made up\n",
          "Judged by \"Judge\": 293 of its 585 candidates (50.1 %) are joined to an artist of "
          "\"Generated\" who has a modality there.\n",
          "Joined by id 0, by name 293; not joined 0 whose name several artists have, and 292 who "
          "are missing.\n",
          " were training artists with known pairs, which may be among those that judge.\n",
          "contrastive, trained with known pairs of the training split: nDCG@20 of the 293 queries "
          "that can be placed .",
          "modalities in \"Generated\"\n"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
    EXPECT_EQ(text.find("another name"), std::string::npos) << "nobody is joined by id";
}

TEST_F(CliEvaluateOnTest, WhatCannotBeIsOneSentenceWithTheValue)
{
    const auto refused = [](const std::vector<std::string>& more, int code,
                            const std::string& sentence) {
        const CliResult result = evaluate(more);
        EXPECT_EQ(result.exitCode, code) << result.err;
        EXPECT_NE(result.err.find(sentence), std::string::npos) << result.err;
        EXPECT_EQ(std::ranges::count(result.err, '\n'), 1) << result.err;
    };
    refused({"--on", path("nowhere")}, 1, "There is no project \"" + path("nowhere") + "\".");
    refused({"--on", s_dir->write("text.crossfade", "not a project at all, but a text").string()},
            1, "not a");
    refused({"--on", path("judge"), "--join", "id"}, 1,
            "is joined to one of the 300 artists of \"Generated\"");
    const auto pairs = s_dir->write("pairs.tsv", "id_a\tid_b\nartist-7\tartist-9\n");
    refused({"--on", path("judge"), "--similar", pairs.string()}, 2,
            "--similar can't go with --on");
    refused({"--on", path("judge"), "--run", "7"}, 1, "There is no run 7; the newest is 1.");
    EXPECT_EQ(evaluate({"--join", "name"}).exitCode, 2) << "there is nobody to join";
    EXPECT_EQ(evaluate({"--on", path("judge"), "--join", "smell"}).exitCode, 2);

    writeBytes(*s_dir / "judge" / "similar.tsv", "id_a\tid_b\n");
    imported("judge");
    refused({"--on", path("judge")}, 1, "The catalogue \"Judge\" has no similar pairs");
    writeJudge();
    imported("judge");
}

}  // namespace
}  // namespace crossfade
