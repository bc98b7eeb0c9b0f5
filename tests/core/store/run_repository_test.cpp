// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_repository.h"

#include "core/store/transaction.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>
#include <cmath>
#include <limits>

namespace crossfade {
namespace {

using test::expectOk;
using test::foldedNames;
using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;
using test::randomVectors;
using test::smallCatalogue;
using test::TempDir;
using test::valueOf;
using Bytes = std::vector<std::byte>;

const Bytes kModel = {std::byte{1}, std::byte{0}, std::byte{200}};

class RunRepositoryTest : public testing::Test {
protected:
    RunRepositoryTest() : m_db(makeDatabase()), m_runs(m_db)
    {
        saveCatalogue(smallCatalogue());
        m_encodings = randomVectors(6, {4, 4, 4}, 0.7, 1);
        m_encodings.names = {"audio", "tags", "listening"};
    }
    Database makeDatabase()
    {
        static_cast<void>(valueOf(Database::create(m_dir / "p.crossfade")));
        return valueOf(Database::open(m_dir / "p.crossfade", Access::ReadWrite));
    }
    void saveCatalogue(const Catalogue& catalogue)
    {
        CatalogueRepository catalogues(m_db);
        Transaction transaction = valueOf(Transaction::begin(m_db));
        expectOk(catalogues.save(catalogue, foldedNames(catalogue), JobContext()));
        expectOk(transaction.commit());
        m_stored = valueOf(catalogues.load(CatalogueRepository::Parts::ArtistsAndTruth));
    }
    RunRecord record() const
    {
        RunRecord run;
        run.name = "first";
        run.created = "2024-01-02T03:04:05Z";
        run.method = "contrastive";
        run.options = R"({"epochs":2})";
        run.seed = std::numeric_limits<std::uint64_t>::max();
        run.dataHash = "data";
        run.featureHash = "features";
        run.split = R"({"train":1})";
        run.versions = "{}";
        run.modalities = m_encodings.names;
        run.weights = {0.1F, 1.0F / 3.0F, 2.0F};
        run.lossTerms = {"subset"};
        run.curve = {{1, 2.5, {2.5}, 2.25, 0.125}, {2, 2.0, {2.0}, {}, 0.25}};
        run.dimension = 4;
        return run;
    }
    RunRecord finished()
    {
        const std::int64_t training = valueOf(m_runs.begin({}, {std::byte{1}}));
        RunRecord run = record();
        run.id = valueOf(m_runs.finish(training, run, kModel, m_encodings, m_stored));
        return run;
    }

    TempDir m_dir;
    Database m_db;
    RunRepository m_runs;
    StoredCatalogue m_stored;
    ModalityVectors m_encodings;
};

TEST_F(RunRepositoryTest, AFinishedRunComesBackAsItWas)
{
    const RunRecord run = finished();
    const std::vector<RunRecord> runs = valueOf(m_runs.list());
    ASSERT_EQ(runs.size(), 1U);
    const RunRecord& read = runs[0];
    EXPECT_EQ(read.id, run.id);
    EXPECT_EQ(read.name, run.name);
    EXPECT_EQ(read.created, run.created);
    EXPECT_EQ(read.method, run.method);
    EXPECT_EQ(read.options, run.options);
    EXPECT_EQ(read.seed, run.seed);
    EXPECT_EQ(read.dataHash, run.dataHash);
    EXPECT_EQ(read.featureHash, run.featureHash);
    EXPECT_EQ(read.split, run.split);
    EXPECT_EQ(read.versions, run.versions);
    EXPECT_EQ(read.modalities, run.modalities);
    EXPECT_EQ(read.weights, run.weights);
    EXPECT_EQ(read.lossTerms, run.lossTerms);
    EXPECT_EQ(read.curve, run.curve);
    EXPECT_EQ(read.dimension, run.dimension);
    EXPECT_EQ(valueOf(m_runs.loadModel(run.id)), kModel);
    EXPECT_EQ(valueOf(m_runs.loadEncodings(read, m_stored)), m_encodings);
    EXPECT_TRUE(valueOf(m_runs.unfinished()).empty()) << "the training became the run";
}

TEST_F(RunRepositoryTest, RunsComeNewestFirst)
{
    const RunId first = finished().id;
    const RunId second = finished().id;
    const auto runs = valueOf(m_runs.list());
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0].id, second);
    EXPECT_EQ(runs[1].id, first);
}

TEST_F(RunRepositoryTest, ATrainingKeepsItsLatestCheckpointUntilDiscarded)
{
    TrainingRecord training{0, "first", "now", "{}", "data", "features", {}};
    const std::int64_t id = valueOf(m_runs.begin(training, {std::byte{7}}));
    EXPECT_EQ(valueOf(m_runs.unfinished()).at(0).name, "first");
    EXPECT_EQ(valueOf(m_runs.loadCheckpoint(id)), Bytes{std::byte{7}});
    training.id = id;
    training.name = "renamed";
    training.curve = {{1, 3.0, {1.0, 2.0}, {}, 0.5}};
    expectOk(m_runs.saveCheckpoint(training, kModel));
    EXPECT_EQ(valueOf(m_runs.loadCheckpoint(id)), kModel);
    const auto unfinished = valueOf(m_runs.unfinished());
    ASSERT_EQ(unfinished.size(), 1U);
    EXPECT_EQ(unfinished[0].name, "renamed");
    EXPECT_EQ(unfinished[0].created, "now");
    EXPECT_EQ(unfinished[0].curve, training.curve);
    EXPECT_EQ(unfinished[0].featureHash, "features");
    expectOk(m_runs.discard(id));
    EXPECT_THAT(m_runs.loadCheckpoint(id), HasErrorCode(ErrorCode::NotFound));
    EXPECT_TRUE(valueOf(m_runs.unfinished()).empty());
}

