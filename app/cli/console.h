// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace crossfade::cli {

using Json = nlohmann::ordered_json;

/// What every command shares: --json, progress on stderr, results on stdout, exit codes.
class Console {
public:
    bool json = false;
    bool quiet = false;

    /// Progress on stderr with the time left; cancelled by SIGINT or SIGTERM.
    JobContext job();

    /// Prints the object (with --json) or the text. Returns 0.
    int finish(const Json& object, const std::string& text);
    /// Prints the sentence to stderr, and with --json an object {"error"} to stdout. Returns 1.
    int fail(const Error& error);
    /// The same for an option that can't be: returns 2.
    int refuse(const Error& error);

    /// Ends the line of progress, if one stands.
    void endProgress();

private:
    void show(const JobContext::Progress& progress);

    std::chrono::steady_clock::time_point m_lastShown{};
    std::chrono::steady_clock::time_point m_stepStart{};
    std::string m_step;
    std::uint64_t m_firstDone = 0;  ///< where the step began: a resumed training is not at 0
    std::size_t m_width = 0;
};

/// The commands: each adds itself to the app and, when chosen, leaves its exit code in `exitCode`.
void addBackupCommand(CLI::App& app, Console& console, int& exitCode);
void addImportCommand(CLI::App& app, Console& console, int& exitCode);
void addTrainCommand(CLI::App& app, Console& console, int& exitCode);
void addDiagnoseCommand(CLI::App& app, Console& console, int& exitCode);
void addEvaluateCommand(CLI::App& app, Console& console, int& exitCode);
void addExperimentCommand(CLI::App& app, Console& console, int& exitCode);
void addRetrievalCommands(CLI::App& app, Console& console,
                          int& exitCode);  ///< neighbours, search
void addPathCommand(CLI::App& app, Console& console, int& exitCode);
void addBatchCommand(CLI::App& app, Console& console, int& exitCode);
void addProjectMapCommand(CLI::App& app, Console& console, int& exitCode);
void addSystemsCommand(CLI::App& app, Console& console, int& exitCode);
void addCompareCommand(CLI::App& app, Console& console, int& exitCode);
void addMaskCommand(CLI::App& app, Console& console, int& exitCode);
void addReportCommand(CLI::App& app, Console& console, int& exitCode);
void addExportCommand(CLI::App& app, Console& console, int& exitCode);
void addInspectCommand(CLI::App& app, Console& console, int& exitCode);
void addWhatifCommand(CLI::App& app, Console& console, int& exitCode);
void addCollectionCommand(CLI::App& app, Console& console, int& exitCode);
void addMarkCommand(CLI::App& app, Console& console, int& exitCode);
void addAudioCommand(CLI::App& app, Console& console, int& exitCode);
void addCorrectCommand(CLI::App& app, Console& console, int& exitCode);
void addPlaceCommand(CLI::App& app, Console& console, int& exitCode);
void addInfoCommand(CLI::App& app, Console& console, int& exitCode);

/// Adds -p/--project and --json to a command.
void addCommonOptions(CLI::App& command, Console& console, std::string& project);

/// Four decimals without the leading zero, as the field prints metrics: ".246".
std::string metric(double value);

}  // namespace crossfade::cli
