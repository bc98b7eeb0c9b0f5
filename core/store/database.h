// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace SQLite {  // NOLINT(readability-identifier-naming): SQLiteCpp's
class Database;
}

namespace crossfade {

enum class Access { ReadWrite, ReadOnly };

/// One connection to a project file. Use it from one thread; open another for another thread.
class Database {
public:
    /// A new project file with the current schema. Io if it exists or can't be made.
    static Result<Database> create(const std::filesystem::path& path);

    /// Opens an existing project, and brings an older schema up to date. With ReadWrite, a file
    /// that can't be written (or lies in a place that can't) is opened for reading: see access().
    /// NotFound, Corrupt (not a project), InvalidInput (made by a newer Crossfade), Busy, Io.
    static Result<Database> open(const std::filesystem::path& path, Access wanted);

    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    Access access() const { return m_access; }
    const std::filesystem::path& path() const { return m_path; }

    /// Changes whenever another connection has committed (PRAGMA data_version).
    Result<std::int64_t> dataVersion();

    /// For the repositories of this module only.
    SQLite::Database& handle() { return *m_handle; }

private:
    Database(std::filesystem::path path, Access access, std::unique_ptr<SQLite::Database> handle);

    std::filesystem::path m_path;
    Access m_access;
    std::unique_ptr<SQLite::Database> m_handle;
};

}  // namespace crossfade
