// SPDX-License-Identifier: GPL-3.0-or-later
// One catalogue through all commands.
#include "core/base/text.h"
#include "core/exploration/exploration_state.h"
#include "core/import/npy_reader.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "tests/integration/cli.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <set>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::readBytes;
using test::runCli;
using test::TempDir;
using test::valueOf;

class CliPipelineTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>();
        test::writeGeneratedCatalogue(*s_dir / "folder", 300, 1);
        s_import = runCli({"import", (*s_dir / "folder").string(), "-p", project(), "--json",
                           "--tag-dimension", "20", "--listening-dimension", "12"});
        s_train = runCli({"train", "-p", project(), "--json", "--epochs", "8", "--dimension", "24",
                          "--batch", "64", "--threads", "1", "--name", "first"});
    }
    static void TearDownTestSuite() { s_dir.reset(); }

    static std::string project() { return (*s_dir / "p.crossfade").string(); }
    static Json ok(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.end(), {"-p", project(), "--json"});
        const CliResult result = runCli(arguments);
        EXPECT_EQ(result.exitCode, 0) << result.err;
        return result.json();
    }

    static inline std::unique_ptr<TempDir> s_dir;
    static inline CliResult s_import;
    static inline CliResult s_train;
};

TEST_F(CliPipelineTest, ImportSaysWhatItTookOver)
{
    ASSERT_EQ(s_import.exitCode, 0) << s_import.err;
    const Json json = s_import.json();
    EXPECT_EQ(json.at("name"), "Generated");
    EXPECT_EQ(json.at("artists"), 300);
    EXPECT_EQ(json.at("updated"), false);
    EXPECT_EQ(json.at("without_modality"), 0);
    EXPECT_EQ(json.at("modalities").size(), 3U);
    EXPECT_EQ(json.at("modalities")[0].at("name"), "audio");
    EXPECT_EQ(json.at("modalities")[0].at("dimension"), 4);
    EXPECT_EQ(json.at("modalities")[1].at("dimension"), 20);
    EXPECT_EQ(json.at("data_hash").get<std::string>().size(), 32U);
    EXPECT_EQ(json.at("skipped"), 0);
}

TEST_F(CliPipelineTest, TrainSaysWhatItLearned)
{
    ASSERT_EQ(s_train.exitCode, 0) << s_train.err;
    const Json json = s_train.json();
    EXPECT_EQ(json.at("run"), 1);
    EXPECT_EQ(json.at("name"), "first");
    EXPECT_EQ(json.at("epochs"), 8);
    EXPECT_GT(json.at("loss").get<double>(), 0.0);
    EXPECT_EQ(json.at("weights").size(), 3U);
    EXPECT_EQ(json.at("options").at("objective"), "subset");
    EXPECT_TRUE(json.at("versions").contains("libtorch"));
    EXPECT_NE(json.at("versions").at("blas").get<std::string>().find("blas"), std::string::npos);
    EXPECT_NE(s_train.err.find("epoch 8: loss"), std::string::npos) << "progress is on stderr";
}

TEST_F(CliPipelineTest, EvaluateMeasuresEveryMethod)
{
    for (const char* method : {"contrastive", "audio", "tags", "listening"}) {
        const Json json = ok({"evaluate", "--method", method});
        EXPECT_EQ(json.at("method"), method);
        EXPECT_EQ(json.at("k"), 10) << "the catalogue's own";
        EXPECT_EQ(json.at("notice"), "made up");
        EXPECT_EQ(json.at("queries"), 30);
        EXPECT_EQ(json.at("candidates"), 270) << "without the test split";
        const double ndcg = json.at("ndcg").get<double>();
        EXPECT_GT(ndcg, 0.05) << method << " finds its group";
        EXPECT_LE(json.at("ndcg_interval")[0].get<double>(), ndcg);
        EXPECT_GE(json.at("ndcg_interval")[1].get<double>(), ndcg);
        EXPECT_EQ(json.at("popularity").size(), 4U);
        EXPECT_EQ(json.at("lorenz").size(), 101U);
    }
}

