// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace crossfade {

/// As in CMakeLists.txt.
inline constexpr const char* kVersion = CROSSFADE_VERSION;

}  // namespace crossfade
