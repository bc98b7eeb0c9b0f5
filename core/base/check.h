// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace crossfade {

/// Prints the broken condition with its place and aborts.
[[noreturn]] void checkFailed(const char* condition, const char* file, int line);

}  // namespace crossfade

/// For what we do wrong, in every build; what the world does wrong is a Result.
#define CROSSFADE_CHECK(condition)                                                  \
    do {                                                                            \
        if (!(condition)) ::crossfade::checkFailed(#condition, __FILE__, __LINE__); \
    } while (false)
