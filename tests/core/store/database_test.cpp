// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/run_repository.h"
#include "core/store/schema.h"
#include "core/store/transaction.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <SQLiteCpp/Database.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;
using test::readBytes;
using test::TempDir;
using test::valueOf;

class DatabaseTest : public testing::Test {
protected:
    std::filesystem::path made()
    {
        static_cast<void>(valueOf(Database::create(m_path)));
        return m_path;
    }
    /// Runs SQL on the file past our own code.
    void tamper(const std::string& sql)
    {
        SQLite::Database db(m_path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        db.exec(sql);
    }
    int pragma(const char* name)
    {
        SQLite::Database db(m_path.string(), SQLite::OPEN_READONLY);
        return db.execAndGet("PRAGMA " + std::string(name)).getInt();
    }

    TempDir m_dir;
    std::filesystem::path m_path = m_dir / "p.crossfade";
};

TEST_F(DatabaseTest, CreateMakesAnEmptyProjectOfTheCurrentVersion)
{
    made();
    EXPECT_EQ(pragma("application_id"), kApplicationId);
    EXPECT_EQ(pragma("user_version"), kSchemaVersion);
    const Database db = valueOf(Database::open(m_path, Access::ReadWrite));
    EXPECT_EQ(db.access(), Access::ReadWrite);
    EXPECT_EQ(db.path(), m_path);
}

TEST_F(DatabaseTest, CreateRefusesAFileThatExists)
{
    m_dir.write("p.crossfade", "mine");
    EXPECT_THAT(Database::create(m_path), HasErrorCode(ErrorCode::Io));
    EXPECT_EQ(readBytes(m_path), "mine");
}

TEST_F(DatabaseTest, CreateRefusesAFolderThatIsNotThere)
{
    EXPECT_THAT(Database::create(m_dir / "none/p.crossfade"), HasErrorWith("There is no folder"));
}

TEST_F(DatabaseTest, OpenSaysWhatIsNotAProject)
{
    EXPECT_THAT(Database::open(m_path, Access::ReadWrite), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(Database::open(m_dir.path(), Access::ReadWrite),
                HasErrorCode(ErrorCode::InvalidInput));
    m_dir.write("p.crossfade", "");
    EXPECT_THAT(Database::open(m_path, Access::ReadWrite), HasErrorCode(ErrorCode::Corrupt));
    EXPECT_THAT(Database::open(m_path, Access::ReadWrite), HasErrorWith("is empty"));
    const std::string text(5000, 'x');
    m_dir.write("p.crossfade", text);
    for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
        EXPECT_THAT(Database::open(m_path, access), HasErrorCode(ErrorCode::Corrupt));
        EXPECT_THAT(Database::open(m_path, access), HasErrorWith("not a Crossfade project"));
    }
    EXPECT_EQ(readBytes(m_path), text);
}

TEST_F(DatabaseTest, RefusesAnotherProgramsDatabaseAndLeavesItAsItWas)
{
    tamper("CREATE TABLE t (x); INSERT INTO t VALUES (1);");
    const std::string before = readBytes(m_path);
    EXPECT_THAT(Database::open(m_path, Access::ReadWrite), HasErrorCode(ErrorCode::Corrupt));
    EXPECT_EQ(readBytes(m_path), before);
}

TEST_F(DatabaseTest, RefusesANewerFormatAndLeavesTheFileUntouched)
{
    made();
    tamper("PRAGMA user_version = " + std::to_string(kSchemaVersion + 1));
    const std::string before = readBytes(m_path);
    const auto opened = Database::open(m_path, Access::ReadWrite);
    EXPECT_THAT(opened, HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_THAT(opened, HasErrorWith("newer Crossfade"));
    EXPECT_THAT(Database::open(m_path, Access::ReadOnly), HasErrorWith("newer Crossfade"));
    EXPECT_EQ(readBytes(m_path), before);
    EXPECT_EQ(m_dir.listing(), "p.crossfade") << "no log is left beside it";
}

TEST_F(DatabaseTest, RefusesAVersionThatNeverWas)
{
    made();
    tamper("PRAGMA user_version = -3");
    EXPECT_THAT(Database::open(m_path, Access::ReadWrite), HasErrorCode(ErrorCode::Corrupt));
}

TEST_F(DatabaseTest, AFailedMigrationLeavesTheFileAsItWas)
{
    // Version 0 of our own, with a table in the way of the first step.
    tamper(
        "CREATE TABLE artist (old TEXT); INSERT INTO artist VALUES ('kept'); PRAGMA application_id "
        "= " +
        std::to_string(kApplicationId));
    EXPECT_FALSE(Database::open(m_path, Access::ReadWrite).hasValue());
    EXPECT_EQ(pragma("user_version"), 0);
    SQLite::Database db(m_path.string(), SQLite::OPEN_READONLY);
    EXPECT_EQ(db.execAndGet("SELECT old FROM artist").getString(), "kept");
    EXPECT_EQ(db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt(), 1)
        << "the setting table, which the step makes first, is gone again";
}

/// As the first version left it: the steps only add tables.
constexpr const char* kBackToVersion1 =
    "DROP TABLE collection_artist; DROP TABLE collection; DROP TABLE mark; DROP TABLE note; "
    "DROP TABLE blind_trial; DROP TABLE blind_session; DROP TABLE link_template; "
    "DROP TABLE correction; "
    "PRAGMA user_version = 1;";

TEST_F(DatabaseTest, AnOlderProjectIsBroughtUpToDateWithAllThatItHolds)
{
    made();
    tamper(std::string(kBackToVersion1) + "INSERT INTO session VALUES ('last', '', 'kept');");
    const int tablesBefore = [&] {
        SQLite::Database db(m_path.string(), SQLite::OPEN_READONLY);
        return db.execAndGet("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").getInt();
    }();
    EXPECT_THAT(Database::open(m_path, Access::ReadOnly), HasErrorWith("older format"));
    Database db = valueOf(Database::open(m_path, Access::ReadWrite));
    EXPECT_EQ(pragma("user_version"), kSchemaVersion);
    EXPECT_EQ(valueOf(RunRepository(db).loadSession("last")), "kept");
    EXPECT_EQ(
        db.handle().execAndGet("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").getInt(),
        tablesBefore + 8);
}

TEST_F(DatabaseTest, AStepThatAnotherProgramMadeMeanwhileIsNotMadeAgain)
{
    made();
    tamper(kBackToVersion1);
    SQLite::Database first(m_path.string(), SQLite::OPEN_READWRITE);
    SQLite::Database second(m_path.string(), SQLite::OPEN_READWRITE);
    migrateSchema(first, 1);
    EXPECT_NO_THROW(migrateSchema(second, 1)) << "both saw version 1";
    EXPECT_EQ(pragma("user_version"), kSchemaVersion);
}

TEST_F(DatabaseTest, OpensAFileWhoseNameLooksLikeAnAddress)
{
    const auto path = m_dir / "a?b#c%20d e.crossfade";
    static_cast<void>(valueOf(Database::create(path)));
    for (const Access access : {Access::ReadWrite, Access::ReadOnly})
        EXPECT_THAT(Database::open(path, access), HasValue());
}

TEST_F(DatabaseTest, ADamagedFileIsCorruptAndNotACrash)
{
    made();
    const std::string whole = readBytes(m_path);
    m_dir.write("p.crossfade", whole.substr(0, whole.size() / 2));
    EXPECT_FALSE(Database::open(m_path, Access::ReadWrite).hasValue());
    std::string scrambled = whole;
    for (std::size_t i = 100; i < scrambled.size(); i += 7) scrambled[i] = '\x5A';
    m_dir.write("p.crossfade", scrambled);
    EXPECT_FALSE(Database::open(m_path, Access::ReadWrite).hasValue());
}

TEST_F(DatabaseTest, ReadsOnWhileAnotherConnectionWrites)
{
    made();
    Database reader = valueOf(Database::open(m_path, Access::ReadWrite));
    Database writer = valueOf(Database::open(m_path, Access::ReadWrite));
    const Transaction writing = valueOf(Transaction::begin(writer));
    writer.handle().exec("INSERT INTO setting VALUES ('a', 'b')");
    EXPECT_EQ(reader.handle().execAndGet("SELECT count(*) FROM setting").getInt(), 0);
    EXPECT_EQ(reader.handle().execAndGet("PRAGMA journal_mode").getString(), "wal");
}

TEST_F(DatabaseTest, DataVersionChangesWhenAnotherConnectionHasCommitted)
{
    made();
    Database reader = valueOf(Database::open(m_path, Access::ReadWrite));
    Database writer = valueOf(Database::open(m_path, Access::ReadWrite));
    const std::int64_t before = valueOf(reader.dataVersion());
    EXPECT_EQ(valueOf(reader.dataVersion()), before);
    test::expectOk(RunRepository(writer).saveSession("last", "{}"));
    EXPECT_NE(valueOf(reader.dataVersion()), before);
    const std::int64_t after = valueOf(reader.dataVersion());
    test::expectOk(RunRepository(reader).saveSession("last", "{}"));
    EXPECT_EQ(valueOf(reader.dataVersion()), after) << "one's own writes are no news";
}

TEST_F(DatabaseTest, AReadOnlyConnectionRefusesToWriteWithASentence)
{
    made();
    Database db = valueOf(Database::open(m_path, Access::ReadOnly));
    EXPECT_EQ(db.access(), Access::ReadOnly);
    EXPECT_THAT(RunRepository(db).saveSession("last", "{}"), HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(RunRepository(db).saveSession("last", "{}"), HasErrorWith("can only be read"));
}

/// Runs `work` as a user who owns nothing, as permissions do not bind root; its exit code.
template <typename Work>
int asNobody(Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 &&
            (::setresgid(65534, 65534, 65534) != 0 || ::setresuid(65534, 65534, 65534) != 0))
            ::_exit(100);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 200;
}

TEST_F(DatabaseTest, OpensForReadingWhatLiesInAPlaceThatCannotBeWritten)
{
    made();
    ::chmod(m_path.c_str(), 0444);
    ::chmod(m_dir.path().c_str(), 0555);
    const int code = asNobody([&] {
        auto db = Database::open(m_path, Access::ReadWrite);
        if (!db.hasValue()) return 1;
        if (db.value().access() != Access::ReadOnly) return 2;
        return RunRepository(db.value()).list().hasValue() ? 0 : 3;
    });
    ::chmod(m_dir.path().c_str(), 0755);
    if (code == 100) GTEST_SKIP() << "another user can't be taken on here";
    EXPECT_EQ(code, 0);
}

}  // namespace
}  // namespace crossfade
