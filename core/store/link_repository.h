// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/link_template.h"
#include "core/store/database.h"

#include <vector>

namespace crossfade {

/// The link templates of a project. Borrows the database.
class LinkRepository {
public:
    explicit LinkRepository(Database& db) : m_db(&db) {}

    /// In their order.
    Result<std::vector<LinkTemplate>> list();
    /// Puts these, whose names differ, in the place of all there were: all or nothing.
    Status replaceAll(const std::vector<LinkTemplate>& links);

private:
    Database* m_db;
};

}  // namespace crossfade
