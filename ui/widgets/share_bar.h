// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/share_segments.h"
#include "ui/theme/theme.h"

#include <QRectF>

class QPainter;

namespace crossfade::ui {

/// Which scores lie at the ends of a bar's room; the same for all rows of a list.
struct ShareScale {
    double low = 0.0;  ///< <= 0
    double high = 1.0;

    /// Room for every segment of these rows.
    void include(const std::vector<ShareSegment>& segments);
    double x(const QRectF& room, double score) const
    {
        return room.left() + room.width() * (score - low) / (high - low);
    }
};

/// Paints pure parts solid in their modality's colour, cross-modal parts striped in both colours,
/// the correction as a thin neutral line, novelty as a row of dots, and a hairline at 0 where
/// something lies left of it.
void paintShareBar(QPainter& painter, const QRectF& room, const std::vector<ShareSegment>& segments,
                   const ShareScale& scale, const Theme& theme);

}  // namespace crossfade::ui
