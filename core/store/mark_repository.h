// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/judgement_record.h"
#include "core/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// Marks and notes. Each call is one statement: put several into a Transaction. Borrows the
/// database.
class MarkRepository {
public:
    explicit MarkRepository(Database& db) : m_db(&db) {}

    /// By artist and query.
    Result<std::vector<MarkRecord>> marks();
    /// Queries are ids in ascending order, as in MarkRecord.
    Result<std::optional<MarkRecord>> findMark(const std::string& artist,
                                               const std::vector<std::string>& query);
    /// In the place of the one of that artist and query, if there is one.
    Status putMark(const MarkRecord& mark);
    Status removeMark(const std::string& artist, const std::vector<std::string>& query);

    /// By artist.
    Result<std::vector<NoteRecord>> notes();
    /// Empty if there is none.
    Result<std::string> noteOf(const std::string& artist);
    /// An empty text takes the note away.
    Status putNote(const NoteRecord& note);

private:
    Database* m_db;
};

}  // namespace crossfade
