// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/matrix.h"
#include "core/catalogue/modality.h"
#include "ui/map/view_transform.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace crossfade::ui {

/// An artist who is drawn over the points.
struct MapMark {
    ArtistRow artist = 0;
    QString name;
    ModalityMask presence;
};

/// All that the map shows.
struct MapScene {
    Matrix points;  ///< artists x 2; NaN: not on the map
    std::size_t modalities = 0;
    std::optional<MapMark> query;
    std::vector<MapMark> neighbours;  ///< best first
    std::optional<MapMark> hovered;
    std::optional<ArtistRow> selected;  ///< among the neighbours
    std::size_t labelled = 9;           ///< how many neighbours get a name
    std::vector<MapMark> landmarks;     ///< named where there is room, the best known first
    std::size_t landmarksShown = 28;    ///< at most so many at once; zooming in brings more
};

/// The points alone, which change only with the view: worth keeping between two frames.
QImage paintPoints(const MapScene& scene, const ViewTransform& transform, const QSize& size,
                   double pixelRatio, const Theme& theme);

/// Everything but the points: lines to the neighbours, rings, names. `area` in device-independent
/// pixels. One path for the screen, exports and tests.
void paintMarks(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const QRectF& area, const Theme& theme);

}  // namespace crossfade::ui
