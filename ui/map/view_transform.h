// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <limits>

namespace crossfade::ui {

/// Maps between the map's coordinates (y up) and the view's pixels (y down), with one scale.
class ViewTransform {
public:
    /// Shows all of `world` with a margin, centred; not larger than `largestScale` (pixels per
    /// unit), so that a selection of one point, or of a few close ones, keeps its surroundings.
    static ViewTransform fit(const QRectF& world, const QSizeF& view, double marginPixels,
                             double largestScale = std::numeric_limits<double>::infinity());

    /// The view at `part` (0 to 1) of the way from one to another: zooming out, across and in along
    /// the path that feels shortest (van Wijk and Nuij 2003, "Smooth and efficient zooming and
    /// panning", with rho = sqrt 2), at an even pace along it. Exact at both ends.
    static ViewTransform between(const ViewTransform& from, const ViewTransform& to,
                                 const QSizeF& view, double part);

    QPointF toView(double x, double y) const
    {
        return {m_offset.x() + x * m_scale, m_offset.y() - y * m_scale};
    }
    QPointF toWorld(const QPointF& view) const
    {
        return {(view.x() - m_offset.x()) / m_scale, (m_offset.y() - view.y()) / m_scale};
    }
    double scale() const { return m_scale; }

    void pan(const QPointF& pixels) { m_offset += pixels; }
    /// Scales by `factor` with the point under `fixed` staying where it is.
    void zoom(double factor, const QPointF& fixed);
    /// The same view of a picture `ratio` times as large.
    ViewTransform scaled(double ratio) const;

    bool operator==(const ViewTransform&) const = default;

private:
    /// Shows `centre` (of the world) in the middle.
    static ViewTransform around(const QPointF& centre, double scale, const QSizeF& view);

    double m_scale = 1.0;  ///< pixels per unit
    QPointF m_offset;      ///< where the origin lies
};

/// Slow at both ends, for movements: 3 t^2 - 2 t^3.
double eased(double t);

}  // namespace crossfade::ui
