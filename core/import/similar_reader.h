// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/import/import_report.h"
#include "core/import/modality_reader.h"
#include "core/jobs/job_context.h"

#include <filesystem>
#include <span>
#include <vector>

namespace crossfade {

/// Reads pairs (id_a, id_b), undirected; sorted and without repeats. Rows with an unknown id, or an
/// artist paired with itself, go to `faults`.
Result<std::vector<SimilarPair>> readSimilar(const std::filesystem::path& path,
                                             const ArtistRows& artists, FaultList& faults,
                                             ImportReport::File& file, const JobContext& job);

/// The same for a file outside a catalogue folder; any fault refuses it.
Result<std::vector<SimilarPair>> readSimilarFile(const std::filesystem::path& path,
                                                 std::span<const Artist> artists);

}  // namespace crossfade
