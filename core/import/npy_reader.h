// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <filesystem>

namespace crossfade {

/// Reads a NumPy .npy file (format 1 to 3): two dimensions, C order, little-endian floats of 2, 4
/// or 8 bytes or integers of 4 or 8. Everything else, and a file whose length is not what its
/// header says, is InvalidInput with the value that was found. Values may be NaN: callers check.
Result<Matrix> readNpy(const std::filesystem::path& path);

}  // namespace crossfade
