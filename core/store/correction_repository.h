// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue_delta.h"
#include "core/store/database.h"
#include "core/store/kept_repository.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// What was set right by hand.
struct CorrectionRecord {
    std::int64_t id = 0;
    std::string made;  ///< UTC, ISO 8601
    std::string what;  ///< a sentence
    bool inForce = true;

    bool operator==(const CorrectionRecord&) const = default;
};

/// What leads to the other side of a correction.
struct CorrectionStep {
    std::string contentHash;  ///< of the catalogue that the delta is to be applied to
    CatalogueDelta delta;
    std::vector<KeptChange> kept;
};

/// The log of corrections, those in force before those undone. Call what writes inside a
/// Transaction. Borrows the database.
class CorrectionRepository {
public:
    explicit CorrectionRepository(Database& db) : m_db(&db) {}

    /// In the order in which they were made.
    Result<std::vector<CorrectionRecord>> list();
    Result<std::size_t> countInForce();

    /// After all in force; those undone can no longer be made again.
    Status add(const std::string& made, const std::string& what, const CorrectionStep& undo);
    Result<CorrectionStep> stepOf(std::int64_t id);
    /// It is on its other side now, from which `back` leads back.
    Status turn(std::int64_t id, bool inForce, const CorrectionStep& back);
    Status clear();

private:
    Database* m_db;
};

/// For the store: CBOR, numbers as little-endian binary.
std::vector<std::byte> toBytes(const CatalogueDelta& delta);
/// Corrupt if the bytes are not a delta.
Result<CatalogueDelta> deltaFromBytes(std::span<const std::byte> bytes);

}  // namespace crossfade
