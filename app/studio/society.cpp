// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/society.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace crossfade::studio {

namespace {

constexpr std::uint64_t kSeed = 31;

/// FNV-1a; std::hash is another one in each library.
std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

std::uint64_t seedOf(std::string_view purpose, std::string_view whose)
{
    return derivedSeed(derivedSeed(kSeed, numberOf(purpose)), numberOf(whose));
}

Place placeOf(const Style& style)
{
    return {style.brightness, style.density};
}

void drawStyles(const Cast& cast, std::vector<Artist>& society)
{
    for (Artist& artist : society) {
        const Member& member = artist.member;
        artist.style = drawStyle(member.sound.value_or(cast.scenes[member.scene].recipe),
                                 seedOf("style", member.id));
        artist.place = placeOf(artist.style);
        if (artist.soundsUnlikeScene()) {
            Random random = streamOf("place", member.id);
            artist.place = {random.uniform(), random.uniform()};
        }
    }
    for (Artist& artist : society) {
        if (artist.member.like.empty()) continue;
        const auto like = std::ranges::find_if(
            society, [&](const Artist& other) { return other.member.id == artist.member.like; });
        artist.style = variationOf(like->style, seedOf("variation", artist.member.id));
    }
}

void drawListeners(Artist& artist)
{
    static constexpr std::array kTypical = {4000000.0, 900000.0, 120000.0, 15000.0, 900.0};
    // Pareto with exponent 2 round what is typical, at most five times it.
    Random random = streamOf("listeners", artist.member.id);
    const double factor = std::min(5.0, 0.7 / std::sqrt(1.0 - random.uniform()));
    artist.listeners = static_cast<std::uint64_t>(
        kTypical[static_cast<std::size_t>(artist.member.tier - 1)] * factor);
    if (artist.member.audioOnly) artist.listeners = 20 + random.below(40);
}

/// Nobody is left with nothing: what is missing last is not.
void drawMissing(Artist& artist)
{
    static constexpr std::array<std::array<double, 3>, 5> kChances = {{{0.0, 0.0, 0.0},
                                                                       {0.0, 0.0, 0.0},
                                                                       {0.06, 0.03, 0.03},
                                                                       {0.12, 0.15, 0.2},
                                                                       {0.15, 0.4, 0.45}}};
    const Member& member = artist.member;
    if (member.audioOnly) {
        artist.hasTags = artist.hasListening = false;
        return;
    }
    if (artist.soundsUnlikeScene() || member.hub) return;
    Random random = streamOf("missing", member.id);
    const auto& chances = kChances[static_cast<std::size_t>(member.tier - 1)];
    artist.hasAudio = random.uniform() >= chances[0];
    artist.hasTags = random.uniform() >= chances[1];
    artist.hasListening = random.uniform() >= chances[2] || (!artist.hasAudio && !artist.hasTags);
}

using Weights = std::map<std::string, double>;

/// Tags at their places along a scale, by how near the artist stands.
void weighAlong(const std::vector<std::string>& tags, double place, Weights& weights)
{
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const double at = (static_cast<double>(i) + 0.5) / static_cast<double>(tags.size()) - place;
        weights[tags[i]] += std::exp(-at * at / (2.0 * 0.3 * 0.3));
    }
}

void drawTags(const Cast& cast, Artist& artist, const std::set<std::string>& forbidden)
{
    static const std::vector<std::string> kAnywhere = {
        "instrumental", "debut",          "live recordings", "self released",    "cult following",
        "prolific",     "collaborations", "award winner",    "limited editions", "concept albums"};
    Random random = streamOf("tags", artist.member.id);
    const Scene& scene = cast.scenes[artist.member.scene];
    Weights weights;
    for (const std::string& tag : scene.aroundTags) weights[tag] = 0.35 + 0.6 * random.uniform();
    if (!artist.soundsUnlikeScene()) {
        // The mean of two is mostly in the middle; it is stretched, so that the ends are used too.
        const double mean = 0.5 * (artist.place.bright + artist.place.dense);
        weighAlong(scene.soundTags, std::clamp(0.5 + 1.5 * (mean - 0.5), 0.0, 1.0), weights);
    }
    for (const std::string& tag : kAnywhere)
        if (random.uniform() < 0.2) weights[tag] = 0.2 + 0.3 * random.uniform();
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [tag, weight] : weights)
        if (!forbidden.contains(tag))
            order.emplace_back(weight * (0.75 + 0.5 * random.uniform()), tag);
    std::ranges::sort(order, std::greater<>());
    // The better known somebody is, the more people have found a word for them.
    const std::size_t most = 14 - static_cast<std::size_t>(artist.member.tier);
    for (const auto& [weight, tag] : std::span(order).first(std::min(most, order.size())))
        artist.tags.emplace_back(
            tag, std::max(1, static_cast<int>(std::lround(100.0 * weight / order[0].first))));
}

void drawAllTags(const Cast& cast, std::vector<Artist>& society)
{
    // Those whom others are like come first, so that the others can keep away from their tags.
    for (const bool likeSomebody : {false, true})
        for (Artist& artist : society) {
            if (!artist.hasTags || artist.member.like.empty() == likeSomebody) continue;
            std::set<std::string> forbidden;
            for (const Artist& other : society)
                if (other.member.id == artist.member.like)
                    for (const auto& [tag, weight] : other.tags) forbidden.insert(tag);
            drawTags(cast, artist, forbidden);
        }
}

/// 60/20/20, dealt out within each set of modalities from the best known to the least.
void dealSplits(std::vector<Artist>& society)
{
    static constexpr std::array kDeal = {"train", "val", "train", "test", "train"};
    std::vector<Artist*> order;
    order.reserve(society.size());
    for (Artist& artist : society) order.push_back(&artist);
    std::ranges::stable_sort(order, [](const Artist* a, const Artist* b) {
        const auto key = [](const Artist& x) {
            return std::tuple(!x.hasAudio, !x.hasTags, !x.hasListening, x.member.tier);
        };
        return key(*a) < key(*b);
    });
    for (std::size_t i = 0; i < order.size(); ++i) order[i]->split = kDeal[i % kDeal.size()];
}

}  // namespace

double distance(const Place& a, const Place& b)
{
    return std::hypot(a.bright - b.bright, a.dense - b.dense);
}

Random streamOf(std::string_view purpose, std::string_view whose)
{
    return Random(seedOf(purpose, whose));
}

std::vector<Artist> drawSociety(const Cast& cast)
{
    std::vector<Artist> society;
    for (const Member& member : cast.members) {
        Artist artist;
        artist.member = member;
        society.push_back(std::move(artist));
    }
    drawStyles(cast, society);
    for (Artist& artist : society) {
        drawListeners(artist);
        drawMissing(artist);
    }
    drawAllTags(cast, society);
    dealSplits(society);
    return society;
}

std::vector<std::pair<std::size_t, std::size_t>> similarPairs(const std::vector<Artist>& society)
{
    constexpr std::size_t kNearest = 4;
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < society.size(); ++a) {
        std::vector<std::pair<double, std::size_t>> near;
        for (std::size_t b = 0; b < society.size(); ++b) {
            if (a == b) continue;
            if (society[a].member.scene == society[b].member.scene)
                near.emplace_back(distance(society[a].place, society[b].place), b);
            if (society[a].member.like == society[b].member.id) pairs.insert(std::minmax(a, b));
        }
        std::ranges::sort(near);
        for (std::size_t i = 0; i < std::min(kNearest, near.size()); ++i)
            pairs.insert(std::minmax(a, near[i].second));
    }
    return {pairs.begin(), pairs.end()};
}

}  // namespace crossfade::studio
