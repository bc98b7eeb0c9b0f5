// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace crossfade {

/// "2024-01-02T03:04:05Z" (ISO 8601).
std::string utcNow();

}  // namespace crossfade
