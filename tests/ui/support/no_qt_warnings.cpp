// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/no_qt_warnings.h"

#include <QString>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crossfade::test {

namespace {

/// Proven to be harmless: the offscreen platform has no window manager to tell these.
constexpr std::array<std::string_view, 2> kHarmless = {
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
};

std::mutex lock;  // threads may warn too
std::vector<std::string> warnings;

void collect(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const std::string text = message.toStdString();
    if (type == QtDebugMsg || type == QtInfoMsg || std::ranges::count(kHarmless, text) > 0) return;
    if (type == QtFatalMsg) {
        std::fprintf(stderr, "%s\n", text.c_str());
        return;  // Qt ends the program
    }
    const std::scoped_lock guard(lock);
    warnings.push_back((context.category != nullptr ? std::string(context.category) + ": " : "") +
                       text);
}

}  // namespace

NoQtWarnings::NoQtWarnings() : m_before(qInstallMessageHandler(collect)) {}

NoQtWarnings::~NoQtWarnings()
{
    qInstallMessageHandler(m_before);
    const std::scoped_lock guard(lock);
    for (const std::string& warning : std::exchange(warnings, {}))
        ADD_FAILURE() << "Qt warned: " << warning;
}

}  // namespace crossfade::test
