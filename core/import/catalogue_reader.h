// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/import/import_report.h"
#include "core/jobs/job_context.h"

#include <cstdint>
#include <filesystem>

namespace crossfade {

struct ReadOptions {
    bool skipBad = false;  ///< pass over faulty rows and report them, instead of refusing all
    std::uint64_t splitSeed = 42;  ///< for the split of a catalogue that has none
};

struct ReadCatalogue {
    Catalogue catalogue;
    ImportReport report;
};

/// Reads a catalogue folder: `artists` (id, name; optional popularity, split, further columns),
/// `similar` (id_a, id_b) and one file per modality, .tsv or .csv, or X.npy with X.ids.txt; an
/// optional catalogue.json gives name, k and notice. Strict: any fault refuses the folder, with the
/// first twenty. Faults of structure (a missing column, fewer than two modalities, no artist with
/// two) refuse it always. Writes nothing.
Result<ReadCatalogue> readCatalogue(const std::filesystem::path& folder, const ReadOptions& options,
                                    const JobContext& job);

}  // namespace crossfade
