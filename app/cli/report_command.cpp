// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"
#include "core/workflow/report_document.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

namespace {

Result<int> printReport(const SystemArguments& arguments, const std::string& file, Console& console)
{
    CROSSFADE_TRY(checkFolderOf(file));
    CROSSFADE_ASSIGN(SystemRequest request, openSystems(arguments));
    CROSSFADE_ASSIGN(
        const report::Document document,
        makeReport(request.project, {request.systems, request.protocol}, console.job()));
    CROSSFADE_ASSIGN(const std::vector<std::filesystem::path> written, writeReport(document, file));
    Json files = Json::array();
    std::string text = noticeLine(request);
    for (const auto& one : written) {
        files.push_back(one.string());
        text += "Wrote " + one.string() + ".\n";
    }
    return console.finish(withNotice({{"files", files}}, request), text);
}

}  // namespace

void addReportCommand(CLI::App& app, Console& console, int& exitCode)
{
    struct Arguments : SystemArguments {
        std::string file;
    };
    auto a = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("report",
                                           "Write all tables and figures of some systems (all by "
                                           "default) into one document");
    command->add_option("-o,--output", a->file, "FILE.html, FILE.md or FILE.tex")->required();
    addSystemOptions(*command, console, *a, 0);
    command->callback([a, &console, &exitCode] {
        if (const auto format = reportFormatFrom(a->file); !format.hasValue()) {
            exitCode = console.refuse(format.error());
            return;
        }
        const auto result = printReport(*a, a->file, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
