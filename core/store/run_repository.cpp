// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_repository.h"

#include "core/store/guarded.h"
#include "core/store/transaction.h"
#include "core/store/vector_blob.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <algorithm>
#include <cstring>

namespace crossfade {

namespace {

using Json = nlohmann::json;

Json curveJson(const std::vector<EpochReport>& curve)
{
    Json json = Json::array();
    for (const EpochReport& epoch : curve) {
        Json one = {{"epoch", epoch.epoch},
                    {"loss", epoch.loss},
                    {"terms", epoch.termLosses},
                    {"seconds", epoch.seconds}};
        if (epoch.validationLoss) one["validation"] = *epoch.validationLoss;
        if (epoch.ndcg) one["ndcg"] = *epoch.ndcg;
        if (epoch.gini) one["gini"] = *epoch.gini;
        json.push_back(std::move(one));
    }
    return json;
}

std::vector<EpochReport> curveFrom(const std::string& text)
{
    std::vector<EpochReport> curve;
    for (const Json& one : Json::parse(text)) {
        EpochReport epoch;
        one.at("epoch").get_to(epoch.epoch);
        one.at("loss").get_to(epoch.loss);
        one.at("terms").get_to(epoch.termLosses);
        one.at("seconds").get_to(epoch.seconds);
        if (one.contains("validation")) epoch.validationLoss = one.at("validation").get<double>();
        if (one.contains("ndcg")) epoch.ndcg = one.at("ndcg").get<double>();
        if (one.contains("gini")) epoch.gini = one.at("gini").get<double>();
        curve.push_back(std::move(epoch));
    }
    return curve;
}

void bindBytes(SQLite::Statement& statement, int index, const std::vector<std::byte>& bytes)
{
    statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

std::vector<std::byte> bytesOf(const SQLite::Column& column)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(column.getBytes()));
    if (!bytes.empty()) std::memcpy(bytes.data(), column.getBlob(), bytes.size());
    return bytes;
}

RunRecord runFrom(SQLite::Statement& row)
{
    RunRecord run;
    run.id = {row.getColumn(0).getInt64()};
    run.name = row.getColumn(1).getString();
    run.created = row.getColumn(2).getString();
    run.method = row.getColumn(3).getString();
    run.options = row.getColumn(4).getString();
    run.seed = static_cast<std::uint64_t>(row.getColumn(5).getInt64());
    run.dataHash = row.getColumn(6).getString();
    run.featureHash = row.getColumn(7).getString();
    run.split = row.getColumn(8).getString();
    run.versions = row.getColumn(9).getString();
    run.modalities = Json::parse(row.getColumn(10).getString()).get<std::vector<std::string>>();
    run.weights = Json::parse(row.getColumn(11).getString()).get<std::vector<float>>();
    run.lossTerms = Json::parse(row.getColumn(12).getString()).get<std::vector<std::string>>();
    run.curve = curveFrom(row.getColumn(13).getString());
    run.dimension = static_cast<std::size_t>(row.getColumn(14).getInt64());
    return run;
}

void insertRun(SQLite::Database& db, const RunRecord& run, const std::vector<std::byte>& model)
{
    SQLite::Statement insert(db,
                             "INSERT INTO run (name, created, method, options, seed, data_hash, "
                             "feature_hash, split, versions, "
                             "modalities, weights, loss_terms, curve, dimension, model) VALUES "
                             "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.bind(1, run.name);
    insert.bind(2, run.created);
    insert.bind(3, run.method);
    insert.bind(4, run.options);
    insert.bind(5, static_cast<std::int64_t>(run.seed));
    insert.bind(6, run.dataHash);
    insert.bind(7, run.featureHash);
    insert.bind(8, run.split);
    insert.bind(9, run.versions);
    insert.bind(10, Json(run.modalities).dump());
    insert.bind(11, Json(run.weights).dump());
    insert.bind(12, Json(run.lossTerms).dump());
    insert.bind(13, curveJson(run.curve).dump());
    insert.bind(14, static_cast<std::int64_t>(run.dimension));
    bindBytes(insert, 15, model);
    insert.exec();
}

}  // namespace

Result<std::int64_t> RunRepository::begin(const TrainingRecord& training,
                                          const std::vector<std::byte>& checkpoint)
{
    return guarded(m_db->path(), [&]() -> Result<std::int64_t> {
        SQLite::Transaction transaction(m_db->handle());
        m_db->handle().exec("DELETE FROM training");
        SQLite::Statement insert(m_db->handle(),
                                 "INSERT INTO training (name, created, options, data_hash, "
                                 "feature_hash, curve, checkpoint) VALUES (?,?,?,?,?,?,?)");
        insert.bind(1, training.name);
        insert.bind(2, training.created);
        insert.bind(3, training.options);
        insert.bind(4, training.dataHash);
        insert.bind(5, training.featureHash);
        insert.bind(6, curveJson(training.curve).dump());
        bindBytes(insert, 7, checkpoint);
        insert.exec();
        const std::int64_t id = m_db->handle().getLastInsertRowid();
        transaction.commit();
        return id;
    });
}

Status RunRepository::saveCheckpoint(const TrainingRecord& training,
                                     const std::vector<std::byte>& checkpoint)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement update(m_db->handle(),
                                 "UPDATE training SET name = ?, curve = ?, checkpoint = ? "
                                 "WHERE id = ?");
        update.bind(1, training.name);
        update.bind(2, curveJson(training.curve).dump());
        bindBytes(update, 3, checkpoint);
        update.bind(4, training.id);
        update.exec();
        return ok();
    });
}