TEST_F(RunRepositoryTest, ANewTrainingTakesThePlaceOfAnUnfinishedOne)
{
    const std::int64_t first = valueOf(m_runs.begin({}, kModel));
    const std::int64_t second = valueOf(m_runs.begin({}, kModel));
    EXPECT_NE(first, second);
    const auto unfinished = valueOf(m_runs.unfinished());
    ASSERT_EQ(unfinished.size(), 1U);
    EXPECT_EQ(unfinished[0].id, second);
}

TEST_F(RunRepositoryTest, ARunThatCannotBeStoredLeavesTheTraining)
{
    const std::int64_t training = valueOf(m_runs.begin({}, kModel));
    m_encodings.names[1] = "smell";
    EXPECT_THAT(m_runs.finish(training, record(), kModel, m_encodings, m_stored),
                HasErrorWith("smell"));
    EXPECT_TRUE(valueOf(m_runs.list()).empty());
    EXPECT_EQ(valueOf(m_runs.loadCheckpoint(training)), kModel);
}

TEST_F(RunRepositoryTest, AnUpdateOfTheCatalogueKeepsRuns)
{
    const RunRecord run = finished();
    Catalogue changed = smallCatalogue();
    changed.artists.erase(changed.artists.begin() + 1);  // Sigur Rós leaves
    changed.artists.push_back({"new", "New", 0.0, Split::Train, {"", ""}});
    changed.modalities.pop_back();
    std::get<DenseData>(changed.modalities[0].data) = {{"x"}, {0}, Matrix(1, 1)};
    std::get<TagData>(changed.modalities[1].data).entries.clear();
    changed.similar.clear();
    saveCatalogue(changed);
    ASSERT_EQ(valueOf(m_runs.list()).size(), 1U);
    const ModalityVectors now = valueOf(m_runs.loadEncodings(run, m_stored));
    ASSERT_EQ(now.artistCount(), 6U);
    EXPECT_EQ(now.names, m_encodings.names) << "the run keeps its own modalities";
    EXPECT_TRUE(now.presence[5].empty()) << "who came later is absent";
    const std::size_t before[] = {0, 2, 3, 4, 5};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(now.presence[i], m_encodings.presence[before[i]]);
        for (std::size_t m = 0; m < 3; ++m)
            EXPECT_TRUE(
                std::ranges::equal(now.vectors[m].row(i), m_encodings.vectors[m].row(before[i])));
    }
    saveCatalogue(smallCatalogue());
    EXPECT_EQ(valueOf(m_runs.loadEncodings(run, m_stored)), m_encodings)
        << "who comes back has their encodings back";
}

TEST_F(RunRepositoryTest, AnEncodingOfTheWrongLengthIsCorrupt)
{
    const RunRecord run = finished();
    m_db.handle().exec("UPDATE encoding SET vector = x'0000803F' WHERE rowid = 3");
    EXPECT_THAT(m_runs.loadEncodings(run, m_stored), HasErrorCode(ErrorCode::Corrupt));
}

TEST_F(RunRepositoryTest, LayoutsAreKeyedByMethodSeedAndData)
{
    const RunId run = finished().id;
    Matrix points(6, 2);
    points.values = {1.0F, 2.0F, std::nanf(""), std::nanf(""), 5.0F, 6.0F, 0, 0, 0, 0, 0, -0.0F};
    expectOk(m_runs.saveLayout(run, "pca", 0, "data", points));
    const auto read = valueOf(m_runs.loadLayout(run, "pca", 0, "data", 6));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->at(2, 1), 6.0F);
    EXPECT_TRUE(std::isnan(read->at(1, 0)));
    EXPECT_FALSE(valueOf(m_runs.loadLayout(run, "umap", 0, "data", 6)).has_value());
    EXPECT_FALSE(valueOf(m_runs.loadLayout(run, "pca", 1, "data", 6)).has_value());
    EXPECT_FALSE(valueOf(m_runs.loadLayout(run, "pca", 0, "other", 6)).has_value());
    EXPECT_THAT(m_runs.loadLayout(run, "pca", 0, "data", 7), HasErrorCode(ErrorCode::Corrupt));
    expectOk(m_runs.saveLayout(run, "pca", 0, "data", Matrix(6, 2)));
    EXPECT_EQ(valueOf(m_runs.loadLayout(run, "pca", 0, "data", 6)), Matrix(6, 2));
}

TEST_F(RunRepositoryTest, KeepsEvaluationsAndSessions)
{
    const RunId run = finished().id;
    expectOk(m_runs.saveEvaluation(run, "request", "one"));
    expectOk(m_runs.saveEvaluation(run, "request", "two"));
    EXPECT_EQ(valueOf(m_runs.loadEvaluation(run, "request")), "two");
    EXPECT_FALSE(valueOf(m_runs.loadEvaluation(run, "other")).has_value());
    EXPECT_FALSE(valueOf(m_runs.loadSession("last")).has_value());
    expectOk(m_runs.saveSession("last", "{\"a\":1}"));
    EXPECT_EQ(valueOf(m_runs.loadSession("last")), "{\"a\":1}");
}

TEST_F(RunRepositoryTest, ARunThatIsNotThereIsSaid)
{
    EXPECT_THAT(m_runs.loadModel({77}), HasErrorWith("no run 77"));
    EXPECT_FALSE(m_runs.saveEvaluation({77}, "r", "x").hasValue()) << "foreign keys are on";
}

TEST_F(RunRepositoryTest, StoredJsonThatIsBrokenIsCorrupt)
{
    finished();
    m_db.handle().exec("UPDATE run SET curve = '[{]'");
    EXPECT_THAT(m_runs.list(), HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
