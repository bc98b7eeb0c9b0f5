// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/view_transform.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crossfade::ui {

ViewTransform ViewTransform::around(const QPointF& centre, double scale, const QSizeF& view)
{
    ViewTransform t;
    t.m_scale = scale;
    t.m_offset = {view.width() / 2.0 - centre.x() * scale,
                  view.height() / 2.0 + centre.y() * scale};
    return t;
}

ViewTransform ViewTransform::fit(const QRectF& world, const QSizeF& view, double marginPixels,
                                 double largestScale)
{
    constexpr double kSmallest = 1e-9;  // a map of one point, or of identical ones
    const double width = std::max(view.width() - 2.0 * marginPixels, 1.0);
    const double height = std::max(view.height() - 2.0 * marginPixels, 1.0);
    const double scale = std::min({width / std::max(world.width(), kSmallest),
                                   height / std::max(world.height(), kSmallest), largestScale});
    return around(world.center(), scale, view);
}

ViewTransform ViewTransform::between(const ViewTransform& from, const ViewTransform& to,
                                     const QSizeF& view, double part)
{
    if (part <= 0.0) return from;
    if (part >= 1.0) return to;
    // In their notation: w is the width of what is seen, u the way of its centre.
    constexpr double kRho = std::numbers::sqrt2;
    const double length = std::max(view.width(), 1.0);
    const double w0 = length / from.m_scale;
    const double w1 = length / to.m_scale;
    const QPointF middle(view.width() / 2.0, view.height() / 2.0);
    const QPointF start = from.toWorld(middle);
    const QPointF way = to.toWorld(middle) - start;
    const double u1 = std::hypot(way.x(), way.y());
    if (u1 < 1e-6 * std::min(w0, w1)) {
        const double scale = from.m_scale * std::pow(to.m_scale / from.m_scale, part);
        return around(start + way * part, scale, view);
    }
    const double rho4u2 = std::pow(kRho, 4.0) * u1 * u1;
    const double b0 = (w1 * w1 - w0 * w0 + rho4u2) / (2.0 * w0 * kRho * kRho * u1);
    const double b1 = (w1 * w1 - w0 * w0 - rho4u2) / (2.0 * w1 * kRho * kRho * u1);
    const double r0 = -std::asinh(b0);  // ln(-b + sqrt(b^2 + 1)), without cancellation
    const double r1 = -std::asinh(b1);
    const double s = (r1 - r0) * part;  // rho times the way along the path
    const double w = w0 * std::cosh(r0) / std::cosh(s + r0);
    const double u = w0 / (kRho * kRho) * (std::cosh(r0) * std::tanh(s + r0) - std::sinh(r0));
    return around(start + way * (u / u1), length / w, view);
}

void ViewTransform::zoom(double factor, const QPointF& fixed)
{
    m_offset = fixed + (m_offset - fixed) * factor;
    m_scale *= factor;
}

ViewTransform ViewTransform::scaled(double ratio) const
{
    ViewTransform t = *this;
    t.m_scale *= ratio;
    t.m_offset *= ratio;
    return t;
}

double eased(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

}  // namespace crossfade::ui
