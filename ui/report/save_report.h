// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/workflow/report_document.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crossfade::ui {

/// By the extension .html, .pdf, .md or .tex, before long work. InvalidInput for another one, Io if
/// there is no folder to write the file into.
Status checkReportFile(const std::filesystem::path& file);

/// makeReport() on a project, and the file by its extension: PDF here, the others by writeReport().
/// `systems` are as people write them (see systemKeyFrom()), all where there are none; the protocol
/// is the catalogue's. Returns the files, the document first. Needs a QGuiApplication; any thread.
Result<std::vector<std::filesystem::path>> saveReport(const std::filesystem::path& project,
                                                      const std::filesystem::path& file,
                                                      const std::vector<std::string>& systems,
                                                      const JobContext& job);

}  // namespace crossfade::ui
