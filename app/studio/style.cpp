// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/style.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace crossfade::studio {

namespace {

struct Usual {
    Recipe recipe;
    std::string_view name;
    double slow, fast;
    int lowest;  ///< root; up to eleven semitones above it
    double leastRoom, mostRoom;
    std::array<Mode, 2> modes;
};

constexpr std::array<Usual, 8> kUsual = {{
    {Recipe::Bells, "bells", 100, 144, 57, 0.35, 0.8, {Mode::Pentatonic, Mode::Major}},
    {Recipe::Strings, "strings", 84, 116, 50, 0.05, 0.3, {Mode::Major, Mode::Dorian}},
    {Recipe::Drones, "drones", 92, 124, 38, 0.3, 0.7, {Mode::Minor, Mode::Dorian}},
    {Recipe::Machines, "machines", 118, 138, 45, 0.05, 0.25, {Mode::Minor, Mode::Dorian}},
    {Recipe::Organ, "organ", 108, 148, 53, 0.4, 0.8, {Mode::Major, Mode::Minor}},
    {Recipe::Chip, "chip", 132, 172, 57, 0.0, 0.05, {Mode::Major, Mode::Minor}},
    {Recipe::Bass, "bass", 130, 146, 43, 0.1, 0.3, {Mode::Minor, Mode::Minor}},
    {Recipe::Choir, "choir", 96, 128, 50, 0.4, 0.85, {Mode::Dorian, Mode::Major}},
}};

double between(double low, double high, Random& random)
{
    return low + (high - low) * random.uniform();
}

double nudged(double value, double by, Random& random)
{
    return std::clamp(value + between(-by, by, random), 0.0, 1.0);
}

}  // namespace

Result<Recipe> recipeFromName(std::string_view name)
{
    std::vector<std::string> names;
    for (const Usual& usual : kUsual) {
        if (usual.name == name) return usual.recipe;
        names.emplace_back(usual.name);
    }
    return Error{ErrorCode::InvalidInput, "There is no sound " + inQuotes(name) + "; there are " +
                                              joinText(names, ", ") + "."};
}

Style drawStyle(Recipe recipe, std::uint64_t seed)
{
    const Usual& usual = *std::ranges::find(kUsual, recipe, &Usual::recipe);
    Random random(seed);
    Style style;
    style.recipe = recipe;
    style.mode = usual.modes[random.below(2)];
    style.root = usual.lowest + static_cast<int>(random.below(12));
    style.tempo = between(usual.slow, usual.fast, random);
    style.brightness = random.uniform();
    style.density = random.uniform();
    style.colour = random.uniform();
    style.room = between(usual.leastRoom, usual.mostRoom, random);
    style.groove = random.next();
    style.tune = random.next();
    return style;
}

Style variationOf(const Style& style, std::uint64_t seed)
{
    Random random(seed);
    Style other = style;
    other.tempo *= between(0.985, 1.015, random);
    other.brightness = nudged(style.brightness, 0.02, random);
    other.density = nudged(style.density, 0.02, random);
    other.room = nudged(style.room, 0.02, random);
    other.tune = random.next();
    return other;
}

}  // namespace crossfade::studio
