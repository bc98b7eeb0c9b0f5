// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality_vectors.h"
#include "core/store/database.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace SQLite {  // NOLINT(readability-identifier-naming): SQLiteCpp's
class Column;
class Statement;
}  // namespace SQLite

namespace crossfade {

/// Binds little-endian float32s as a blob; they must live until the statement has run.
void bindVector(SQLite::Statement& statement, int index, std::span<const float> vector);

/// Throws SQLite::Exception if the blob does not have `expected` numbers (0: any whole number).
std::vector<float> readVector(const SQLite::Column& column, std::size_t expected);

/// Stores all vectors through `insert`, whose last three parameters are modality, artist, vector
/// and whose first `firstParameter - 1` are bound already.
void insertVectors(SQLite::Statement& insert, int firstParameter, const ModalityVectors& vectors,
                   const std::vector<std::int64_t>& modalityIds,
                   const std::vector<ArtistId>& artistIds);

/// Fills one modality from a query of (artist_id, vector). Artists that are not in `artistIds` are
/// passed over. Throws SQLite::Exception for a blob of another length than the first.
void readVectors(SQLite::Statement& query, std::size_t modality,
                 const std::vector<ArtistId>& artistIds, ModalityVectors& vectors);

}  // namespace crossfade
