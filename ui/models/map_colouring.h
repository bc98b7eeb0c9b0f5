// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workflow/map_regions.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace crossfade::ui {

/// A class of artists, as the map's legend names it.
struct LegendEntry {
    QString name;
    QColor light;  ///< in the light appearance
    QColor dark;
    std::size_t artists = 0;
    bool missing = false;  ///< of those of whom it is not known

    bool operator==(const LegendEntry&) const = default;
};

/// The class of an artist who is not on the map, and is in no entry.
inline constexpr std::uint8_t kOffMap = 255;

/// What the map's points are coloured by. The entries' counts add up to the artists on the map:
/// nobody is left out. Missing values have the last entry, if there are any.
struct MapColouring {
    QString title;
    std::vector<std::uint8_t> classes;  ///< per artist, into `entries`, or kOffMap
    std::vector<LegendEntry> entries;

    /// How many are on the map.
    std::size_t artists() const;
    /// How many of them are in entries that are not hidden; `hidden` has one per entry.
    std::size_t shown(const std::vector<bool>& hidden) const;
};

/// Whom a colouring is of: one per artist of the catalogue; empty: all are on the map.
using OnMap = std::vector<bool>;

// One function per kind; each is pure. Spans have one value per artist of the catalogue. Colours
// are those of ui/theme/map_palette.h. Classes without an order: the kCategoryColours most frequent
// by count, then by name, and one entry for all others. Numbers: at most kMostSteps classes, lowest
// first; NaN and infinities are missing.

/// All alike.
MapColouring colourByNothing(std::size_t artists, const OnMap& onMap);
/// By the set of modalities that an artist has; missing: has none.
MapColouring colourBySet(std::span<const ModalityMask> presence,
                         std::span<const std::string> modalities, const OnMap& onMap);
/// In quantiles; missing: unknown (0).
MapColouring colourByPopularity(const Catalogue& catalogue, const OnMap& onMap);
/// By a column of the catalogue's metadata. Where 95 of 100 values that are there begin with a
/// number (a whole one, or years such as "1985–2017", which count from the first), in quantiles;
/// what is no number is missing then. Else by the most frequent values. Missing: blank.
MapColouring colourByColumn(const Catalogue& catalogue, std::size_t column, const OnMap& onMap);
/// `regions` number into `names`; missing: kNoRegion.
MapColouring colourByRegion(std::span<const std::uint32_t> regions, const QStringList& names,
                            const OnMap& onMap);
/// How much an artist has of a tag, in quantiles; missing: nothing (0).
MapColouring colourByTag(const QString& tag, std::span<const float> amounts, const OnMap& onMap);
/// What part of the similarity to the query is a modality's, in fifths.
MapColouring colourByShare(const QString& modality, std::span<const float> shares,
                           const OnMap& onMap);
/// In quantiles; missing: those who can't be compared.
MapColouring colourBySimilarity(const QString& query, std::span<const float> similarities,
                                const OnMap& onMap);
/// Which part of an artist's neighbours on the map are true ones, in fifths.
MapColouring colourByTrueNeighbours(std::span<const float> shares, const OnMap& onMap);

}  // namespace crossfade::ui