Result<std::vector<TrainingRecord>> RunRepository::unfinished()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<TrainingRecord>> {
        std::vector<TrainingRecord> trainings;
        SQLite::Statement query(m_db->handle(),
                                "SELECT id, name, created, options, data_hash, feature_hash, curve "
                                "FROM training ORDER BY id DESC");
        while (query.executeStep())
            trainings.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(),
                                 query.getColumn(2).getString(), query.getColumn(3).getString(),
                                 query.getColumn(4).getString(), query.getColumn(5).getString(),
                                 curveFrom(query.getColumn(6).getString())});
        return trainings;
    });
}

Result<std::vector<std::byte>> RunRepository::loadCheckpoint(std::int64_t training)
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<std::byte>> {
        SQLite::Statement query(m_db->handle(), "SELECT checkpoint FROM training WHERE id = ?");
        query.bind(1, training);
        if (!query.executeStep())
            return Error{ErrorCode::NotFound,
                         "There is no unfinished training " + std::to_string(training) + "."};
        return bytesOf(query.getColumn(0));
    });
}

Status RunRepository::discard(std::int64_t training)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement remove(m_db->handle(), "DELETE FROM training WHERE id = ?");
        remove.bind(1, training);
        remove.exec();
        return ok();
    });
}

Result<RunId> RunRepository::finish(std::int64_t training, const RunRecord& run,
                                    const std::vector<std::byte>& model,
                                    const ModalityVectors& encodings, const StoredCatalogue& stored)
{
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(*m_db));
    RunId id;
    CROSSFADE_TRY(guarded(m_db->path(), [&]() -> Status {
        SQLite::Database& db = m_db->handle();
        insertRun(db, run, model);
        id.value = db.getLastInsertRowid();
        std::vector<std::int64_t> modalityIds;
        for (const std::string& name : encodings.names) {
            SQLite::Statement query(db, "SELECT id FROM modality WHERE name = ?");
            query.bind(1, name);
            if (!query.executeStep())
                return Error{ErrorCode::NotFound,
                             "The modality " + name + " is no longer in the project."};
            modalityIds.push_back(query.getColumn(0).getInt64());
        }
        SQLite::Statement insert(db, "INSERT INTO encoding VALUES (?, ?, ?, ?)");
        insert.bind(1, id.value);
        insertVectors(insert, 2, encodings, modalityIds, stored.artistIds);
        return discard(training);
    }));
    CROSSFADE_TRY(transaction.commit());
    return id;
}

Result<std::vector<RunRecord>> RunRepository::list()
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<RunRecord>> {
        std::vector<RunRecord> runs;
        SQLite::Statement query(m_db->handle(),
                                "SELECT id, name, created, method, options, seed, data_hash, "
                                "feature_hash, split, versions, modalities, "
                                "weights, loss_terms, curve, dimension FROM run ORDER BY id DESC");
        while (query.executeStep()) runs.push_back(runFrom(query));
        return runs;
    });
}

Result<std::vector<std::byte>> RunRepository::loadModel(RunId run)
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<std::byte>> {
        SQLite::Statement query(m_db->handle(), "SELECT model FROM run WHERE id = ?");
        query.bind(1, run.value);
        if (!query.executeStep())
            return Error{ErrorCode::NotFound, "There is no run " + std::to_string(run.value) + "."};
        return bytesOf(query.getColumn(0));
    });
}

Result<ModalityVectors> RunRepository::loadEncodings(const RunRecord& run,
                                                     const StoredCatalogue& stored)
{
    return guarded(m_db->path(), [&]() -> Result<ModalityVectors> {
        ModalityVectors encodings;
        encodings.names = run.modalities;
        encodings.presence.resize(stored.artistIds.size());
        encodings.vectors.resize(run.modalities.size());
        for (std::size_t m = 0; m < run.modalities.size(); ++m) {
            encodings.vectors[m] = Matrix(stored.artistIds.size(), run.dimension);
            SQLite::Statement query(
                m_db->handle(),
                "SELECT artist_id, vector FROM encoding WHERE run_id = ? AND modality_id = "
                "(SELECT id FROM modality WHERE name = ?)");
            query.bind(1, run.id.value);
            query.bind(2, run.modalities[m]);
            readVectors(query, m, stored.artistIds, encodings);
        }
        return encodings;
    });
}

