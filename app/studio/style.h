// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/harmony.h"
#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace crossfade::studio {

/// What a piece is made with; each scene has its own.
enum class Recipe { Bells, Strings, Drones, Machines, Organ, Chip, Bass, Choir };

/// InvalidInput with the names there are if it is none of them.
Result<Recipe> recipeFromName(std::string_view name);

/// How an artist sounds. All but mode, root, tempo and tune go from 0 to 1.
struct Style {
    Recipe recipe = Recipe::Bells;
    Mode mode = Mode::Minor;
    int root = 57;        ///< MIDI number of the tonic
    double tempo = 90.0;  ///< beats a minute
    double brightness = 0.5;
    double density = 0.5;  ///< how many notes
    double colour = 0.5;   ///< what sets instruments of a recipe apart: metal, vowels, stops …
    double room = 0.3;     ///< how much of it is heard
    std::uint64_t groove = 0;  ///< seed of chords and rhythm
    std::uint64_t tune = 0;    ///< seed of melody and chance
};

/// Within what is usual for the recipe.
Style drawStyle(Recipe recipe, std::uint64_t seed);

/// Somebody else who makes the same sound: the same instruments, key, chords and rhythm, another
/// tune, and all else a little apart.
Style variationOf(const Style& style, std::uint64_t seed);

}  // namespace crossfade::studio
