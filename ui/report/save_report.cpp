// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/save_report.h"

#include "core/base/text.h"
#include "core/workflow/export_run.h"
#include "ui/report/pdf.h"

namespace crossfade::ui {

namespace {

bool isPdf(const std::filesystem::path& file)
{
    return toLowerAscii(file.extension().string()) == ".pdf";
}

}  // namespace

Status checkReportFile(const std::filesystem::path& file)
{
    if (!isPdf(file)) CROSSFADE_TRY(reportFormatFrom(file));
    return checkFolderOf(file);
}

Result<std::vector<std::filesystem::path>> saveReport(const std::filesystem::path& path,
                                                      const std::filesystem::path& file,
                                                      const std::vector<std::string>& systems,
                                                      const JobContext& job)
{
    CROSSFADE_TRY(checkReportFile(file));
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    ReportRequest request;
    request.protocol.k = project.catalogue()->stored.catalogue.k;
    for (const std::string& system : systems) {
        CROSSFADE_ASSIGN(request.systems.emplace_back(), systemKeyFrom(system, project));
    }
    CROSSFADE_ASSIGN(const report::Document document, makeReport(project, request, job));
    if (auto stop = job.advance("Writing the report", 0, 0)) return *stop;
    if (!isPdf(file)) return writeReport(document, file);
    CROSSFADE_ASSIGN(const QByteArray pdf, toPdf(document));
    CROSSFADE_TRY(writeWholeFile(file, {pdf.constData(), static_cast<std::size_t>(pdf.size())}));
    return std::vector<std::filesystem::path>{file};
}

}  // namespace crossfade::ui
