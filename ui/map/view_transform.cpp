// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/view_transform.h"

#include <algorithm>

namespace crossfade::ui {

ViewTransform ViewTransform::fit(const QRectF& world, const QSizeF& view, double marginPixels)
{
    constexpr double kSmallest = 1e-9;  // a map of one point, or of identical ones
    ViewTransform t;
    const double width = std::max(view.width() - 2.0 * marginPixels, 1.0);
    const double height = std::max(view.height() - 2.0 * marginPixels, 1.0);
    t.m_scale = std::min(width / std::max(world.width(), kSmallest),
                         height / std::max(world.height(), kSmallest));
    const QPointF centre = world.center();
    t.m_offset = {view.width() / 2.0 - centre.x() * t.m_scale,
                  view.height() / 2.0 + centre.y() * t.m_scale};
    return t;
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

}  // namespace crossfade::ui
