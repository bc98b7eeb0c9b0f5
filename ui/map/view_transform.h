// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace crossfade::ui {

/// Maps between the map's coordinates (y up) and the view's pixels (y down), with one scale.
class ViewTransform {
public:
    /// Shows all of `world` with a margin, centred.
    static ViewTransform fit(const QRectF& world, const QSizeF& view, double marginPixels);

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
    double m_scale = 1.0;  ///< pixels per unit
    QPointF m_offset;      ///< where the origin lies
};

}  // namespace crossfade::ui
