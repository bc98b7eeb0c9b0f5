// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mini_map.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {
constexpr double kMargin = 7.0;
constexpr double kLeastFrame = 7.0;  // so that one sees it, however far one zooms in
constexpr double kKeyStep = 0.25;    // of the frame
}  // namespace

MiniMap::MiniMap(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_NoMousePropagation);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview of the map"));
    setAccessibleDescription(tr("Arrow keys move the part of the map that is shown"));
    setToolTip(tr("The whole map; click or drag to move the view"));
}

void MiniMap::setPicture(const QImage& picture, const QRectF& world)
{
    m_picture = picture;
    m_world = world;
    update();
}

void MiniMap::setShown(const QRectF& shown)
{
    if (shown == m_shown) return;
    m_shown = shown;
    update();
}

QRectF MiniMap::place() const
{
    if (m_picture.isNull() || m_world.isEmpty()) return {};
    const QRectF room = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const QSizeF size = m_world.size().scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(size.width() / 2.0, size.height() / 2.0), size};
}

QPointF MiniMap::toWorld(const QPointF& point) const
{
    const QRectF area = place();
    const double across = (point.x() - area.left()) / area.width();
    const double down = (point.y() - area.top()) / area.height();
    return {m_world.left() + across * m_world.width(), m_world.bottom() - down * m_world.height()};
}

QRectF MiniMap::frame() const
{
    const QRectF area = place();
    const QRectF part = m_shown.intersected(m_world);
    if (area.isEmpty() || part.isEmpty()) return {};
    const double scale = area.width() / m_world.width();
    QRectF one(area.left() + (part.left() - m_world.left()) * scale,
               area.top() + (m_world.bottom() - part.bottom()) * scale, part.width() * scale,
               part.height() * scale);
    const double wider = std::max(kLeastFrame - one.width(), 0.0) / 2.0;
    const double higher = std::max(kLeastFrame - one.height(), 0.0) / 2.0;
    return one.adjusted(-wider, -higher, wider, higher);
}

void MiniMap::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF border = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hasFocus() ? theme.text : theme.line, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(border, 9.5, 9.5);
    const QRectF area = place();
    if (area.isEmpty()) return;
    painter.drawImage(area, m_picture);
    const QRectF shown = frame();
    if (shown.isEmpty()) return;
    QPainterPath hidden;
    hidden.addRoundedRect(border.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    hidden.addRect(shown);
    QColor veil = theme.panel;
    veil.setAlphaF(0.6F);
    painter.fillPath(hidden, veil);
    painter.setPen(QPen(theme.text, 1.25));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(shown, 2, 2);
}

void MiniMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || place().isEmpty()) return;
    const QPointF at = toWorld(event->position());
    // Within the frame it is grasped where it is; beside it, it comes.
    m_grip = frame().contains(event->position()) ? m_shown.center() - at : QPointF();
    if (m_grip.isNull()) wantCentre(at);
}

void MiniMap::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || place().isEmpty()) return;
    wantCentre(toWorld(event->position()) + m_grip);
}

void MiniMap::keyPressEvent(QKeyEvent* event)
{
    QPointF step;
    switch (event->key()) {
        case Qt::Key_Left:
            step = {-1.0, 0.0};
            break;
        case Qt::Key_Right:
            step = {1.0, 0.0};
            break;
        case Qt::Key_Up:
            step = {0.0, 1.0};
            break;
        case Qt::Key_Down:
            step = {0.0, -1.0};
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    if (place().isEmpty()) return;
    wantCentre(m_shown.center() + QPointF(step.x() * m_shown.width() * kKeyStep,
                                          step.y() * m_shown.height() * kKeyStep));
}

void MiniMap::wantCentre(QPointF world)
{
    Q_EMIT centreWanted({std::clamp(world.x(), m_world.left(), m_world.right()),
                         std::clamp(world.y(), m_world.top(), m_world.bottom())});
}

}  // namespace crossfade::ui
