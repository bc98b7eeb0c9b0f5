// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/report/document.h"
#include "core/workflow/project.h"
#include "core/workflow/systems.h"

#include <filesystem>
#include <vector>

namespace crossfade {

enum class ReportFormat { Html, Markdown, Latex };

/// By the extension .html, .md or .tex. InvalidInput with the extension for another one.
Result<ReportFormat> reportFormatFrom(const std::filesystem::path& file);

struct ReportRequest {
    std::vector<SystemKey> systems;  ///< empty: all
    Protocol protocol;
};

/// All that the project can say of some systems: how they are measured, how they compare, what
/// happens when modalities are missing, how the newest of their runs was trained, what lies behind
/// its figures, and what the paper published. Listening alone, where the catalogue has it, is
/// always among them. A part that can't be made is a note with the reason. Made of the stored runs
/// and the request alone: without a clock, so that the same ones give the same document.
Result<report::Document> makeReport(Project& project, const ReportRequest& request,
                                    const JobContext& job);

/// Writes the document, and beside it what its format refers to (figure-1.svg, ...). Returns the
/// files, the document first. Io names the one that can't be written.
Result<std::vector<std::filesystem::path>> writeReport(const report::Document& document,
                                                       const std::filesystem::path& file);

/// Io if there is no folder to write the file into: for asking before long work.
Status checkFolderOf(const std::filesystem::path& file);

}  // namespace crossfade
