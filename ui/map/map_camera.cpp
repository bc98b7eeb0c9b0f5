// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_camera.h"

#include <algorithm>

namespace crossfade::ui {

namespace {
// Of the scale that shows all.
constexpr double kLeast = 0.5;
constexpr double kMost = 2000.0;
constexpr double kClosest = 16.0;
}  // namespace

ViewTransform MapCamera::whole() const
{
    return ViewTransform::fit(m_world, m_view, kMargin);
}

void MapCamera::setView(const QRectF& world, const QSizeF& view)
{
    // What was in the middle stays there.
    const QPointF middle =
        m_transform.toWorld(QPointF(m_view.width() / 2.0, m_view.height() / 2.0));
    const bool shows = m_target ? m_targetShowsAll : m_showsAll;
    const bool sameSize = view == m_view;
    m_world = world;
    m_view = view;
    if (sameSize && m_target) {
        if (shows) m_target = whole();
        return;
    }
    m_target.reset();
    if (shows) {
        m_showsAll = true;
        m_transform = whole();
    } else if (m_area && !sameSize) {
        m_transform = enclosing(*m_area);
    } else if (!sameSize) {
        centre(middle);
    }
}

ViewTransform MapCamera::enclosing(const Area& area) const
{
    return ViewTransform::fit(area.world, m_view, area.margin, kClosest * whole().scale());
}

QRectF MapCamera::seen() const
{
    const QPointF corner = m_transform.toWorld({0.0, m_view.height()});
    const QPointF other = m_transform.toWorld({m_view.width(), 0.0});
    return {corner, other};
}

void MapCamera::pan(const QPointF& pixels)
{
    m_target.reset();
    m_area.reset();
    m_transform.pan(pixels);
    m_showsAll = false;
}

double MapCamera::limited(double scale) const
{
    const double all = whole().scale();
    return std::clamp(scale, kLeast * all, kMost * all);
}

void MapCamera::zoom(double factor, const QPointF& fixed)
{
    m_target.reset();
    m_area.reset();
    m_transform.zoom(limited(m_transform.scale() * factor) / m_transform.scale(), fixed);
    m_showsAll = false;
}

void MapCamera::centre(const QPointF& world)
{
    pan(QPointF(m_view.width() / 2.0, m_view.height() / 2.0) -
        m_transform.toView(world.x(), world.y()));
}

void MapCamera::goToAll()
{
    go(whole(), true);
}

void MapCamera::goTo(const QRectF& area, double margin)
{
    const Area wanted{area, margin};
    go(enclosing(wanted), false);
    m_area = wanted;
}

void MapCamera::goCloser(double factor, const QPointF& fixed)
{
    // Several presses in a row add up.
    ViewTransform target = m_target.value_or(m_transform);
    target.zoom(limited(target.scale() * factor) / target.scale(), fixed);
    go(target, false);
}

void MapCamera::go(const ViewTransform& target, bool showsAll)
{
    m_from = m_transform;
    m_area.reset();
    m_target = target;
    m_targetShowsAll = showsAll;
    m_showsAll = false;
}

void MapCamera::moveTo(double part)
{
    if (!m_target) return;
    m_transform = ViewTransform::between(m_from, *m_target, m_view, eased(part));
    if (part < 1.0) return;
    m_showsAll = m_targetShowsAll;
    m_target.reset();
}

}  // namespace crossfade::ui
