// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/catalogue_repository.h"

#include "core/store/feature_repository.h"
#include "core/store/run_repository.h"
#include "core/store/transaction.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>
#include <optional>

namespace crossfade {
namespace {

using test::expectOk;
using test::foldedNames;
using test::HasErrorCode;
using test::HasErrorWith;
using test::randomVectors;
using test::smallCatalogue;
using test::TempDir;
using test::valueOf;
using Parts = CatalogueRepository::Parts;

class CatalogueRepositoryTest : public testing::Test {
protected:
    CatalogueRepositoryTest() : m_db(makeDatabase()), m_repository(m_db) {}

    Database makeDatabase()
    {
        static_cast<void>(valueOf(Database::create(m_dir / "p.crossfade")));
        return valueOf(Database::open(m_dir / "p.crossfade", Access::ReadWrite));
    }
    void save(const Catalogue& catalogue)
    {
        Transaction transaction = valueOf(Transaction::begin(m_db));
        expectOk(m_repository.save(catalogue, foldedNames(catalogue), JobContext()));
        expectOk(transaction.commit());
    }
    StoredCatalogue load(Parts parts = Parts::Everything)
    {
        return valueOf(m_repository.load(parts));
    }

    TempDir m_dir;
    Database m_db;
    CatalogueRepository m_repository;
};

TEST_F(CatalogueRepositoryTest, ACatalogueComesBackAsItWas)
{
    save(smallCatalogue());
    const StoredCatalogue stored = load();
    EXPECT_EQ(stored.catalogue, smallCatalogue());
    EXPECT_EQ(stored.dataHash, dataHash(smallCatalogue()));
    EXPECT_EQ(stored.artistIds.size(), 6U);
    EXPECT_EQ(stored.modalityIds.size(), 3U);
}

TEST_F(CatalogueRepositoryTest, BrowsingLoadsNoRawData)
{
    save(smallCatalogue());
    const StoredCatalogue stored = load(Parts::ArtistsAndTruth);
    EXPECT_EQ(stored.catalogue.artists, smallCatalogue().artists);
    EXPECT_EQ(stored.catalogue.similar, smallCatalogue().similar);
    ASSERT_EQ(stored.catalogue.modalities.size(), 3U);
    EXPECT_EQ(stored.catalogue.modalities[1].shape(), ModalityShape::Tags);
    EXPECT_TRUE(std::get<DenseData>(stored.catalogue.modalities[0].data).artists.empty());
    EXPECT_TRUE(std::get<TagData>(stored.catalogue.modalities[1].data).entries.empty());
}

TEST_F(CatalogueRepositoryTest, AProjectWithoutACatalogueSaysSo)
{
    EXPECT_THAT(m_repository.load(Parts::Everything), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(m_repository.load(Parts::Everything), HasErrorWith("import a folder first"));
}

TEST_F(CatalogueRepositoryTest, KeepsTextsWithNulBytesAndQuotes)
{
    Catalogue odd = smallCatalogue();
    odd.artists[0].id = std::string("a\0b", 3);
    odd.artists[1].name = "Robert'); DROP TABLE artist;--";
    odd.artists[1].metadata[0] = "\"[]\\\n";
    save(odd);
    EXPECT_EQ(load().catalogue, odd);
}

TEST_F(CatalogueRepositoryTest, AnUpdateReplacesWhatIsThere)
{
    save(smallCatalogue());
    Catalogue changed = smallCatalogue();
    changed.name = "changed";
    changed.artists[0].popularity = 99.0;
    std::swap(changed.artists[4], changed.artists[5]);
    changed.similar = {{1, 5}};
    std::get<TagData>(changed.modalities[1].data).entries = {{5, 1, 2.0F}};
    changed.modalities.pop_back();
    save(changed);
    EXPECT_EQ(load().catalogue, changed);
}

TEST_F(CatalogueRepositoryTest, ArtistsWhoLeftAndCameBackKeepTheirRowId)
{
    save(smallCatalogue());
    const std::vector<ArtistId> before = load().artistIds;
    Catalogue without = smallCatalogue();
    without.artists.erase(without.artists.begin() + 5);
    without.artists.insert(without.artists.begin(), {"new", "New", 1.0, Split::Train, {"", ""}});
    without.modalities.clear();
    without.similar.clear();
    save(without);
    const StoredCatalogue between = load();
    EXPECT_EQ(between.catalogue, without);
    EXPECT_EQ(between.artistIds[1], before[0]) << "known by their id, not by their place";
    EXPECT_EQ(std::ranges::count(before, between.artistIds[0]), 0) << "the new one is new";
    save(smallCatalogue());
    EXPECT_EQ(load().artistIds, before);
}

TEST_F(CatalogueRepositoryTest, AModalityThatLeftAndCameBackKeepsItsRowId)
{
    save(smallCatalogue());
    const std::vector<std::int64_t> before = load().modalityIds;
    Catalogue without = smallCatalogue();
    without.modalities.erase(without.modalities.begin() + 1);
    save(without);
    EXPECT_EQ(load().modalityIds, (std::vector<std::int64_t>{before[0], before[2]}));
    save(smallCatalogue());
    EXPECT_EQ(load().modalityIds, before);
}

TEST_F(CatalogueRepositoryTest, SavingStopsWhenItIsCancelled)
{
    save(smallCatalogue());
    std::stop_source stop;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& p) {
        if (p.done == 2) stop.request_stop();
    });
    Catalogue other = smallCatalogue();
    other.name = "other";
    {
        const Transaction transaction = valueOf(Transaction::begin(m_db));
        EXPECT_THAT(m_repository.save(other, foldedNames(other), job),
                    HasErrorCode(ErrorCode::Cancelled));
    }
    EXPECT_EQ(load().catalogue, smallCatalogue());
}

TEST_F(CatalogueRepositoryTest, AmountsComeLargestFirst)
{
    save(smallCatalogue());
    const StoredCatalogue stored = load();
    const auto amounts = [&](ArtistRow artist, std::size_t modality) {
        return valueOf(
            m_repository.amountsOf(stored.artistIds[artist], stored.modalityIds[modality]));
    };
    using Amounts = std::vector<std::pair<std::string, float>>;
    EXPECT_EQ(amounts(0, 1), (Amounts{{"pop", 3.0F}, {"icelandic", 1.0F}}));
    EXPECT_EQ(amounts(2, 2), (Amounts{{"u1", 100.0F}, {"u2", 1.0F}}));
    EXPECT_EQ(amounts(5, 1), Amounts());
}

TEST_F(CatalogueRepositoryTest, FindsNamesThatShareThreeLetters)
{
    const Catalogue catalogue = smallCatalogue();
    Transaction transaction = valueOf(Transaction::begin(m_db));
    expectOk(m_repository.save(
        catalogue, {"bjork", "sigur ros", "坂本龍一", "say \"hi\"", "", "sigur"}, JobContext()));
    expectOk(transaction.commit());
    const std::vector<ArtistId> ids = load().artistIds;
    const auto find = [&](const std::string& folded) {
        return valueOf(m_repository.nameCandidates(folded, 10));
    };
    EXPECT_EQ(find("bjoork"), std::vector<ArtistId>{ids[0]}) << "by bjo and ork";
    EXPECT_TRUE(find("bjerk").empty());
    EXPECT_EQ(find("sigur").size(), 2U);
    EXPECT_EQ(find("坂本龍"), std::vector<ArtistId>{ids[2]});
    EXPECT_EQ(find("y \"h"), std::vector<ArtistId>{ids[3]}) << "quotes are no syntax";
    EXPECT_TRUE(find("ab").empty());
    EXPECT_TRUE(find("* OR NEAR(").empty());
    EXPECT_EQ(valueOf(m_repository.nameCandidates("sigur", 1)).size(), 1U);
}

TEST_F(CatalogueRepositoryTest, AVectorOfTheWrongLengthIsCorrupt)
{
    save(smallCatalogue());
    m_db.handle().exec("UPDATE dense_value SET vector = x'0000803F' WHERE rowid = 2");
    EXPECT_THAT(m_repository.load(Parts::Everything), HasErrorCode(ErrorCode::Corrupt));
    m_db.handle().exec("UPDATE dense_value SET vector = x'000080' WHERE rowid = 2");
    EXPECT_THAT(m_repository.load(Parts::Everything), HasErrorCode(ErrorCode::Corrupt));
}

TEST_F(CatalogueRepositoryTest, StoredValuesThatCannotBeAreCorrupt)
{
    for (const char* sql : {"UPDATE setting SET value = 'many' WHERE key = 'k'",
                            "UPDATE setting SET value = '[' WHERE key = 'metadata_columns'",
                            "UPDATE artist SET metadata = '{}' WHERE id = 1",
                            "UPDATE artist SET split = 9 WHERE id = 1",
                            "UPDATE modality SET shape = 'round' WHERE id = 1"}) {
        save(smallCatalogue());
        m_db.handle().exec(sql);
        EXPECT_THAT(m_repository.load(Parts::Everything), HasErrorCode(ErrorCode::Corrupt)) << sql;
    }
}

TEST_F(CatalogueRepositoryTest, TagsAloneAreThoseOfTheWholeCatalogue)
{
    save(smallCatalogue());
    const StoredCatalogue stored = load(Parts::ArtistsAndTruth);
    const auto tags = std::ranges::find(stored.catalogue.modalities, "tags", &ModalityData::name) -
                      stored.catalogue.modalities.begin();
    const StoredCatalogue whole = load();
    EXPECT_EQ(valueOf(m_repository.loadTags(stored, static_cast<std::size_t>(tags))),
              std::get<TagData>(whole.catalogue.modalities[static_cast<std::size_t>(tags)].data));
}

TEST_F(CatalogueRepositoryTest, TagsOfArtistsWhoAreNotAskedForArePassedOver)
{
    save(smallCatalogue());
    StoredCatalogue stored = load(Parts::ArtistsAndTruth);
    const ArtistId gone = stored.artistIds.front();
    stored.artistIds.erase(stored.artistIds.begin());
    const TagData all = valueOf(m_repository.loadTags(load(), 1));
    const TagData left = valueOf(m_repository.loadTags(stored, 1));
    EXPECT_EQ(gone.value, load().artistIds[0].value);
    EXPECT_EQ(left.entries.size(),
              static_cast<std::size_t>(std::ranges::count_if(
                  all.entries, [](const TagData::Entry& entry) { return entry.artist > 0; })));
    EXPECT_LT(left.entries.size(), all.entries.size());
}

}  // namespace
}  // namespace crossfade
