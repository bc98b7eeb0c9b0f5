// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace SQLite {  // NOLINT(readability-identifier-naming): SQLiteCpp's
class Database;
}

namespace crossfade {

inline constexpr int kApplicationId = 0x43584644;  ///< "CXFD", in the file's header
inline constexpr int kSchemaVersion = 3;

/// Refuses a file that is not a project (Corrupt) or is of a newer version (InvalidInput); returns
/// the version otherwise, 0 for an empty database.
Result<int> checkSchema(SQLite::Database& db, const std::filesystem::path& path);

/// Brings the schema from `version` to kSchemaVersion, each step in its own transaction. Steps that
/// another connection has made meanwhile are passed over.
void migrateSchema(SQLite::Database& db, int version);

}  // namespace crossfade
