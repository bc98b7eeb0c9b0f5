// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/setting_repository.h"

#include "core/store/guarded.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace crossfade {

Result<std::string> SettingRepository::get(const std::string& key)
{
    return guarded(m_db->path(), [&]() -> Result<std::string> {
        SQLite::Statement query(m_db->handle(), "SELECT value FROM setting WHERE key = ?");
        query.bind(1, key);
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
}

Status SettingRepository::put(const std::string& key, const std::string& value)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement put(m_db->handle(),
                              "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET "
                              "value = excluded.value");
        put.bind(1, key);
        put.bind(2, value);
        put.exec();
        return ok();
    });
}

}  // namespace crossfade
