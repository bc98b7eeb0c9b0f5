// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace crossfade::ui {

struct LabelRequest {
    QPointF anchor;           ///< the point that is named
    QSizeF size;              ///< of the text
    double clearance = 12.0;  ///< between point and text
    bool required = false;    ///< is placed over obstacles if need be
    bool centred = false;     ///< names a region: stands on its anchor or nowhere
};

/// Where each label goes, so that none overlaps another, an obstacle or the edge: right of its
/// point, else left, above or below. Earlier requests win; one that fits nowhere gets an empty
/// rectangle, or if it is required the place over the fewest obstacles that is not over the edge.
/// What is taken is kept in cells, so that thousands of requests cost little more than their
/// number.
std::vector<QRectF> placeLabels(const std::vector<LabelRequest>& requests,
                                const std::vector<QRectF>& obstacles, const QRectF& area);

}  // namespace crossfade::ui
