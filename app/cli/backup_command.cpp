// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/backup_project.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

namespace {

struct BackupArguments {
    std::string project, file;
    bool overwrite = false;
};

Result<int> backUp(const BackupArguments& a, Console& console)
{
    const IfExists ifExists = a.overwrite ? IfExists::Replace : IfExists::Refuse;
    if (!a.overwrite && std::filesystem::exists(a.file) && !std::filesystem::is_directory(a.file))
        if (const Status same = checkBackup(a.project, a.file, IfExists::Replace); same.hasValue())
            return Error{ErrorCode::Io, "The file " + inQuotes(a.file, 500) +
                                            " exists already; --overwrite replaces it."};
    CROSSFADE_TRY(backUpProject(a.project, a.file, ifExists, console.job()));
    const Json json = {{"project", a.project}, {"file", a.file}};
    return console.finish(json, "Copied " + a.project + " to " + a.file + ".");
}

}  // namespace

void addBackupCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<BackupArguments>();
    CLI::App* command = app.add_subcommand(
        "backup", "Copy a project to another file, also while another program writes to it");
    addCommonOptions(*command, console, a->project);
    command->add_option("-o,--output", a->file, "The file of the copy, NAME.crossfade")->required();
    command->add_flag("--overwrite", a->overwrite, "Replace the file if it exists");
    command->callback([a, &console, &exitCode] {
        const auto result = backUp(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
