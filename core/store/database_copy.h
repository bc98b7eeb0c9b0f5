// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/store/database.h"

#include <filesystem>

namespace crossfade {

/// Writes all that a project holds into a new file: the state of one moment, whoever writes to the
/// project meanwhile. Reports in pages. Where it fails or is cancelled the new file is gone again.
/// Io if `file` exists or can't be made; `from` is used by nobody else until it returns.
Status copyDatabase(Database& from, const std::filesystem::path& file, const JobContext& job);

}  // namespace crossfade
