// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/matrix.h"
#include "core/catalogue/modality.h"
#include "ui/map/view_transform.h"

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// An artist who is drawn over the points.
struct MapMark {
    ArtistRow artist = 0;
    QString name;
    ModalityMask presence;
};

/// An artist who lay elsewhere before.
struct MapGhost {
    ArtistRow artist = 0;
    QPointF from;  ///< in the map's units
};

/// A part of the map that has a name.
struct RegionName {
    QString name;
    QPointF place;            ///< in the map's units
    double importance = 0.5;  ///< 0 to 1: the more, the larger, and the sooner it is given a place
};

/// All that the map shows.
struct MapScene {
    Matrix points;  ///< artists x 2; NaN: not on the map
    std::size_t modalities = 0;
    /// Per artist an index of the palette, kContextClass or kHiddenClass (point_splatter.h); empty:
    /// all are drawn in the theme's colour of points.
    std::vector<std::uint8_t> classes;
    std::vector<QColor> palette;
    std::vector<ArtistRow> selection;  ///< unless empty, all others are context
    /// Who is only placed by their neighbours: their rings are dashed. Ascending.
    std::vector<ArtistRow> approximate;

    std::optional<MapMark> query;
    std::vector<MapMark> asked;       ///< where several are asked for, all of them; no query then
    std::vector<MapMark> against;     ///< whom nobody is to be like: crossed out
    std::vector<MapMark> path;        ///< a line leads through them, in this order
    std::vector<QPointF> trail;       ///< where the query lay, oldest first, in the map's units
    std::vector<MapMark> neighbours;  ///< best first
    std::optional<MapMark> hovered;
    std::vector<ArtistRow> hoverLines;  ///< to whom lines lead from the hovered artist
    std::vector<MapGhost> ghosts;
    std::optional<ArtistRow> selected;  ///< among the neighbours
    std::size_t labelled = 9;           ///< how many neighbours get a name
    std::vector<QRectF> covered;        ///< of the view by something else: no names there
    std::vector<RegionName> regions;    ///< named where there is room
    std::vector<MapMark> landmarks;     ///< named where there is room, the best known first
    std::size_t landmarksShown = 28;    ///< at most so many at once; zooming in brings more
};

/// Where an artist is drawn; none if they are not on the map.
std::optional<QPointF> placeOf(const MapScene& scene, ArtistRow artist,
                               const ViewTransform& transform);

}  // namespace crossfade::ui