TEST_F(CliPipelineTest, EvaluateTakesOtherQueriesPoolsLengthsAndPairs)
{
    const Json test = ok({"evaluate", "--queries", "test", "-k", "5"});
    EXPECT_EQ(test.at("candidates"), 300);
    EXPECT_EQ(test.at("k"), 5);
    EXPECT_EQ(ok({"evaluate", "--pool", "split"}).at("candidates"), 30);
    const auto pairs = s_dir->write("pairs.tsv", "id_a\tid_b\nartist-7\tartist-9\n");
    EXPECT_EQ(ok({"evaluate", "--similar", pairs.string()}).at("queries"), 1);
}

TEST_F(CliPipelineTest, NeighboursAreRankedAndLabelled)
{
    const Json json = ok({"neighbours", "--artist", "artist number 1", "-k", "7"});
    EXPECT_EQ(json.at("artist").at("id"), "artist-1");
    EXPECT_EQ(json.at("notice"), "made up");
    ASSERT_EQ(json.at("neighbours").size(), 7U);
    double before = 1.0;
    std::set<std::string> ids;
    for (const Json& row : json.at("neighbours")) {
        EXPECT_LE(row.at("score").get<double>(), before);
        before = row.at("score").get<double>();
        ids.insert(row.at("id").get<std::string>());
    }
    EXPECT_EQ(ids.size(), 7U);
    EXPECT_EQ(ids.count("artist-1"), 0U);
}

TEST_F(CliPipelineTest, ModalitiesOfBothSidesChangeTheList)
{
    const auto list = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments = {"neighbours", "--artist", "artist-1", "-k", "20"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return ok(arguments).at("neighbours");
    };
    const Json all = list({});
    EXPECT_EQ(list({"--query-modalities", "audio,tags,listening"}), all);
    EXPECT_NE(list({"--query-modalities", "tags"}), all);
    EXPECT_NE(list({"--candidate-modalities", "audio"}), all);
    EXPECT_NE(list({"--weights", "audio=9,tags=.01"}), all);
    EXPECT_EQ(list({"--weights", "audio=0"}), list({"--query-modalities", "tags,listening"}));
    EXPECT_NE(list({"--must-have", "tags", "--max-popularity", "900"}), all);
    for (const Json& row : list({"--must-have", "tags", "--max-popularity", "900"})) {
        EXPECT_NE(row.at("modalities").get<std::string>().find("tags"), std::string::npos);
        EXPECT_LE(row.at("popularity").get<double>(), 900.0);
    }
}

TEST_F(CliPipelineTest, TheEquivalentCommandLineGivesTheListThatTheWindowShows)
{
    Project project = valueOf(Project::open(CliPipelineTest::project()));
    const auto run = valueOf(project.loadRun({}));
    Explorer explorer(project.catalogue(), run);
    ExplorationState state = explorer.firstState();
    state.query = {"artist-1", "artist-6"};
    state.comparison.query.on = ModalityMask(3);
    state.comparison.query.weights[0] *= 4.0F;
    state.comparison.candidates.weights[1] = 0.125F;
    state.filters.maxPopularity = 960.0;
    state.filters.mustHave = ModalityMask(2);
    const NeighbourList shown = explorer.neighbours(state, 15);
    const std::string line =
        commandLine(state, run->record.modalities, CliPipelineTest::project(), 15);
    std::vector<std::string> words = splitText(line, ' ');  // nothing in it needs quotes
    words.erase(words.begin());
    words.push_back("--json");
    const Json listed = runCli(words).json().at("neighbours");
    ASSERT_EQ(listed.size(), shown.rows.size());
    for (std::size_t r = 0; r < listed.size(); ++r)
        EXPECT_EQ(listed[r].at("id"), project.catalogue()->artists()[shown.rows[r].artist].id);
}

