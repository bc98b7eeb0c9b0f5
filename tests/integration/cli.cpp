// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/cli.h"

#include "tests/support/temp_dir.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace crossfade::test {

namespace {

constexpr unsigned kNobody = 65534;
constexpr auto kPause = std::chrono::milliseconds(3);

bool becomeNobody()
{
    return ::setresgid(kNobody, kNobody, kNobody) == 0 &&
           ::setresuid(kNobody, kNobody, kNobody) == 0;
}

[[noreturn]] void becomeCli(const std::vector<std::string>& arguments, const CliOptions& options,
                            const std::filesystem::path& folder)
{
    const std::string outPath = options.standardOut.value_or((folder / "out").string());
    const int out = ::open(outPath.c_str(), O_WRONLY | O_CREAT, 0644);
    const int err = ::open((folder / "err").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (out < 0 || err < 0 || ::dup2(out, 1) < 0 || ::dup2(err, 2) < 0) ::_exit(120);
    if (options.fileLimit) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{*options.fileLimit, *options.fileLimit};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(121);
    }
    if (options.asNobody && !becomeNobody()) ::_exit(122);
    std::vector<char*> words;
    std::string program = CROSSFADE_CLI;
    words.push_back(program.data());
    std::vector<std::string> copies = arguments;
    for (std::string& word : copies) words.push_back(word.data());
    words.push_back(nullptr);
    ::execv(program.c_str(), words.data());
    ::_exit(123);
}

}  // namespace

Json CliResult::json() const
{
    Json parsed = Json::parse(out, nullptr, false);
    if (!parsed.is_object())
        throw std::runtime_error("no JSON object on standard output: \"" + out +
                                 "\"; standard error: " + err);
    return parsed;
}

CliProcess::CliProcess(const std::vector<std::string>& arguments, const CliOptions& options)
{
    std::string pattern =
        (std::filesystem::temp_directory_path() / "crossfade-cli-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_folder = pattern;
    m_pid = ::fork();
    if (m_pid < 0) throw std::runtime_error("no process can be started");
    if (m_pid == 0) becomeCli(arguments, options, m_folder);
}

CliProcess::~CliProcess()
{
    if (!ended()) {
        send(SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    std::error_code none;
    std::filesystem::remove_all(m_folder, none);
}

std::string CliProcess::read(const char* name) const
{
    std::error_code none;
    return std::filesystem::exists(m_folder / name, none) ? readBytes(m_folder / name) : "";
}

bool CliProcess::ended()
{
    int status = 0;
    if (!m_status && ::waitpid(m_pid, &status, WNOHANG) == m_pid) m_status = status;
    return m_status.has_value();
}

bool CliProcess::waitFor(const std::string& text)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (std::chrono::steady_clock::now() < end) {
        const bool over = ended();
        if (read("err").find(text) != std::string::npos) return true;
        if (over) return false;
        std::this_thread::sleep_for(kPause);
    }
    return false;
}

void CliProcess::send(int signal) const
{
    ::kill(m_pid, signal);
}

CliResult CliProcess::wait()
{
    if (!m_status) {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_status = status;
    }
    return {WIFEXITED(*m_status) ? WEXITSTATUS(*m_status) : -1, read("out"), read("err")};
}

CliResult runCli(const std::vector<std::string>& arguments, const CliOptions& options)
{
    return CliProcess(arguments, options).wait();
}

bool canBeNobody()
{
    const pid_t child = ::fork();
    if (child == 0) ::_exit(becomeNobody() && ::access(CROSSFADE_CLI, X_OK) == 0 ? 0 : 1);
    int status = 1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace crossfade::test
