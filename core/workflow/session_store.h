// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace crossfade {

/// By what name a project keeps what was explored last (an ExplorationState) and how the window
/// stood (which only the window reads).
inline constexpr const char* kLastSession = "last";
inline constexpr const char* kLastWindow = "window";

/// Where somebody is in a project: two JSON texts. An empty one leaves what is kept as it is.
struct SessionTexts {
    std::string exploration;
    std::string window;

    bool operator==(const SessionTexts&) const = default;
};

/// Keeps them both or neither. Opens a connection of its own, so that a thread may wait for another
/// writer while the window goes on; does nothing where the project can only be read.
Status storeSession(const std::filesystem::path& project, const SessionTexts& texts);

}  // namespace crossfade