TEST_F(CliPipelineTest, TheEquivalentCommandLineTakesAnIdThatBeginsWithADash)
{
    ExplorationState state;
    state.query = {"-7"};
    std::vector<std::string> words =
        splitText(commandLine(state, {}, CliPipelineTest::project(), 5), ' ');
    words.erase(words.begin());
    const CliResult result = runCli(words);
    EXPECT_NE(result.err.find("There is no artist \"-7\""), std::string::npos) << result.err;
}

TEST_F(CliPipelineTest, SearchFindsWithTypingErrors)
{
    const Json hits = ok({"search", "artst number 42"}).at("hits");
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].at("id"), "artist-42");
}

TEST_F(CliPipelineTest, ProjectMapWritesAPlaceForEveryArtist)
{
    const auto file = *s_dir / "map.tsv";
    const Json json = ok({"project-map", "-o", file.string()});
    EXPECT_EQ(json.at("notice"), "made up");
    EXPECT_EQ(json.at("artists"), 300);
    const auto lines = splitText(readBytes(file), '\n');
    EXPECT_EQ(lines[0], "# made up");
    EXPECT_EQ(lines[1], "id\tx\ty");
    EXPECT_EQ(lines.size(), 303U);
}

TEST_F(CliPipelineTest, ExportWritesUnitVectorsAndTheirIds)
{
    const auto file = *s_dir / "e.npy";
    const Json json = ok({"export", "-o", file.string()});
    EXPECT_EQ(json.at("artists"), 300);
    EXPECT_EQ(json.at("dimension"), 24);
    const Matrix matrix = valueOf(readNpy(file));
    EXPECT_EQ(matrix.rows, 300U);
    EXPECT_EQ(matrix.cols, 24U);
    EXPECT_EQ(std::ranges::count(readBytes(*s_dir / "e.ids.txt"), '\n'), 300);
}

TEST_F(CliPipelineTest, ExportedVectorsAreAModalityToImportAgain)
{
    const auto folder = *s_dir / "again";
    test::writeGeneratedCatalogue(folder, 300, 1);
    static_cast<void>(ok({"export", "-o", (folder / "vectors.npy").string()}));
    const CliResult result =
        runCli({"import", folder.string(), "-p", (*s_dir / "again.crossfade").string(), "--json"});
    ASSERT_EQ(result.exitCode, 0) << result.err;
    EXPECT_EQ(result.json().at("modalities")[3].at("name"), "vectors");
    EXPECT_EQ(result.json().at("modalities")[3].at("artists"), 300);
}

TEST_F(CliPipelineTest, InfoListsRunsWithTheirEvaluation)
{
    const Json json = ok({"info"});
    EXPECT_EQ(json.at("name"), "Generated");
    EXPECT_EQ(json.at("artists"), 300);
    EXPECT_EQ(json.at("read_only"), false);
    ASSERT_EQ(json.at("runs").size(), 1U);
    const Json& run = json.at("runs")[0];
    EXPECT_EQ(run.at("name"), "first");
    EXPECT_EQ(run.at("same_data"), true);
    EXPECT_EQ(run.at("ndcg"), ok({"evaluate"}).at("ndcg")) << "stored when it was trained";
    EXPECT_TRUE(json.at("unfinished").empty());
}

TEST_F(CliPipelineTest, WithoutJsonTheResultIsTextForPeople)
{
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"info"}, {"evaluate"}, {"neighbours", "--artist", "artist-1"}}) {
        std::vector<std::string> arguments = command;
        arguments.insert(arguments.end(), {"-p", project()});
        const CliResult result = runCli(arguments);
        EXPECT_EQ(result.exitCode, 0) << result.err;
        EXPECT_NE(result.out.find("made up"), std::string::npos) << "the notice is repeated";
        EXPECT_TRUE(result.out.ends_with('\n'));
    }
}

}  // namespace
}  // namespace crossfade
