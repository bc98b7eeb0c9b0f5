// SPDX-License-Identifier: GPL-3.0-or-later
// Mixes, baselines and what-ifs on the command line.
#include "tests/integration/cli.h"
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

class CliMixTest : public testing::Test {
protected:
    CliMixTest() : m_project(test::makeTrainedProject(m_dir).string()) {}

    CliResult run(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin() + 1, {"-p", m_project, "--json"});
        return runCli(arguments);
    }
    static std::vector<std::string> with(std::vector<std::string> words,
                                         const std::vector<std::string>& more)
    {
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    static std::vector<std::string> ids(const Json& json)
    {
        std::vector<std::string> all;
        for (const Json& row : json.at("neighbours")) all.push_back(row.at("id"));
        return all;
    }

    TempDir m_dir;
    std::string m_project;
};

TEST_F(CliMixTest, SharesAndPartsSumToTheScoreLessTheCorrection)
{
    const Json json = run({"neighbours", "--artist", "artist-1", "-k", "59", "--weights", "audio=2",
                           "--hub-correction", "0.3"})
                          .json();
    ASSERT_EQ(json.at("neighbours").size(), 59U);
    for (const Json& row : json.at("neighbours")) {
        const double cosine = row.at("score").get<double>() - row.at("correction").get<double>();
        double shares = 0.0;
        double parts = 0.0;
        for (const auto& [name, share] : row.at("shares").items()) shares += share.get<double>();
        for (const Json& one : row.at("parts")) parts += one.at("part").get<double>();
        EXPECT_NEAR(shares, cosine, 1e-5);
        EXPECT_NEAR(parts, cosine, 1e-5);
    }
}

TEST_F(CliMixTest, ChangesAgainstABaselineAreThoseOfTheTwoLists)
{
    const std::vector<std::string> ask = {"neighbours", "--artist", "artist-1", "-k", "10"};
    const auto before = ids(run(ask).json());
    const Json json =
        run(with(ask, {"--query-modalities", "tags", "--baseline", "learned"})).json();
    const auto now = ids(json);
    ASSERT_NE(now, before);
    std::size_t entered = 0;
    for (const Json& row : json.at("neighbours")) {
        const auto at = std::find(before.begin(), before.end(), row.at("id").get<std::string>());
        if (at == before.end()) {
            ++entered;
            EXPECT_TRUE(row.at("before").is_null());
        } else {
            EXPECT_EQ(row.at("before").get<std::ptrdiff_t>(), at - before.begin() + 1);
        }
    }
    EXPECT_EQ(json.at("changes").at("entered"), entered);
    EXPECT_EQ(json.at("changes").at("left").size(), entered);
    EXPECT_NEAR(json.at("changes").at("overlap").get<double>(),
                1.0 - static_cast<double>(entered) / 10.0, 1e-12);
}

TEST_F(CliMixTest, TheCrossfaderGoesFromTheBaselineToTheMix)
{
    const std::vector<std::string> ask = {"neighbours", "--artist", "artist-1", "-k", "20"};
    const std::vector<std::string> mix = {"--weights", "audio=2,tags=0", "--baseline",
                                          "tags=1;hub-correction=0"};
    const auto faded = [&](const char* position) {
        return ids(run(with(with(ask, mix), {"--crossfade", position})).json());
    };
    EXPECT_EQ(faded("1"), ids(run(with(ask, {"--weights", "audio=2,tags=0"})).json()));
    EXPECT_EQ(faded("0"), ids(run(with(ask, {"--query-modalities", "tags", "--candidate-modalities",
                                             "tags", "--hub-correction", "0"}))
                                  .json()));
    EXPECT_NE(faded("0.5"), faded("0"));
    EXPECT_NE(faded("0.5"), faded("1"));
}

