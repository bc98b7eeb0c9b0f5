// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/features/features.h"
#include "core/import/catalogue_reader.h"
#include "core/jobs/job_context.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crossfade {

struct ImportOptions {
    ReadOptions read;
    FeatureOptions features;
};

/// What an import did.
struct ImportSummary {
    ImportReport report;
    std::string name;
    std::string dataHash;
    std::size_t artists = 0;
    std::size_t withoutModality = 0;  ///< artists who have no usable vector at all
    std::size_t similarPairs = 0;
    struct Modality {
        std::string name;
        ModalityShape shape = ModalityShape::Dense;
        std::size_t artists = 0;        ///< with a usable vector
        std::size_t dimension = 0;      ///< of the vector
        std::vector<std::string> lost;  ///< ids of artists who lost theirs on the way
    };
    std::vector<Modality> modalities;
    bool updated = false;  ///< the project was there before
    /// Corrections (corrections.h) that were made in it: the folder's word counts again.
    std::size_t correctionsLost = 0;
    double readSeconds = 0.0;
    double featureSeconds = 0.0;
    double storeSeconds = 0.0;
};

/// Imports a catalogue folder into a project file, fits the features, and stores both in one
/// transaction: a new project appears whole or not at all, an existing one is updated whole (its
/// runs and whatever else was made in it stay) or left as it was. Busy if another program writes.
Result<ImportSummary> importCatalogue(const std::filesystem::path& folder,
                                      const std::filesystem::path& project,
                                      const ImportOptions& options, const JobContext& job);

}  // namespace crossfade
