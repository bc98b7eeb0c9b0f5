// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <cstdint>
#include <vector>

namespace crossfade::ui {

/// A closed polygon that is asked for many points. Its edges are sorted into horizontal strips, so
/// that only the few beside a point are looked at.
class Lasso {
public:
    explicit Lasso(const QPolygonF& corners);

    QRectF bounds() const { return m_bounds; }
    /// By the even-odd rule. A corner that is not finite makes the lasso empty.
    bool contains(const QPointF& place) const;
    /// Whether an edge may pass through the box: false only if surely none does, so that its points
    /// are all inside or all outside.
    bool mayCross(const QRectF& box) const;

private:
    struct Edge {
        QPointF from, to;
    };
    std::size_t stripOf(double y) const;

    QRectF m_bounds;
    std::vector<std::vector<Edge>> m_strips;
};

}  // namespace crossfade::ui
