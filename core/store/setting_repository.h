// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <string>

namespace crossfade {

/// What a project knows of itself, as texts by key. Borrows the database.
class SettingRepository {
public:
    explicit SettingRepository(Database& db) : m_db(&db) {}

    /// Empty if there is none.
    Result<std::string> get(const std::string& key);
    Status put(const std::string& key, const std::string& value);

private:
    Database* m_db;
};

}  // namespace crossfade
