// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/text.h"
#include "core/store/guarded.h"
#include "core/store/schema.h"

#include <sqlite3.h>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <unistd.h>

namespace crossfade {

namespace {

constexpr int kBusyMilliseconds = 5000;

/// A file: address in which ? # and % of the path are escaped.
std::string fileAddress(const std::filesystem::path& path, const char* parameters)
{
    std::string address = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        if (c == '?')
            address += "%3f";
        else if (c == '#')
            address += "%23";
        else if (c == '%')
            address += "%25";
        else
            address += c;
    }
    return address + parameters;
}

bool canWrite(const std::filesystem::path& path)
{
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    return ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

std::unique_ptr<SQLite::Database> openForReading(const std::filesystem::path& path)
{
    std::error_code none;
    // In a place where SQLite can't put its -shm file only immutable works; with a log beside it
    // the file alone is not the whole project.
    const bool hasLog = std::filesystem::exists(path.string() + "-wal", none);
    const char* parameters = canWrite(path) || hasLog ? "?mode=ro" : "?mode=ro&immutable=1";
    return std::make_unique<SQLite::Database>(
        fileAddress(path, parameters), SQLite::OPEN_READONLY | SQLite::OPEN_URI, kBusyMilliseconds);
}

}  // namespace

Error storeError(const SQLite::Exception& failure, const std::filesystem::path& path)
{
    const std::string file = inQuotes(path.string(), 500);
    switch (failure.getErrorCode()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::Busy,
                    "The project " + file +
                        " is being written by another program; try again when it has finished."};
        case SQLITE_FULL:
            return {ErrorCode::Io,
                    "The disk is full; what the project " + file + " held before is untouched."};
        case SQLITE_READONLY:
            return {ErrorCode::Io, "The project " + file + " can only be read here."};
        case SQLITE_NOTADB:
            return {ErrorCode::Corrupt, file + " is not a Crossfade project."};
        case SQLITE_CORRUPT:
            return {ErrorCode::Corrupt,
                    "The project " + file + " is damaged (" + failure.what() + ")."};
        case SQLITE_CANTOPEN:
            return {ErrorCode::Io, "The project " + file +
                                       " can't be opened. If a killed program left " + file +
                                       "-wal beside it, open it once where it can be written."};
        case SQLITE_IOERR:
            return {ErrorCode::Io,
                    "Reading or writing the project " + file + " failed (" + failure.what() + ")."};
        default:
            return {ErrorCode::Backend, "The project " + file + ": " + failure.what() + "."};
    }
}

Database::Database(std::filesystem::path path, Access access,
                   std::unique_ptr<SQLite::Database> handle)
    : m_path(std::move(path)), m_access(access), m_handle(std::move(handle))
{
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::create(const std::filesystem::path& path)
{
    return guarded(path, [&]() -> Result<Database> {
        std::error_code none;
        if (std::filesystem::exists(path, none))
            return Error{ErrorCode::Io,
                         "The file " + inQuotes(path.string(), 500) + " exists already."};
        const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
        if (!std::filesystem::is_directory(folder, none))
            return Error{
                ErrorCode::NotFound,
                "There is no folder " + inQuotes(folder.string(), 500) + " to put the project in."};
        auto handle = std::make_unique<SQLite::Database>(
            path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyMilliseconds);
        handle->exec("PRAGMA foreign_keys = ON");
        migrateSchema(*handle, 0);
        return Database(path, Access::ReadWrite, std::move(handle));
    });
}

Result<Database> Database::open(const std::filesystem::path& path, Access wanted)
{
    return guarded(path, [&]() -> Result<Database> {
        std::error_code none;
        if (!std::filesystem::exists(path, none))
            return Error{ErrorCode::NotFound,
                         "There is no project " + inQuotes(path.string(), 500) + "."};
        if (!std::filesystem::is_regular_file(path, none))
            return Error{ErrorCode::InvalidInput,
                         inQuotes(path.string(), 500) + " is not a project file."};
        if (std::filesystem::file_size(path, none) == 0)
            return Error{ErrorCode::Corrupt,
                         inQuotes(path.string(), 500) + " is empty, not a Crossfade project."};
        if (wanted == Access::ReadOnly || !canWrite(path)) {
            auto handle = openForReading(path);
            CROSSFADE_ASSIGN(const int version, checkSchema(*handle, path));
            if (version < kSchemaVersion)
                return Error{ErrorCode::InvalidInput,
                             inQuotes(path.string(), 500) +
                                 " has an older format, which can't be brought up to date where it "
                                 "can only be read."};
            return Database(path, Access::ReadOnly, std::move(handle));
        }
        auto handle = std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE,
                                                         kBusyMilliseconds);
        CROSSFADE_ASSIGN(const int version, checkSchema(*handle, path));
        handle->exec("PRAGMA foreign_keys = ON");
        // With a write-ahead log the window reads on while the command line writes.
        handle->exec("PRAGMA journal_mode = WAL");
        handle->exec("PRAGMA synchronous = NORMAL");
        if (version < kSchemaVersion) migrateSchema(*handle, version);
        return Database(path, Access::ReadWrite, std::move(handle));
    });
}

Result<std::int64_t> Database::dataVersion()
{
    return guarded(m_path, [&]() -> Result<std::int64_t> {
        return m_handle->execAndGet("PRAGMA data_version").getInt64();
    });
}

}  // namespace crossfade
