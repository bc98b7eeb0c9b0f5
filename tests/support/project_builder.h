// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/workflow/import_catalogue.h"
#include "tests/support/temp_dir.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace crossfade::test {

/// Small and quick features.
ImportOptions quickImport();

/// Stores a run whose encodings are random vectors for whoever has the modality, as if it had been
/// trained with these options (JSON); returns its id.
RunId storeRandomRun(const std::filesystem::path& project, const std::string& name,
                     std::size_t dimension = 8, const std::string& options = "{}");
/// The same with one vector for everybody, or for the first `known` artists alone: the others came
/// after it.
RunId storeAlikeRun(const std::filesystem::path& project, const std::string& name,
                    std::size_t known = SIZE_MAX);

/// A generated catalogue of 60 artists and a last one, "bare", without a modality: in `dir`/folder,
/// and imported as `dir`/p.crossfade with one random run. Returns the project.
std::filesystem::path makeTrainedProject(const TempDir& dir);

}  // namespace crossfade::test
