// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <mutex>
#include <stop_token>
#include <unistd.h>

namespace crossfade::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void onSignal(int /*signal*/)
{
    interrupted = 1;
}

std::string duration(double seconds)
{
    const auto whole = std::lround(seconds);
    if (whole < 60) return std::to_string(whole) + " s";
    return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

}  // namespace

JobContext Console::job()
{
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    auto stop = std::make_shared<std::stop_source>();
    auto lock = std::make_shared<std::mutex>();
    return {stop->get_token(), [this, stop, lock](const JobContext::Progress& progress) {
                if (interrupted != 0) stop->request_stop();
                const std::scoped_lock guard(*lock);
                if (!quiet) show(progress);
            }};
}

void Console::show(const JobContext::Progress& progress)
{
    const auto now = std::chrono::steady_clock::now();
    // Steps that count (epochs of one training) share a clock: the time left is of the whole.
    const std::string kind = progress.step.substr(0, progress.step.find_first_of("0123456789"));
    const bool sameKind = kind == m_step;
    if (!sameKind || progress.done < m_firstDone) {
        m_stepStart = now;
        m_firstDone = progress.done;
    }
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    if (sameKind && now - m_lastShown < (terminal ? std::chrono::milliseconds(100)
                                                  : std::chrono::milliseconds(2000)))
        return;
    if (!sameKind && terminal) endProgress();
    m_step = kind;
    m_lastShown = now;
    std::string line = progress.step;
    if (progress.total > 0) {
        line += ": " + std::to_string(100 * progress.done / progress.total) + " %";
        const double spent = std::chrono::duration<double>(now - m_stepStart).count();
        const auto done = static_cast<double>(progress.done - m_firstDone);
        if (done > 0.0 && spent > 1.0)
            line += ", " +
                    duration(spent * static_cast<double>(progress.total - progress.done) / done) +
                    " left";
    }
    if (terminal) {
        const std::size_t width = line.size();
        if (width < m_width) line.append(m_width - width, ' ');
        m_width = width;
        std::cerr << '\r' << line << std::flush;
    } else {
        std::cerr << line << '\n';
    }
}

void Console::endProgress()
{
    if (m_width > 0) std::cerr << '\n';
    m_width = 0;
}

int Console::finish(const Json& object, const std::string& text)
{
    endProgress();
    if (json)
        std::cout << object.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
    else
        std::cout << text << (text.ends_with('\n') ? "" : "\n") << std::flush;
    if (std::cout) return 0;
    std::cerr << "The result could not be written to the standard output.\n";
    return 1;
}

int Console::fail(const Error& error)
{
    endProgress();
    std::cerr << error.sentence() << '\n';
    if (json)
        std::cout << Json{{"error", error.sentence()}}.dump(-1, ' ', false,
                                                            Json::error_handler_t::replace)
                  << std::endl;
    return 1;
}

int Console::refuse(const Error& error)
{
    constexpr int kUsage = 2;
    fail(error);
    return kUsage;
}

void addCommonOptions(CLI::App& command, Console& console, std::string& project)
{
    command.add_option("-p,--project", project, "The project file, NAME.crossfade")->required();
    command.add_flag("--json", console.json, "Print one JSON object on stdout");
    command.add_flag("-q,--quiet", console.quiet, "No progress on stderr");
}

std::string metric(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    const std::string number = text;
    return number.starts_with("0.") ? number.substr(1) : number;
}

}  // namespace crossfade::cli
