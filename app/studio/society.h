// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cast.h"
#include "core/base/random.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crossfade::studio {

/// Where somebody stands within a scene, each from 0 to 1: dark to bright, sparse to dense.
struct Place {
    double bright = 0.5;
    double dense = 0.5;
};
double distance(const Place& a, const Place& b);

/// A member of the cast with what was drawn for them.
struct Artist {
    Member member;
    Style style;
    Place place;  ///< that of the style, or for who sounds unlike the scene, one of their own
    std::uint64_t listeners = 0;  ///< simulated
    bool hasAudio = true, hasTags = true, hasListening = true;
    std::string split;
    std::vector<std::pair<std::string, int>> tags;  ///< weights from 1 to 100
    bool soundsUnlikeScene() const { return member.sound.has_value() || !member.like.empty(); }
};

/// A random stream for one purpose and one artist or listener, so that an edit of one does not move
/// all.
Random streamOf(std::string_view purpose, std::string_view whose);

/// Draws style, place, listeners, what is missing (more for the less known), tags and split for
/// everybody, in the cast's order. `like` is kept: no tag in common.
std::vector<Artist> drawSociety(const Cast& cast);

struct Plays {
    std::size_t user = 0;    ///< from 0
    std::size_t artist = 0;  ///< place in the society
    int plays = 0;
};
inline constexpr std::size_t kUsers = 480;

/// Who listens to whom. A user has a scene, or two that are next to each other in the cast's ring,
/// and a place in each, listens to who is near and well known there, a little to who is well known
/// everywhere, and most of them to the hub. Nobody listens to two of whom one is `like` the other.
std::vector<Plays> drawListening(const Cast& cast, const std::vector<Artist>& society);

/// Pairs of places (the lower first, ascending) whom an expert would call similar: each artist's
/// nearest four of the scene, and who is `like` whom.
std::vector<std::pair<std::size_t, std::size_t>> similarPairs(const std::vector<Artist>& society);

}  // namespace crossfade::studio
