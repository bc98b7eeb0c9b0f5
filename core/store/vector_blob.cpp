// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_blob.h"

#include <sqlite3.h>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace crossfade {

void bindVector(SQLite::Statement& statement, int index, std::span<const float> vector)
{
    statement.bindNoCopy(index, vector.data(), static_cast<int>(vector.size_bytes()));
}

std::vector<float> readVector(const SQLite::Column& column, std::size_t expected)
{
    const auto bytes = static_cast<std::size_t>(column.getBytes());
    std::vector<float> vector(bytes / sizeof(float));
    if (bytes % sizeof(float) != 0 || (expected != 0 && vector.size() != expected))
        throw SQLite::Exception("a stored vector has " + std::to_string(bytes) + " bytes, not " +
                                    std::to_string(expected * sizeof(float)),
                                SQLITE_CORRUPT);
    if (bytes != 0) std::memcpy(vector.data(), column.getBlob(), bytes);
    return vector;
}

void insertVectors(SQLite::Statement& insert, int firstParameter, const ModalityVectors& vectors,
                   const std::vector<std::int64_t>& modalityIds,
                   const std::vector<ArtistId>& artistIds)
{
    for (std::size_t m = 0; m < vectors.modalityCount(); ++m) {
        for (std::size_t i = 0; i < vectors.artistCount(); ++i) {
            if (!vectors.presence[i].has(m)) continue;
            insert.reset();
            insert.bind(firstParameter, modalityIds[m]);
            insert.bind(firstParameter + 1, artistIds[i].value);
            bindVector(insert, firstParameter + 2, vectors.vectors[m].row(i));
            insert.exec();
        }
    }
}

void readVectors(SQLite::Statement& query, std::size_t modality,
                 const std::vector<ArtistId>& artistIds, ModalityVectors& vectors)
{
    std::unordered_map<std::int64_t, ArtistRow> rowOf;
    for (std::size_t i = 0; i < artistIds.size(); ++i)
        rowOf.emplace(artistIds[i].value, static_cast<ArtistRow>(i));
    Matrix& matrix = vectors.vectors[modality];
    while (query.executeStep()) {
        const auto row = rowOf.find(query.getColumn(0).getInt64());
        if (row == rowOf.end()) continue;
        const std::vector<float> vector = readVector(query.getColumn(1), matrix.cols);
        if (matrix.cols == 0) matrix = Matrix(artistIds.size(), vector.size());
        std::ranges::copy(vector, matrix.row(row->second).begin());
        vectors.presence[row->second] = vectors.presence[row->second].with(modality);
    }
    if (matrix.rows == 0) matrix = Matrix(artistIds.size(), 0);
}

}  // namespace crossfade
