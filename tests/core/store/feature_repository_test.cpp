// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/feature_repository.h"

#include "core/store/run_repository.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>

namespace crossfade {
namespace {

using test::expectOk;
using test::foldedNames;
using test::HasErrorCode;
using test::randomVectors;
using test::smallCatalogue;
using test::TempDir;
using test::valueOf;

class FeatureRepositoryTest : public testing::Test {
protected:
    FeatureRepositoryTest() : m_db(makeDatabase()), m_repository(m_db)
    {
        CatalogueRepository catalogues(m_db);
        expectOk(catalogues.save(smallCatalogue(), foldedNames(smallCatalogue()), JobContext()));
        expectOk(catalogues.setFeatureHash("first"));
        m_stored = valueOf(catalogues.load(CatalogueRepository::Parts::ArtistsAndTruth));
        m_features = randomVectors(6, {2, 5, 3}, 0.6, 1);
        m_features.names = {"audio", "tags", "listening"};
        expectOk(m_repository.save(m_features, m_transforms, m_stored));
    }
    Database makeDatabase()
    {
        static_cast<void>(valueOf(Database::create(m_dir / "p.crossfade")));
        return valueOf(Database::open(m_dir / "p.crossfade", Access::ReadWrite));
    }

    TempDir m_dir;
    Database m_db;
    FeatureRepository m_repository;
    StoredCatalogue m_stored;
    ModalityVectors m_features;
    std::vector<std::vector<std::byte>> m_transforms = {
        {std::byte{1}, std::byte{0}}, {std::byte{255}}, {std::byte{7}}};
};

TEST_F(FeatureRepositoryTest, FeaturesAndTransformsComeBackAsTheyWere)
{
    EXPECT_EQ(valueOf(m_repository.load(m_stored)), m_features);
    EXPECT_EQ(valueOf(m_repository.loadPresence(m_stored)), m_features.presence);
    EXPECT_EQ(valueOf(m_repository.loadTransforms(m_stored, m_stored.featureHash)), m_transforms);
}

TEST_F(FeatureRepositoryTest, SavingReplacesAll)
{
    ModalityVectors other = randomVectors(6, {4, 4, 4}, 0.5, 2);
    other.names = m_features.names;
    expectOk(m_repository.save(other, m_transforms, m_stored));
    EXPECT_EQ(valueOf(m_repository.load(m_stored)), other);
}

/// Saves other features, as another import does.
void saveAgain(Database& db, const std::string& hash, const ModalityVectors& features,
               const std::vector<std::vector<std::byte>>& transforms)
{
    CatalogueRepository catalogues(db);
    expectOk(catalogues.setFeatureHash(hash));
    const auto stored = valueOf(catalogues.load(CatalogueRepository::Parts::ArtistsAndTruth));
    expectOk(FeatureRepository(db).save(features, transforms, stored));
}

TEST_F(FeatureRepositoryTest, TransformsStayAsLongAsARunWasTrainedOnThem)
{
    RunRepository runs(m_db);
    RunRecord run;
    run.options = run.split = run.versions = "{}";
    run.featureHash = "first";
    run.modalities = m_features.names;
    const std::int64_t training = valueOf(runs.begin({}, m_transforms[0]));
    static_cast<void>(valueOf(runs.finish(training, run, m_transforms[0], m_features, m_stored)));
    const std::vector<std::vector<std::byte>> other(3, {std::byte{9}});
    saveAgain(m_db, "second", m_features, other);
    saveAgain(m_db, "third", m_features, m_transforms);
    EXPECT_EQ(valueOf(m_repository.loadTransforms(m_stored, "first")), m_transforms);
    EXPECT_THAT(m_repository.loadTransforms(m_stored, "second"), HasErrorCode(ErrorCode::Corrupt))
        << "nothing was trained on the second";
}

TEST_F(FeatureRepositoryTest, TransformsOfAnUnfinishedTrainingStay)
{
    RunRepository runs(m_db);
    static_cast<void>(valueOf(runs.begin({0, "run", "", "{}", "", "first", {}}, m_transforms[0])));
    saveAgain(m_db, "first", m_features, m_transforms);
    saveAgain(m_db, "second", m_features, m_transforms);
    EXPECT_EQ(valueOf(runs.unfinished()).size(), 1U)
        << "that it can't go on is said when it is tried";
    EXPECT_EQ(valueOf(m_repository.loadTransforms(m_stored, "first")), m_transforms);
}

TEST_F(FeatureRepositoryTest, AVectorOfAnotherLengthThanTheFirstIsCorrupt)
{
    m_db.handle().exec(
        "UPDATE feature SET vector = x'0000803F' WHERE rowid = (SELECT max(rowid) FROM feature)");
    EXPECT_THAT(m_repository.load(m_stored), HasErrorCode(ErrorCode::Corrupt));
}

TEST_F(FeatureRepositoryTest, AMissingTransformIsCorrupt)
{
    m_db.handle().exec("DELETE FROM feature_transform WHERE rowid = 1");
    EXPECT_THAT(m_repository.loadTransforms(m_stored, m_stored.featureHash),
                HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
