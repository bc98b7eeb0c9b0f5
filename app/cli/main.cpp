// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/version.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

namespace {

constexpr int kUsage = 2;

int run(int argc, char** argv)
{
    using namespace crossfade::cli;
    CLI::App app("Crossfade: how similar music artists are, across modalities", "crossfade-cli");
    app.set_version_flag("--version", std::string("crossfade-cli ") + crossfade::kVersion);
    app.require_subcommand(1);
    Console console;
    int exitCode = 0;
    addImportCommand(app, console, exitCode);
    addTrainCommand(app, console, exitCode);
    addEvaluateCommand(app, console, exitCode);
    addDiagnoseCommand(app, console, exitCode);
    addExperimentCommand(app, console, exitCode);
    addSystemsCommand(app, console, exitCode);
    addCompareCommand(app, console, exitCode);
    addMaskCommand(app, console, exitCode);
    addReportCommand(app, console, exitCode);
    addRetrievalCommands(app, console, exitCode);
    addPathCommand(app, console, exitCode);
    addBatchCommand(app, console, exitCode);
    addProjectMapCommand(app, console, exitCode);
    addExportCommand(app, console, exitCode);
    addBackupCommand(app, console, exitCode);
    addInfoCommand(app, console, exitCode);
    addInspectCommand(app, console, exitCode);
    addWhatifCommand(app, console, exitCode);
    addCollectionCommand(app, console, exitCode);
    addMarkCommand(app, console, exitCode);
    addAudioCommand(app, console, exitCode);
    addCorrectCommand(app, console, exitCode);
    addPlaceCommand(app, console, exitCode);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& fault) {
        const int code = app.exit(fault);
        return code == 0 ? 0 : kUsage;
    }
    return exitCode;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& failure) {
        std::cerr << "Something failed that should not: " << failure.what() << '\n';
        return 1;
    }
}
