// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/map/map_tool.h"
#include "ui/map/point_picker.h"
#include "ui/map/view_transform.h"
#include "ui/theme/theme.h"

#include <QPointF>
#include <QPolygonF>

#include <vector>

class QPainter;

namespace crossfade::ui {

/// A drag that selects, from the press of the button to its release. All in the view's pixels,
/// which stay what they are during the drag: the view does not move meanwhile.
class MapGesture {
public:
    static constexpr double kBrush = 18.0;  ///< radius in pixels

    /// `tool`: one that selects.
    MapGesture(MapTool tool, SelectMode mode, const QPointF& from);

    void moveTo(const QPointF& place);
    SelectMode mode() const { return m_mode; }
    /// Who lies in what was drawn so far, ascending.
    std::vector<ArtistRow> found(const PointPicker& picker, const ViewTransform& transform) const;
    /// What was drawn so far.
    void paint(QPainter& painter, const Theme& theme) const;

private:
    MapTool m_tool;
    SelectMode m_mode;
    QPolygonF m_path;  ///< the rectangle: its two corners
};

/// The brush as a circle around the pointer.
void paintBrush(QPainter& painter, const QPointF& place, const Theme& theme);

}  // namespace crossfade::ui
