// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/experiment_record.h"
#include "core/store/database.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crossfade {

/// Experiments and how far their runs have come. Borrows the database.
class ExperimentRepository {
public:
    explicit ExperimentRepository(Database& db) : m_db(&db) {}

    /// The experiment of this text, as it stands; a new one if there is none. Runs whose options
    /// are no longer what was stored (another version's defaults) begin anew.
    Result<ExperimentRecord> begin(const ExperimentRecord& experiment);
    /// Stores how far the run at `position` has come.
    Status recordRun(std::int64_t experiment, std::size_t position, const ExperimentRunRecord& run);
    /// Newest first.
    Result<std::vector<ExperimentRecord>> list();

private:
    Database* m_db;
};

}  // namespace crossfade
