// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/import/import_report.h"
#include "core/jobs/job_context.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace crossfade {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>()(text);
    }
};
template <typename V>
using TextMap = std::unordered_map<std::string, V, TextHash, std::equal_to<>>;
using ArtistRows = TextMap<ArtistRow>;

/// Reads one modality file; its header says which of the three shapes it has. Faulty rows go to
/// `faults`; an Error is a fault of the file as a whole.
Result<ModalityData> readModality(const std::filesystem::path& path, const ArtistRows& artists,
                                  FaultList& faults, ImportReport::File& file,
                                  const JobContext& job);

/// Reads X.npy, whose rows are the artists listed in X.ids.txt beside it, one id a line.
Result<ModalityData> readNpyModality(const std::filesystem::path& path, const ArtistRows& artists,
                                     FaultList& faults, ImportReport::File& file);

}  // namespace crossfade