Status RunRepository::addEncodings(const RunRecord& run, ArtistId artist,
                                   const std::vector<std::optional<std::vector<float>>>& encodings)
{
    CROSSFADE_CHECK(encodings.size() == run.modalities.size());
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement insert(m_db->handle(),
                                 "INSERT OR REPLACE INTO encoding VALUES (?, (SELECT id FROM "
                                 "modality WHERE name = ?), ?, ?)");
        for (std::size_t m = 0; m < encodings.size(); ++m) {
            if (!encodings[m]) continue;
            CROSSFADE_CHECK(encodings[m]->size() == run.dimension);
            insert.reset();
            insert.bind(1, run.id.value);
            insert.bind(2, run.modalities[m]);
            insert.bind(3, artist.value);
            bindVector(insert, 4, *encodings[m]);
            insert.exec();
        }
        return ok();
    });
}

Status RunRepository::saveLayout(RunId run, const std::string& method, std::uint64_t seed,
                                 const std::string& dataHash, const Matrix& points)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement insert(m_db->handle(),
                                 "INSERT OR REPLACE INTO layout VALUES (?, ?, ?, ?, ?)");
        insert.bind(1, run.value);
        insert.bind(2, method);
        insert.bind(3, static_cast<std::int64_t>(seed));
        insert.bind(4, dataHash);
        bindVector(insert, 5, points.values);
        insert.exec();
        return ok();
    });
}

Result<std::optional<Matrix>> RunRepository::loadLayout(RunId run, const std::string& method,
                                                        std::uint64_t seed,
                                                        const std::string& dataHash,
                                                        std::size_t artistCount)
{
    return guarded(m_db->path(), [&]() -> Result<std::optional<Matrix>> {
        SQLite::Statement query(m_db->handle(),
                                "SELECT points FROM layout WHERE run_id = ? AND method = ? AND "
                                "seed = ? AND data_hash = ?");
        query.bind(1, run.value);
        query.bind(2, method);
        query.bind(3, static_cast<std::int64_t>(seed));
        query.bind(4, dataHash);
        if (!query.executeStep()) return std::optional<Matrix>();
        Matrix points(artistCount, 2);
        points.values = readVector(query.getColumn(0), artistCount * 2);
        return std::optional(std::move(points));
    });
}

Status RunRepository::saveValues(RunId run, const std::string& name, const std::string& dataHash,
                                 const std::vector<float>& values)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement insert(m_db->handle(),
                                 "INSERT OR REPLACE INTO run_value VALUES (?, ?, ?, ?)");
        insert.bind(1, run.value);
        insert.bind(2, name);
        insert.bind(3, dataHash);
        bindVector(insert, 4, values);
        insert.exec();
        return ok();
    });
}

Result<std::optional<std::vector<float>>> RunRepository::loadValues(RunId run,
                                                                    const std::string& name,
                                                                    const std::string& dataHash,
                                                                    std::size_t artistCount)
{
    using Values = std::optional<std::vector<float>>;
    return guarded(m_db->path(), [&]() -> Result<Values> {
        SQLite::Statement query(
            m_db->handle(),
            "SELECT \"values\" FROM run_value WHERE run_id = ? AND name = ? AND "
            "data_hash = ?");
        query.bind(1, run.value);
        query.bind(2, name);
        query.bind(3, dataHash);
        if (!query.executeStep()) return Values();
        return Values(readVector(query.getColumn(0), artistCount));
    });
}

Status RunRepository::saveEvaluation(RunId run, const std::string& request,
                                     const std::string& result)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement insert(m_db->handle(),
                                 "INSERT OR REPLACE INTO evaluation VALUES (?, ?, ?)");
        insert.bind(1, run.value);
        insert.bind(2, request);
        insert.bind(3, result);
        insert.exec();
        return ok();
    });
}

Result<std::optional<std::string>> RunRepository::loadEvaluation(RunId run,
                                                                 const std::string& request)
{
    return guarded(m_db->path(), [&]() -> Result<std::optional<std::string>> {
        SQLite::Statement query(m_db->handle(),
                                "SELECT result FROM evaluation WHERE run_id = ? AND request = ?");
        query.bind(1, run.value);
        query.bind(2, request);
        if (!query.executeStep()) return std::optional<std::string>();
        return std::optional(query.getColumn(0).getString());
    });
}

Status RunRepository::saveSession(const std::string& name, const std::string& state)
{
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Statement insert(m_db->handle(),
                                 "INSERT OR REPLACE INTO session VALUES (?, datetime('now'), ?)");
        insert.bind(1, name);
        insert.bind(2, state);
        insert.exec();
        return ok();
    });
}

Result<std::optional<std::string>> RunRepository::loadSession(const std::string& name)
{
    return guarded(m_db->path(), [&]() -> Result<std::optional<std::string>> {
        SQLite::Statement query(m_db->handle(), "SELECT state FROM session WHERE name = ?");
        query.bind(1, name);
        if (!query.executeStep()) return std::optional<std::string>();
        return std::optional(query.getColumn(0).getString());
    });
}

}  // namespace crossfade
