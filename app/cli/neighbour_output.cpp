// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/neighbour_output.h"

#include "core/base/text.h"

#include <algorithm>
#include <cstdio>

namespace crossfade::cli {

namespace {

std::string scoreText(float score)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", static_cast<double>(score));
    return text;
}

/// "new", "+3" for three places up, "-2", or "=".
std::string moveText(const RankChange& moved)
{
    if (moved.entered()) return "new";
    if (moved.before == moved.now) return "=";
    const bool up = moved.now < moved.before;
    return (up ? "+" : "-") +
           std::to_string(up ? moved.before - moved.now : moved.now - moved.before);
}

std::string leftPadded(const std::string& text, std::size_t width)
{
    return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

}  // namespace

Json neighbourJson(const NeighbourRow& row, const RankChange* moved,
                   const CatalogueSnapshot& catalogue, std::span<const std::string> modalities)
{
    const Artist& artist = catalogue.artists()[row.artist];
    Json shares = Json::object();
    Json parts = Json::array();
    for (std::size_t m = 0; m < row.parts.modalities; ++m) {
        shares[modalities[m]] = row.parts.share(m);
        for (std::size_t n = 0; n < row.parts.modalities; ++n)
            if (const float part = row.parts.part(m, n); part != 0.0F)
                parts.push_back(
                    {{"query", modalities[m]}, {"candidate", modalities[n]}, {"part", part}});
    }
    Json json = {{"rank", row.rank},
                 {"id", artist.id},
                 {"name", artist.name},
                 {"score", row.score},
                 {"correction", row.correction},
                 {"novelty", row.novelty},
                 {"shares", shares},
                 {"parts", parts},
                 {"modalities", modalitySetName(row.presence, modalities)},
                 {"popularity", artist.popularity},
                 {"similar", row.inTruth}};
    if (moved != nullptr) json["before"] = moved->entered() ? Json() : Json(moved->before);
    return json;
}

std::string neighbourText(const NeighbourRow& row, const RankChange* moved,
                          const CatalogueSnapshot& catalogue,
                          std::span<const std::string> modalities)
{
    return leftPadded(std::to_string(row.rank), 3) + "  " +
           (moved != nullptr ? leftPadded(moveText(*moved), 4) + "  " : "") + scoreText(row.score) +
           "  " + (row.inTruth ? "✓ " : "  ") + catalogue.label(row.artist) + "  (" +
           modalitySetName(row.presence, modalities) + ")\n";
}

const RankChange* changeOf(const ListChange& change, ArtistRow artist)
{
    const auto found = std::ranges::find(change.changes, artist, &RankChange::artist);
    return found == change.changes.end() ? nullptr : &*found;
}

Json changesJson(const ListChange& change, const CatalogueSnapshot& catalogue)
{
    Json left = Json::array();
    for (const RankChange& one : change.changes) {
        if (!one.left()) continue;
        const Artist& artist = catalogue.artists()[one.artist];
        left.push_back({{"id", artist.id}, {"name", artist.name}, {"before", one.before}});
    }
    return {{"k", change.k},
            {"entered", change.entered},
            {"overlap", change.overlap},
            {"median_popularity", {change.medianBefore, change.medianNow}},
            {"left", left}};
}

std::string changesText(const ListChange& change, const CatalogueSnapshot& catalogue)
{
    std::string text = std::to_string(change.entered) + " of the " + std::to_string(change.k) +
                       " neighbours change (overlap " + metric(change.overlap) + ")";
    if (change.medianBefore > 0.0 && change.medianNow > 0.0)
        text += "; their median popularity goes from " + shortNumber(change.medianBefore) + " to " +
                shortNumber(change.medianNow);
    text += ".\n";
    for (const RankChange& one : change.changes)
        if (one.left())
            text += "  left  " + catalogue.label(one.artist) + ", was " +
                    std::to_string(one.before) + "\n";
    return text;
}

}  // namespace crossfade::cli
