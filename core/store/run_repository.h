// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/matrix.h"
#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/store/catalogue_repository.h"
#include "core/store/database.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// Trainings, the runs that come of them, and what was made of the runs. Borrows the database.
class RunRepository {
public:
    explicit RunRepository(Database& db) : m_db(&db) {}

    /// A new unfinished training, in place of an earlier one: there is at most one. Its id.
    Result<std::int64_t> begin(const TrainingRecord& training,
                               const std::vector<std::byte>& checkpoint);
    /// Stores the training's name and curve as they are now, with the checkpoint.
    Status saveCheckpoint(const TrainingRecord& training, const std::vector<std::byte>& checkpoint);
    /// Unfinished trainings, newest first.
    Result<std::vector<TrainingRecord>> unfinished();
    Result<std::vector<std::byte>> loadCheckpoint(std::int64_t training);
    Status discard(std::int64_t training);

    /// Turns a training into a run with its encodings: one transaction of its own.
    Result<RunId> finish(std::int64_t training, const RunRecord& run,
                         const std::vector<std::byte>& model, const ModalityVectors& encodings,
                         const StoredCatalogue& stored);

    /// Newest first.
    Result<std::vector<RunRecord>> list();
    Result<std::vector<std::byte>> loadModel(RunId run);
    /// The run's encodings in its own modalities, on the rows of `stored`: an artist who came later
    /// is absent, one who has gone is left out. Corrupt if a vector has another length.
    Result<ModalityVectors> loadEncodings(const RunRecord& run, const StoredCatalogue& stored);

    /// The encodings of one artist who came after the training, one per modality of the run or
    /// none, in the place of those they had. Call inside a Transaction.
    Status addEncodings(const RunRecord& run, ArtistId artist,
                        const std::vector<std::optional<std::vector<float>>>& encodings);

    /// A map layout: artists x 2, NaN for those who are not on it. Keyed by method and seed, and
    /// taken for absent when it was made of other data.
    Status saveLayout(RunId run, const std::string& method, std::uint64_t seed,
                      const std::string& dataHash, const Matrix& points);
    Result<std::optional<Matrix>> loadLayout(RunId run, const std::string& method,
                                             std::uint64_t seed, const std::string& dataHash,
                                             std::size_t artistCount);

    /// A number per artist, such as "hubness"; taken for absent when it was made of other data.
    Status saveValues(RunId run, const std::string& name, const std::string& dataHash,
                      const std::vector<float>& values);
    Result<std::optional<std::vector<float>>> loadValues(RunId run, const std::string& name,
                                                         const std::string& dataHash,
                                                         std::size_t artistCount);

    /// An evaluation's result (JSON) under its request (JSON, with the data hash).
    Status saveEvaluation(RunId run, const std::string& request, const std::string& result);
    Result<std::optional<std::string>> loadEvaluation(RunId run, const std::string& request);

    /// The exploration state under a name, as JSON.
    Status saveSession(const std::string& name, const std::string& state);
    Result<std::optional<std::string>> loadSession(const std::string& name);

private:
    Database* m_db;
};

}  // namespace crossfade
