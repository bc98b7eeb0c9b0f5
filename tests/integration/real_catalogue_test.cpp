// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the plain reference implementation on the real catalogue, where it is present.
#include "tests/integration/cli.h"
#include "tests/support/builders.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::runCli;
using test::TempDir;

class RealCatalogueTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        const auto folder = test::realCatalogue();
        if (!folder) return;
        s_dir = std::make_unique<TempDir>();
        s_import = runCli({"import", folder->string(), "-p", project(), "--json"});
    }
    static void TearDownTestSuite() { s_dir.reset(); }
    void SetUp() override
    {
        if (!s_dir) GTEST_SKIP() << "the real catalogue is not here (CROSSFADE_DATA)";
        ASSERT_EQ(s_import.exitCode, 0) << s_import.err;
    }
    static std::string project() { return (*s_dir / "real.crossfade").string(); }
    static Json evaluated(const std::string& method)
    {
        const CliResult result =
            runCli({"evaluate", "-p", project(), "--method", method, "--json"});
        EXPECT_EQ(result.exitCode, 0) << result.err;
        return result.json();
    }
    static void expectFigures(const std::string& method, double ndcg, double gini)
    {
        const Json json = evaluated(method);
        EXPECT_EQ(json.at("queries"), 1253);
        EXPECT_EQ(json.at("candidates"), 11380);
        EXPECT_NEAR(json.at("ndcg").get<double>(), ndcg, 0.015) << method;
        EXPECT_NEAR(json.at("gini").get<double>(), gini, 0.03) << method;
    }

    static inline std::unique_ptr<TempDir> s_dir;
    static inline CliResult s_import;
};

TEST_F(RealCatalogueTest, ImportsTheCountsThatItsDescriptionGives)
{
    const Json json = s_import.json();
    EXPECT_EQ(json.at("artists"), 17673);
    EXPECT_EQ(json.at("similar"), 82902);
    EXPECT_EQ(json.at("without_modality"), 17673 - 12632);
    EXPECT_EQ(json.at("empty_names"), 4);
    EXPECT_EQ(json.at("modalities")[0].at("artists"), 9347);
}

TEST_F(RealCatalogueTest, AudioIsAsTheReferenceHasIt)
{
    expectFigures("audio", 0.0578, 0.432);
}

TEST_F(RealCatalogueTest, TagsAreAsTheReferenceHasThem)
{
    expectFigures("tags", 0.2121, 0.462);
}

TEST_F(RealCatalogueTest, ListeningIsAsTheReferenceHasIt)
{
    expectFigures("listening", 0.1151, 0.569);
}

TEST_F(RealCatalogueTest, TheSubsetObjectiveIsAsAccurateAndAsEven)
{
    const CliResult trained = runCli({"train", "-p", project(), "--json"});
    ASSERT_EQ(trained.exitCode, 0) << trained.err;
    const Json json = evaluated("contrastive");
    EXPECT_GE(json.at("ndcg").get<double>(), 0.240);
    EXPECT_LE(json.at("gini").get<double>(), 0.30);
    EXPECT_EQ(json.at("unplaced"), 0);
}

}  // namespace
}  // namespace crossfade
