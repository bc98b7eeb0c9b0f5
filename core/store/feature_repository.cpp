// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/feature_repository.h"

#include "core/store/guarded.h"
#include "core/store/vector_blob.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <cstdint>
#include <cstring>
#include <unordered_map>

namespace crossfade {

Status FeatureRepository::save(const ModalityVectors& features,
                               const std::vector<std::vector<std::byte>>& transforms,
                               const StoredCatalogue& stored)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Database& db = m_db->handle();
        db.exec("DELETE FROM feature");
        // Those of runs and of trainings that can go on stay.
        db.exec(
            "DELETE FROM feature_transform WHERE feature_hash NOT IN (SELECT feature_hash FROM run "
            "UNION "
            "SELECT feature_hash FROM training)");
        SQLite::Statement insert(db, "INSERT INTO feature VALUES (?, ?, ?)");
        insertVectors(insert, 1, features, stored.modalityIds, stored.artistIds);
        SQLite::Statement transform(db,
                                    "INSERT OR REPLACE INTO feature_transform VALUES (?, ?, ?)");
        for (std::size_t m = 0; m < transforms.size(); ++m) {
            transform.reset();
            transform.bind(1, stored.featureHash);
            transform.bind(2, stored.modalityIds[m]);
            transform.bindNoCopy(3, transforms[m].data(), static_cast<int>(transforms[m].size()));
            transform.exec();
        }
        return ok();
    });
}

Result<ModalityVectors> FeatureRepository::load(const StoredCatalogue& stored)
{
    return guarded(m_db->path(), [&]() -> Result<ModalityVectors> {
        ModalityVectors features;
        features.presence.resize(stored.artistIds.size());
        features.vectors.resize(stored.modalityIds.size());
        for (std::size_t m = 0; m < stored.modalityIds.size(); ++m) {
            features.names.push_back(stored.catalogue.modalities[m].name);
            SQLite::Statement query(m_db->handle(),
                                    "SELECT artist_id, vector FROM feature WHERE modality_id = ?");
            query.bind(1, stored.modalityIds[m]);
            readVectors(query, m, stored.artistIds, features);
        }
        return features;
    });
}

Result<std::vector<ModalityMask>> FeatureRepository::loadPresence(const StoredCatalogue& stored)
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<ModalityMask>> {
        std::unordered_map<std::int64_t, std::size_t> rowOf;
        for (std::size_t i = 0; i < stored.artistIds.size(); ++i)
            rowOf.emplace(stored.artistIds[i].value, i);
        std::vector<ModalityMask> presence(stored.artistIds.size());
        for (std::size_t m = 0; m < stored.modalityIds.size(); ++m) {
            SQLite::Statement query(m_db->handle(),
                                    "SELECT artist_id FROM feature WHERE modality_id = ?");
            query.bind(1, stored.modalityIds[m]);
            while (query.executeStep())
                if (const auto row = rowOf.find(query.getColumn(0).getInt64()); row != rowOf.end())
                    presence[row->second] = presence[row->second].with(m);
        }
        return presence;
    });
}

Result<std::vector<std::vector<std::byte>>> FeatureRepository::loadTransforms(
    const StoredCatalogue& stored, const std::string& featureHash)
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<std::vector<std::byte>>> {
        std::vector<std::vector<std::byte>> transforms;
        for (const std::int64_t modality : stored.modalityIds) {
            SQLite::Statement query(m_db->handle(),
                                    "SELECT transform FROM feature_transform WHERE feature_hash = "
                                    "? AND modality_id = ?");
            query.bind(1, featureHash);
            query.bind(2, modality);
            if (!query.executeStep())
                return Error{ErrorCode::Corrupt, "A modality has no stored feature transform."};
            const SQLite::Column column = query.getColumn(0);
            std::vector<std::byte> bytes(static_cast<std::size_t>(column.getBytes()));
            if (!bytes.empty()) std::memcpy(bytes.data(), column.getBlob(), bytes.size());
            transforms.push_back(std::move(bytes));
        }
        return transforms;
    });
}

Result<std::optional<std::vector<std::byte>>> FeatureRepository::loadTransform(
    const std::string& modality, const std::string& featureHash)
{
    return guarded(m_db->path(), [&]() -> Result<std::optional<std::vector<std::byte>>> {
        SQLite::Statement query(
            m_db->handle(),
            "SELECT transform FROM feature_transform WHERE feature_hash = ? AND modality_id = "
            "(SELECT id FROM modality WHERE name = ?)");
        query.bind(1, featureHash);
        query.bind(2, modality);
        if (!query.executeStep()) return std::optional<std::vector<std::byte>>();
        const SQLite::Column column = query.getColumn(0);
        const auto* first = static_cast<const std::byte*>(column.getBlob());
        return std::optional(std::vector<std::byte>(first, first + column.getBytes()));
    });
}

}  // namespace crossfade
