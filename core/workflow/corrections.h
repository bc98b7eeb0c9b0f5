// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_context.h"
#include "core/store/correction_repository.h"
#include "core/workflow/correction_deltas.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace crossfade {

/// What a correction did, or its undoing.
struct CorrectionReport {
    std::string what;
    std::vector<std::string> remarks;
    std::string artist;        ///< id of whom it is about; empty: of nobody alone
    std::size_t kept = 0;      ///< rows of collections, marks, notes and votes that changed
    std::size_t keptLeft = 0;  ///< of those, what stayed as somebody has changed it since
    bool featuresChanged = false;
    bool runsBehind = false;  ///< the newest run was trained on another state of the data

    /// All of it as sentences.
    std::string text() const;
};

/// Sets something right in a project, in one transaction, with a line in the log of corrections
/// that undoes it. Features are made again where what they are made of changes; runs stay as they
/// were trained, on the same ids, and so do collections and judgements, which a merge makes speak
/// of who stays. Busy while another program imports or trains; what planCorrection() refuses is
/// refused.
Result<CorrectionReport> correct(const std::filesystem::path& project, const Correction& correction,
                                 const JobContext& job);

/// Undoes the last correction in force: the catalogue, its features and what people keep are as
/// before it, but for what was changed by hand in the latter since. NotFound if there is none,
/// InvalidInput if the catalogue is not what the correction left.
Result<CorrectionReport> undoCorrection(const std::filesystem::path& project,
                                        const JobContext& job);
/// Makes the first of those undone again.
Result<CorrectionReport> redoCorrection(const std::filesystem::path& project,
                                        const JobContext& job);

/// In the order in which they were made, those undone last.
Result<std::vector<CorrectionRecord>> corrections(Project& project);

}  // namespace crossfade
