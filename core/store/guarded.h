// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <SQLiteCpp/Exception.h>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

namespace crossfade {

/// The sentence for what SQLite says of a project file.
Error storeError(const SQLite::Exception& failure, const std::filesystem::path& path);

/// Runs `work` and turns exceptions of SQLiteCpp and of JSON into an Error: the seam of this
/// module.
template <typename Work>
auto guarded(const std::filesystem::path& path, Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& failure) {
        return storeError(failure, path);
    } catch (const nlohmann::json::exception& failure) {
        return Error{ErrorCode::Corrupt,
                     "A stored value can't be read (" + std::string(failure.what()) + ").",
                     path.filename().string()};
    }
}

}  // namespace crossfade
