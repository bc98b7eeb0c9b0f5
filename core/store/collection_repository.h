// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/collection_record.h"
#include "core/store/database.h"

#include <span>
#include <vector>

namespace crossfade {

/// Collections with their artists. Borrows the database.
class CollectionRepository {
public:
    explicit CollectionRepository(Database& db) : m_db(&db) {}

    /// In their order, each with its artists in theirs.
    Result<std::vector<CollectionRecord>> list();

    /// Puts `wanted` in the place of `expected`, all or nothing, and returns what now stands for
    /// `wanted`: one with id 0 has got an id that no collection ever had. Busy if one of `expected`
    /// is no longer stored as it says, or one of `wanted` would lie on another collection: someone
    /// else has changed it since. InvalidInput if another collection has the name.
    Result<std::vector<CollectionRecord>> replace(std::span<const CollectionRecord> expected,
                                                  std::span<const CollectionRecord> wanted);

private:
    Database* m_db;
};

}  // namespace crossfade
