// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/blind_record.h"
#include "core/store/database.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// Blind comparisons and their votes. Borrows the database.
class VoteRepository {
public:
    explicit VoteRepository(Database& db) : m_db(&db) {}

    /// Stores a session with its trials, whole or not at all, under a new id, which is returned.
    Result<std::int64_t> add(const BlindSession& session);
    /// Newest first, trials in their order.
    Result<std::vector<BlindSession>> list();
    /// NotFound if there is no such session.
    Result<BlindSession> find(std::int64_t session);

    /// Stores a vote in the place of the one before; none takes it away. NotFound if there is no
    /// such trial.
    Status vote(std::int64_t session, std::size_t trial, const std::optional<Choice>& choice,
                const std::string& when);

private:
    Database* m_db;
};

}  // namespace crossfade
