// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace crossfade {

/// How a list of ids stands in one column; what is not such a list throws, see guarded().
inline std::string idsText(const std::vector<std::string>& ids)
{
    return nlohmann::json(ids).dump();
}
inline std::vector<std::string> idsFrom(const std::string& text)
{
    return nlohmann::json::parse(text).get<std::vector<std::string>>();
}

}  // namespace crossfade
