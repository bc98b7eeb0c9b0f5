// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workflow/snapshot.h"

#include <filesystem>

namespace crossfade {

/// Writes the fused vectors of a run (all modalities at their learned weights, unit length) as
/// float32 .npy, and beside it X.ids.txt with the artists' ids, a line each, and X.notice.txt where
/// the catalogue has a notice. Artists without an encoding are left out. Returns how many there
/// are; Io names the file that can't be written, and leaves none half-written.
Result<std::size_t> exportEmbeddings(const CatalogueSnapshot& catalogue, const LoadedRun& run,
                                     const std::filesystem::path& file);

/// Writes a map (artists x 2) as TSV (id, x, y). Where the catalogue has a notice, it stands on one
/// line starting with # above the header. Artists without a place are left out; returns how many
/// are on it.
Result<std::size_t> exportMap(const CatalogueSnapshot& catalogue, const Matrix& layout,
                              const std::filesystem::path& file);

/// Writes a file whole or not at all: under another name first, then renamed.
Status writeWholeFile(const std::filesystem::path& file, std::string_view bytes);

}  // namespace crossfade
