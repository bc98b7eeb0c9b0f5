// SPDX-License-Identifier: GPL-3.0-or-later
// project-map: maps that are made once, kept, and measured.
#include "core/base/text.h"
#include "core/workflow/layout_run.h"
#include "core/workflow/project.h"
#include "tests/integration/cli.h"
#include "tests/support/builders.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <csignal>
#include <limits>
#include <sys/stat.h>

namespace crossfade {
namespace {

namespace fs = std::filesystem;
using test::CliProcess;
using test::CliResult;
using test::Json;
using test::readBytes;
using test::runCli;
using test::TempDir;
using test::valueOf;
using Words = std::vector<std::string>;

/// 60 artists and "bare", who has no modality; one run.
class CliProjectMapTest : public testing::Test {
protected:
    CliProjectMapTest() { test::makeTrainedProject(m_dir); }

    CliResult run(Words more, const test::CliOptions& options = {}) const
    {
        more.insert(more.begin(), {"project-map", "-p", m_project.string(), "-o", m_file.string()});
        return runCli(more, options);
    }
    Json ok(Words more) const
    {
        more.push_back("--json");
        const CliResult result = run(more);
        EXPECT_EQ(result.exitCode, 0) << result.err;
        return result.json();
    }

    TempDir m_dir;
    fs::path m_project = m_dir / "p.crossfade";
    fs::path m_file = m_dir / "map.tsv";
};

TEST_F(CliProjectMapTest, SaysHowManyAreOnItAndHowFarItIsTrue)
{
    for (const std::string method : {"pca", "umap"}) {
        const Json json = ok({"--method", method});
        EXPECT_EQ(json.at("method"), method);
        EXPECT_EQ(json.at("seed"), 0);
        EXPECT_EQ(json.at("run"), 1);
        EXPECT_EQ(json.at("artists"), 60);
        EXPECT_EQ(json.at("total"), 61);
        EXPECT_EQ(json.at("k"), 15);
        EXPECT_EQ(json.at("file"), m_file.string());
        EXPECT_EQ(json.at("notice"), "made up");
        for (const char* measure : {"trustworthiness", "continuity", "true_neighbours"}) {
            EXPECT_GT(json.at(measure).get<double>(), 0.0) << measure;
            EXPECT_LE(json.at(measure).get<double>(), 1.0) << measure;
        }
        const auto lines = splitText(readBytes(m_file), '\n');
        ASSERT_EQ(lines.size(), 63U) << "notice, header, 60 artists, the end";
        EXPECT_EQ(lines[1], "id\tx\ty");
        EXPECT_EQ(splitText(lines[2], '\t').front(), "artist-0");
    }
    const CliResult text = run({});
    EXPECT_NE(text.out.find("PCA map of 60 of 61 artists"), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("1 artist has no place on it"), std::string::npos) << text.out;
}

TEST_F(CliProjectMapTest, AMapIsMadeOnceForEachSeed)
{
    const Json first = ok({"--method", "umap", "--seed", "7"});
    EXPECT_EQ(first.at("made"), true);
    EXPECT_EQ(first.at("stored"), true);
    const std::string bytes = readBytes(m_file);
    const Json again = ok({"--method", "umap", "--seed", "7"});
    EXPECT_EQ(again.at("made"), false);
    EXPECT_EQ(again.at("trustworthiness"), first.at("trustworthiness"));
    EXPECT_EQ(readBytes(m_file), bytes);
    EXPECT_EQ(ok({"--method", "umap", "--seed", "8"}).at("made"), true);
    EXPECT_NE(readBytes(m_file), bytes);
    EXPECT_EQ(ok({"--method", "pca", "--seed", "8"}).at("seed"), 0) << "PCA draws nothing";
}

TEST_F(CliProjectMapTest, TheSameSeedGivesTheSameBytesInAnotherProject)
{
    const fs::path copy = m_dir / "copy.crossfade";
    fs::copy_file(m_project, copy);
    static_cast<void>(ok({"--method", "umap", "--seed", "7"}));
    const fs::path other = m_dir / "other.tsv";
    ASSERT_EQ(runCli({"project-map", "-p", copy.string(), "-o", other.string(), "--method", "umap",
                      "--seed", "7"})
                  .exitCode,
              0);
    EXPECT_EQ(readBytes(m_file), readBytes(other));
}

TEST_F(CliProjectMapTest, ADamagedMapIsSaidAndMadeAgain)
{
    static_cast<void>(ok({"--method", "umap"}));
    const std::string sound = readBytes(m_file);
    {
        Project project = valueOf(Project::open(m_project));
        const auto run = valueOf(project.loadRun({}));
        for (const LayoutMethod method : {LayoutMethod::Pca, LayoutMethod::Umap}) {
            Matrix spoilt = run->layout;
            spoilt.at(2, 0) = std::numeric_limits<float>::quiet_NaN();
            test::expectOk(saveLayout(project.database(), run->record, {method, 0},
                                      project.catalogue()->stored.dataHash, spoilt));
        }
    }
    const Json json = ok({"--method", "umap"});
    EXPECT_EQ(json.at("made"), true);
    ASSERT_EQ(json.at("remarks").size(), 2U) << "opening the run looks at its PCA map";
    const std::string first = json.at("remarks")[0];
    const std::string second = json.at("remarks")[1];
    EXPECT_NE(first.find("PCA map of run 1"), std::string::npos) << first;
    EXPECT_NE(second.find("UMAP map of run 1"), std::string::npos) << second;
    for (const std::string& remark : {first, second})
        EXPECT_NE(remark.find("artist 3 is at (nan"), std::string::npos) << remark;
    EXPECT_EQ(readBytes(m_file), sound);
    for (const std::string method : {"umap", "pca"}) {
        const Json again = ok({"--method", method});
        EXPECT_EQ(again.at("made"), false);
        EXPECT_FALSE(again.contains("remarks"));
    }
}

TEST_F(CliProjectMapTest, AProjectThatCanOnlyBeReadGetsAMapThatIsNotKept)
{
    if (!test::canBeNobody()) GTEST_SKIP() << "permissions bind only another user than root";
    const TempDir open;
    ::chmod(open.path().c_str(), 0777);
    ::chmod(m_dir.path().c_str(), 0755);
    ::chmod(m_project.c_str(), 0444);
    test::CliOptions nobody;
    nobody.asNobody = true;
    for (int i = 0; i < 2; ++i) {
        const CliResult result = runCli({"project-map", "-p", m_project.string(), "-o",
                                         (open / "map.tsv").string(), "--method", "umap", "--json"},
                                        nobody);
        ASSERT_EQ(result.exitCode, 0) << result.err;
        EXPECT_EQ(result.json().at("made"), true);
        EXPECT_EQ(result.json().at("stored"), false);
    }
}

TEST_F(CliProjectMapTest, AWrongCallIsRefusedBeforeTheWork)
{
    EXPECT_EQ(run({"--method", "tsne"}).exitCode, 2);
    EXPECT_EQ(run({"--seed", "-1"}).exitCode, 2);
    EXPECT_EQ(run({"--seed", "many"}).exitCode, 2);
    const CliResult folder = runCli({"project-map", "-p", m_project.string(), "-o",
                                     (m_dir / "none/m.tsv").string(), "--method", "umap"});
    EXPECT_EQ(folder.exitCode, 1);
    EXPECT_NE(folder.err.find("none"), std::string::npos) << folder.err;
    EXPECT_EQ(folder.err.find("Making"), std::string::npos) << folder.err;
    const CliResult noRun = run({"--run", "9"});
    EXPECT_EQ(noRun.exitCode, 1);
    EXPECT_NE(noRun.err.find("no run 9"), std::string::npos) << noRun.err;
}

TEST_F(CliProjectMapTest, FewOrEqualArtistsAndNobodyAreSensibleMaps)
{
    for (const std::size_t known : {60U, 16U, 2U, 1U, 0U}) {
        test::storeAlikeRun(m_project, "alike", known);
        for (const std::string method : {"pca", "umap"}) {
            const Json json = ok({"--method", method});
            EXPECT_EQ(json.at("artists"), known) << method;
            EXPECT_EQ(json.at("total"), 61);
            EXPECT_EQ(json.at("trustworthiness").is_null(), known < 2);
            EXPECT_EQ(splitText(readBytes(m_file), '\n').size(), known + 3);
            EXPECT_EQ(readBytes(m_file).find("nan"), std::string::npos);
            EXPECT_EQ(readBytes(m_file).find("inf"), std::string::npos);
        }
    }
}

TEST(CliProjectMapCancelTest, ACancelledMapLeavesNoFileAndNoMap)
{
    const TempDir dir;
    test::writeGeneratedCatalogue(dir / "folder", 3000, 1);
    const fs::path path = dir / "p.crossfade";
    static_cast<void>(
        valueOf(importCatalogue(dir / "folder", path, test::quickImport(), JobContext())));
    test::storeRandomRun(path, "run");
    const Words words = {"project-map", "-p",   path.string(), "-o", (dir / "map.tsv").string(),
                         "--method",    "umap", "--json"};
    CliProcess making(words);
    ASSERT_TRUE(making.waitFor("Making the UMAP map"));
    making.send(SIGINT);
    const CliResult result = making.wait();
    ASSERT_EQ(result.exitCode, 1) << "it was too quick to be cancelled";
    EXPECT_NE(result.err.find("Cancelled"), std::string::npos) << result.err;
    EXPECT_FALSE(fs::exists(dir / "map.tsv"));
    Project project = valueOf(Project::open(path));
    const auto run = valueOf(project.loadRun({}));
    EXPECT_FALSE(valueOf(storedLayout(project.database(), run->record, {LayoutMethod::Umap, 0},
                                      run->index.encodings(), project.catalogue()->stored.dataHash))
                     .has_value());
}

}  // namespace
}  // namespace crossfade
