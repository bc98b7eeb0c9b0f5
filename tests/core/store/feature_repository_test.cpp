// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/feature_repository.h"

#include "core/store/transaction.h"
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
    EXPECT_EQ(valueOf(m_repository.loadTransforms(m_stored)), m_transforms);
}

TEST_F(FeatureRepositoryTest, SavingReplacesAll)
{
    ModalityVectors other = randomVectors(6, {4, 4, 4}, 0.5, 2);
    other.names = m_features.names;
    expectOk(m_repository.save(other, m_transforms, m_stored));
    EXPECT_EQ(valueOf(m_repository.load(m_stored)), other);
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
    EXPECT_THAT(m_repository.loadTransforms(m_stored), HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
