// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/style.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::studio {

struct Scene {
    std::string name;
    Recipe recipe = Recipe::Bells;
    std::vector<std::string> soundTags;  ///< from dark or sparse to bright or dense
    std::vector<std::string> aroundTags;
};

/// An artist as the cast has them; data/studio/cast.txt says what each means.
struct Member {
    std::string id, name, country, years, alsoKnownAs;
    std::size_t scene = 0;
    int tier = 5;
    std::optional<Recipe> sound;  ///< where it is not the scene's
    std::string like;             ///< id; empty: like nobody
    bool audioOnly = false;
    bool hub = false;
};

struct Cast {
    std::vector<Scene> scenes;
    std::vector<Member> members;
};

/// InvalidInput with file and line if something can't be read, an id comes twice, or `like` names
/// nobody or one who is like somebody else; Io if there is no such file.
Result<Cast> readCast(const std::filesystem::path& file);

}  // namespace crossfade::studio
