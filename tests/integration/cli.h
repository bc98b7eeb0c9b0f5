// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace crossfade::test {

using Json = nlohmann::json;

struct CliResult {
    int exitCode = -1;  ///< -1 where a signal ended it
    std::string out;
    std::string err;

    /// Standard output as the one JSON object that it is to be; ends the test if it is none.
    Json json() const;
};

struct CliOptions {
    bool asNobody = false;                   ///< as a user whom permissions bind (needs root)
    std::optional<std::size_t> fileLimit;    ///< no file may grow past this: a disk that is full
    std::optional<std::string> standardOut;  ///< a file to write to instead
};

/// crossfade-cli in a process of its own, which is killed with this object.
class CliProcess {
public:
    explicit CliProcess(const std::vector<std::string>& arguments, const CliOptions& options = {});
    ~CliProcess();
    CliProcess(const CliProcess&) = delete;
    CliProcess& operator=(const CliProcess&) = delete;

    pid_t pid() const { return m_pid; }
    /// Waits until standard error holds the text; false if the process ended before, or after 60 s.
    bool waitFor(const std::string& text);
    void send(int signal) const;
    CliResult wait();

private:
    std::string read(const char* name) const;
    bool ended();

    std::filesystem::path m_folder;
    pid_t m_pid = 0;
    std::optional<int> m_status;
};

CliResult runCli(const std::vector<std::string>& arguments, const CliOptions& options = {});

/// Can we act as another user, who can reach the program?
bool canBeNobody();

}  // namespace crossfade::test
