// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crossfade {

/// One row of what people keep that is to stand in the place of another. Rows are JSON arrays of
/// the table's columns, or empty for none.
struct KeptChange {
    std::string table;
    std::string before;
    std::string after;

    bool operator==(const KeptChange&) const = default;
};

/// What people keep and judge, as far as it speaks of artists by id: collections, marks, notes and
/// blind trials. Borrows the database.
class KeptRepository {
public:
    explicit KeptRepository(Database& db) : m_db(&db) {}

    /// What makes all that speaks of `from` speak of `to`. Where something speaks of both, theirs
    /// become one: of places in a collection and of marks that of `to` stays, notes are joined;
    /// marks of one as an answer to the other go. Changes nothing.
    Result<std::vector<KeptChange>> renaming(const std::string& from, const std::string& to);

    /// Makes the changes, in order. Call inside a Transaction. Those whose row is not as it was
    /// `before` are passed over, as somebody has changed it since; how many is returned.
    Result<std::size_t> apply(const std::vector<KeptChange>& changes);

private:
    Database* m_db;
};

/// What leads back, in order.
std::vector<KeptChange> inverseOf(const std::vector<KeptChange>& changes);

/// For the store: a JSON array.
std::string keptChangesText(const std::vector<KeptChange>& changes);
/// Corrupt if it is not one.
Result<std::vector<KeptChange>> keptChangesFrom(const std::string& text);

}  // namespace crossfade
