// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <filesystem>

namespace crossfade {

enum class IfExists { Refuse, Replace };

/// A copy of a project in another file: all that it holds, as of one moment, also while another
/// program trains in it. The file appears whole or not at all; what it replaces stays until then.
/// Refused with a sentence, before anything is written: onto the project itself, by whatever name;
/// where there is no such folder; onto a file that exists, with `Refuse`; onto a project that is
/// open elsewhere. Opens a connection of its own, so that it may run in any thread.
Status backUpProject(const std::filesystem::path& project, const std::filesystem::path& file,
                     IfExists ifExists, const JobContext& job);

/// The sentence of what backUpProject() would refuse, without doing it.
Status checkBackup(const std::filesystem::path& project, const std::filesystem::path& file,
                   IfExists ifExists);

}  // namespace crossfade
