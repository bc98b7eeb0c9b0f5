// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transaction.h"

#include "core/store/catalogue_repository.h"
#include "core/store/read_snapshot.h"
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
using test::HasValue;
using test::smallCatalogue;
using test::TempDir;
using test::valueOf;

class TransactionTest : public testing::Test {
protected:
    TransactionTest()
    {
        static_cast<void>(valueOf(Database::create(m_path)));
        m_db.emplace(valueOf(Database::open(m_path, Access::ReadWrite)));
    }
    Status save(const Catalogue& catalogue)
    {
        return CatalogueRepository(*m_db).save(catalogue, foldedNames(catalogue), JobContext());
    }
    Catalogue load()
    {
        return valueOf(CatalogueRepository(*m_db).load(CatalogueRepository::Parts::Everything))
            .catalogue;
    }
    void saveSmall()
    {
        Transaction transaction = valueOf(Transaction::begin(*m_db));
        expectOk(save(smallCatalogue()));
        expectOk(transaction.commit());
    }

    TempDir m_dir;
    std::filesystem::path m_path = m_dir / "p.crossfade";
    std::optional<Database> m_db;
};

TEST_F(TransactionTest, WhatIsNotCommittedIsRolledBack)
{
    saveSmall();
    {
        const Transaction transaction = valueOf(Transaction::begin(*m_db));
        Catalogue other = smallCatalogue();
        other.name = "other";
        other.artists.pop_back();
        expectOk(save(other));
        EXPECT_EQ(load().name, "other") << "visible inside";
    }
    EXPECT_EQ(load(), smallCatalogue());
}

TEST_F(TransactionTest, ASecondWriterHearsOfItAtOnce)
{
    Database second = valueOf(Database::open(m_path, Access::ReadWrite));
    second.handle().setBusyTimeout(50);
    const Transaction first = valueOf(Transaction::begin(*m_db));
    EXPECT_THAT(Transaction::begin(second), HasErrorCode(ErrorCode::Busy));
    EXPECT_THAT(Transaction::begin(second), HasErrorWith("being written by another program"));
}

TEST_F(TransactionTest, TheLockIsFreeAfterwards)
{
    Database second = valueOf(Database::open(m_path, Access::ReadWrite));
    second.handle().setBusyTimeout(50);
    static_cast<void>(valueOf(Transaction::begin(*m_db)));
    EXPECT_THAT(Transaction::begin(second), HasValue());
}

TEST_F(TransactionTest, AFullDiskIsSaidAndLeavesTheProjectAsItWas)
{
    saveSmall();
    // The database may not grow, which SQLite reports as it does a full disk.
    const int pages = m_db->handle().execAndGet("PRAGMA page_count").getInt();
    m_db->handle().exec("PRAGMA max_page_count = " + std::to_string(pages));
    {
        Catalogue large = smallCatalogue();
        for (std::size_t i = 0; i < 5000; ++i)
            large.artists.push_back(
                {"more" + std::to_string(i), std::string(200, 'x'), 0.0, Split::Train, {"", ""}});
        Transaction transaction = valueOf(Transaction::begin(*m_db));
        const Status saved = save(large);
        EXPECT_THAT(saved, HasErrorCode(ErrorCode::Io));
        EXPECT_THAT(saved, HasErrorWith("disk is full"));
    }
    EXPECT_EQ(load(), smallCatalogue());
    EXPECT_EQ(m_db->handle().execAndGet("PRAGMA integrity_check").getString(), "ok");
}

TEST_F(TransactionTest, AReadSnapshotSeesOneMomentWhateverIsCommitted)
{
    saveSmall();
    Database reader = valueOf(Database::open(m_path, Access::ReadWrite));
    CatalogueRepository catalogues(reader);
    const std::string before = valueOf(catalogues.dataHash());
    {
        const ReadSnapshot snapshot = valueOf(ReadSnapshot::begin(reader));
        EXPECT_EQ(valueOf(catalogues.dataHash()), before);
        Catalogue other = smallCatalogue();
        other.artists[0].popularity += 1.0;
        Transaction transaction = valueOf(Transaction::begin(*m_db));
        expectOk(save(other));
        expectOk(transaction.commit());
        EXPECT_EQ(valueOf(catalogues.dataHash()), before);
    }
    EXPECT_NE(valueOf(catalogues.dataHash()), before);
}

TEST_F(TransactionTest, CannotBeginWhereOneCanOnlyRead)
{
    Database reader = valueOf(Database::open(m_path, Access::ReadOnly));
    const auto begun = Transaction::begin(reader);
    if (begun.hasValue()) {
        const Status written =
            CatalogueRepository(reader).save(smallCatalogue(), foldedNames(smallCatalogue()), {});
        EXPECT_THAT(written, HasErrorWith("can only be read"));
    } else {
        EXPECT_THAT(begun, HasErrorWith("can only be read"));
    }
}

}  // namespace
}  // namespace crossfade
