// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/link_repository.h"

#include "core/store/guarded.h"
#include "core/store/transaction.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace crossfade {

Result<std::vector<LinkTemplate>> LinkRepository::list()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<LinkTemplate>> {
        SQLite::Statement query(m_db->handle(),
                                "SELECT name, address FROM link_template ORDER BY position");
        std::vector<LinkTemplate> links;
        while (query.executeStep())
            links.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
        return links;
    });
}

Status LinkRepository::replaceAll(const std::vector<LinkTemplate>& links)
{
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(*m_db));
    CROSSFADE_TRY(guarded(m_db->path(), [&]() -> Status {
        m_db->handle().exec("DELETE FROM link_template");
        SQLite::Statement insert(m_db->handle(), "INSERT INTO link_template VALUES (?, ?, ?)");
        for (std::size_t i = 0; i < links.size(); ++i) {
            insert.bind(1, links[i].name);
            insert.bind(2, links[i].address);
            insert.bind(3, static_cast<std::int64_t>(i));
            insert.exec();
            insert.reset();
        }
        return ok();
    }));
    return transaction.commit();
}

}  // namespace crossfade
