// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/view_transform.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>

namespace crossfade::ui {

/// What part of a map is seen, and how that changes: at once or smoothly. Knows no clock: whoever
/// owns it says how far a movement is.
class MapCamera {
public:
    static constexpr double kMargin = 40.0;  ///< around all, in pixels

    const ViewTransform& transform() const { return m_transform; }
    /// Shows all, also after a change of the size or of what all is.
    bool showsAll() const { return m_showsAll; }

    /// Another size of the view, other bounds of the map, or both. Bounds alone end no movement:
    /// points that move change them all the time. In another size what was gone to is seen whole
    /// again, and else what was in the middle stays there.
    void setView(const QRectF& world, const QSizeF& view);
    const QRectF& world() const { return m_world; }
    /// The part of the map that is seen.
    QRectF seen() const;

    void pan(const QPointF& pixels);
    /// By a factor, with a place of the view staying where it is; within limits.
    void zoom(double factor, const QPointF& fixed);
    /// The same scale, with another place of the map in the middle.
    void centre(const QPointF& world);

    // Movements: begun here, made by moveTo(part) up to 1. Another change ends one where it is.
    void goToAll();
    /// Everything in `area` is to be seen, though not closer than a sixteenth of the whole, with so
    /// many pixels around it.
    void goTo(const QRectF& area, double margin = 2.0 * kMargin);
    /// As zoom(), smoothly.
    void goCloser(double factor, const QPointF& fixed);
    bool moving() const { return m_target.has_value(); }
    /// 0 to 1, eased here.
    void moveTo(double part);

private:
    /// What was gone to, and by no hand since.
    struct Area {
        QRectF world;
        double margin = 0.0;
    };
    void go(const ViewTransform& target, bool showsAll);
    ViewTransform whole() const;
    ViewTransform enclosing(const Area& area) const;
    double limited(double scale) const;

    QRectF m_world;
    QSizeF m_view;
    ViewTransform m_transform;
    bool m_showsAll = true;
    ViewTransform m_from;
    std::optional<ViewTransform> m_target;
    bool m_targetShowsAll = false;
    std::optional<Area> m_area;
};

}  // namespace crossfade::ui