TEST_F(CliMixTest, WhatifMeasuresBothSettingsOnEverybody)
{
    const Json json =
        run({"whatif", "--candidate-modalities", "audio", "--baseline", "learned"}).json();
    EXPECT_EQ(json.at("baseline").at("ndcg"), run({"evaluate"}).json().at("ndcg"));
    EXPECT_NE(json.at("now").at("ndcg"), json.at("baseline").at("ndcg"));
    EXPECT_LT(json.at("now").at("coverage").get<double>(),
              json.at("baseline").at("coverage").get<double>());
    double shown = 0.0;
    for (const Json& group : json.at("now").at("shown")) shown += group.at("share").get<double>();
    EXPECT_NEAR(shown, 1.0, 1e-9);
    EXPECT_FALSE(run({"whatif"}).json().contains("baseline"));
}

TEST_F(CliMixTest, WhatCannotBeIsSaidInASentence)
{
    const auto fault = [this](const std::vector<std::string>& words) {
        const CliResult result = run(words);
        EXPECT_NE(result.exitCode, 0);
        return result.err;
    };
    EXPECT_NE(fault({"whatif", "--query-modalities", "none"}).find("modalities of the query"),
              std::string::npos);
    EXPECT_NE(fault({"whatif", "--candidate-weights", "audio=0,tags=0,listening=0"})
                  .find("modalities of the candidates"),
              std::string::npos);
    EXPECT_NE(fault({"whatif", "--baseline", "smell=1"}).find("\"smell\""), std::string::npos);
    EXPECT_NE(fault({"whatif", "--crossfade", "0.5"}).find("baseline"), std::string::npos);
    EXPECT_NE(
        fault({"neighbours", "--artist", "artist-1", "--weights", "audio=0,tags=0,listening=0"})
            .find("are off"),
        std::string::npos);
}

TEST_F(CliMixTest, WhatIsTakenToBeMissingIsGoneFromListsAndCurves)
{
    const std::vector<std::string> missing = {"--missing", "1", "--missing-of", "tags,listening"};
    const Json json = run(with({"neighbours", "--artist", "artist-1", "-k", "59"}, missing)).json();
    for (const Json& row : json.at("neighbours")) EXPECT_EQ(row.at("modalities"), "audio");
    EXPECT_EQ(json.at("missing").at("of"), (Json{"tags", "listening"}));
    const Json all = run({"whatif"}).json();
    const Json less = run(with({"whatif", "--baseline", "learned"}, missing)).json();
    EXPECT_EQ(less.at("baseline").at("ndcg"), all.at("now").at("ndcg"));
    EXPECT_LT(less.at("now").at("ndcg").get<double>(), all.at("now").at("ndcg").get<double>());
    const Json same =
        run(with({"whatif", "--baseline", "learned", "--baseline-missing"}, missing)).json();
    EXPECT_EQ(same.at("baseline").at("ndcg"), less.at("now").at("ndcg"));
}

TEST_F(CliMixTest, ASeedDrawsTheSameMissingDataAgain)
{
    const auto listed = [&](const std::string& seed) {
        return ids(run({"neighbours", "--artist", "artist-1", "-k", "20", "--missing", ".5",
                        "--missing-of", "audio,tags", "--missing-seed", seed})
                       .json());
    };
    EXPECT_EQ(listed("3"), listed("3"));
    EXPECT_NE(listed("3"), listed("4"));
}

TEST_F(CliMixTest, ThereIsNoFadingFromAllThatIsKnownToLess)
{
    const std::vector<std::string> words = {"whatif", "--baseline",  "learned", "--missing",
                                            ".5",     "--crossfade", ".5"};
    const CliResult refused = run(words);
    EXPECT_NE(refused.exitCode, 0);
    EXPECT_NE(refused.err.find("--baseline-missing"), std::string::npos) << refused.err;
    EXPECT_EQ(run(with(words, {"--baseline-missing"})).exitCode, 0);
}

TEST_F(CliMixTest, AQueryOfWhomNothingIsLeftIsToldSo)
{
    const CliResult result = run({"neighbours", "--artist", "artist-1", "--missing", "1"});
    EXPECT_NE(result.exitCode, 0);
    EXPECT_NE(result.err.find("taken to be missing"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace crossfade
