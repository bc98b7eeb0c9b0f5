// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is handled: mouse, wheel and keyboard.
#include "ui/map/map_view.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <array>
#include <cmath>

namespace crossfade::ui {

namespace {

constexpr double kDragThreshold = 4.0;
constexpr double kPanStep = 60.0;
constexpr double kWheelStep = 1.0015;  // per eighth of a degree

struct ArrowKey {
    int key;
    MapDirection direction;
    QPointF pan;
};
const std::array<ArrowKey, 4> kArrows = {{{Qt::Key_Left, MapDirection::Left, {kPanStep, 0}},
                                          {Qt::Key_Right, MapDirection::Right, {-kPanStep, 0}},
                                          {Qt::Key_Up, MapDirection::Up, {0, kPanStep}},
                                          {Qt::Key_Down, MapDirection::Down, {0, -kPanStep}}}};

}  // namespace

std::optional<ArtistRow> MapView::hovered() const
{
    return m_scene.hovered ? std::optional(m_scene.hovered->artist) : std::nullopt;
}

void MapView::hover(std::optional<ArtistRow> artist)
{
    if (artist == hovered()) return;
    m_scene.hovered = artist && m_markOf ? std::optional(m_markOf(*artist)) : std::nullopt;
    m_scene.hoverLines.clear();
    update();
    Q_EMIT hoveredChanged(artist);
}

void MapView::setCursorShape(bool overArtist)
{
    if (m_tool == MapTool::Move)
        setCursor(m_dragging ? Qt::ClosedHandCursor
                             : (overArtist ? Qt::PointingHandCursor : Qt::ArrowCursor));
    else
        setCursor(m_tool == MapTool::Brush ? Qt::BlankCursor : Qt::CrossCursor);
}

void MapView::wheelEvent(QWheelEvent* event)
{
    m_travel.stop();
    m_camera.zoom(std::pow(kWheelStep, event->angleDelta().y()), event->position());
    moveView();
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_shown == 0) return;
    m_pressed = m_last = event->position();
    m_dragging = false;
    if (m_tool == MapTool::Move) return;
    m_travel.stop();
    m_gesture.emplace(m_tool, selectModeFor(m_mode, event->modifiers()), event->position());
    hover(std::nullopt);
    update();
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF before = m_last;
    m_last = event->position();
    if ((event->buttons() & Qt::LeftButton) == 0) {
        const auto artist = artistAt(event->position());
        hover(artist);
        setCursorShape(artist.has_value());
        if (m_tool == MapTool::Brush) update();
        return;
    }
    const QPointF moved = event->position() - m_pressed;
    if (!m_dragging && std::hypot(moved.x(), moved.y()) < kDragThreshold) return;
    m_dragging = true;
    if (m_gesture) {
        m_gesture->moveTo(event->position());
        update();
        return;
    }
    if (m_tool != MapTool::Move) return;
    setCursorShape(false);
    m_travel.stop();
    m_camera.pan(event->position() - before);
    moveView();
}

void MapView::contextMenuEvent(QContextMenuEvent* event)
{
    // By the key it is of whom one has walked to, wherever the pointer is.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuWanted(byKey ? hovered() : artistAt(event->pos()), event->globalPos());
    event->accept();
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_shown == 0) return;
    const bool wasDrag = m_dragging;
    m_dragging = false;
    setCursorShape(false);
    if (m_gesture) {
        const MapGesture gesture = *m_gesture;
        m_gesture.reset();
        update();
        if (wasDrag || m_tool == MapTool::Brush) {
            Q_EMIT picked(gesture.found(picker(), m_camera.transform()), gesture.mode());
        } else if (const auto artist = artistAt(event->position())) {
            // A click with a tool that selects selects whom it hits.
            Q_EMIT picked({*artist}, gesture.mode());
        } else if (gesture.mode() == SelectMode::New) {
            Q_EMIT clearWanted();
        }
        return;
    }
    if (wasDrag) return;
    const auto artist = artistAt(event->position());
    if (!artist) return;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT toggled(*artist);
    else
        Q_EMIT artistClicked(*artist);
}

void MapView::leaveEvent(QEvent* /*event*/)
{
    hover(std::nullopt);
    setCursorShape(false);
    if (m_tool == MapTool::Brush) update();
}

bool MapView::event(QEvent* event)
{
    // Keys that a menu may have too mean the map while it has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
        const bool pointed = m_scene.hovered.has_value();
        const bool ours = mapToolFor(key->key()) || key->key() == Qt::Key_Q ||
                          key->key() == Qt::Key_S || (key->key() == Qt::Key_Space && pointed) ||
                          key->key() == Qt::Key_Minus;
        // On many keyboards + is typed with Shift.
        const bool plus = key->key() == Qt::Key_Plus && (modifiers & ~Qt::ShiftModifier) == 0;
        if ((ours && modifiers == Qt::NoModifier) || plus) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

bool MapView::walk(QKeyEvent* event)
{
    for (const ArrowKey& arrow : kArrows) {
        if (event->key() != arrow.key) continue;
        if (event->modifiers().testFlag(Qt::ShiftModifier)) {
            m_travel.stop();
            m_camera.pan(arrow.pan);
            moveView();
            return true;
        }
        if (m_shown == 0) return true;
        // From who is pointed at or asked for, or from the middle of what is seen.
        std::optional<ArtistRow> next;
        const auto from = m_scene.hovered ? hovered() : m_walked;
        if (from && ui::placeOf(m_scene, *from, m_camera.transform()))
            next = picker().nextInDirection(*from, arrow.direction);
        else
            next = picker().nearest(m_camera.seen().center(),
                                    m_camera.world().width() + m_camera.world().height() + 1.0);
        if (!next) return true;
        m_walked = next;
        if (!QRectF(rect()).adjusted(24, 24, -24, -24).contains(placeOf(*next))) {
            const auto place = m_scene.points.row(*next);
            m_camera.centre({static_cast<double>(place[0]), static_cast<double>(place[1])});
            moveView();
        }
        hover(next);
        Q_EMIT walkedTo(*next);
        return true;
    }
    return false;
}

bool MapView::zoomKey(int key)
{
    switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomIn();
            return true;
        case Qt::Key_Minus:
            zoomOut();
            return true;
        case Qt::Key_0:
        case Qt::Key_Home:
            showAll();
            return true;
        case Qt::Key_Q:
            showQuery();
            return true;
        case Qt::Key_S:
            showArtists(m_scene.selection);
            return true;
        default:
            return false;
    }
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    if (walk(event) || zoomKey(event->key())) return;
    const auto at = m_scene.hovered ? hovered() : m_walked;
    if (const auto tool = mapToolFor(event->key())) {
        Q_EMIT toolWanted(*tool);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && at) {
        Q_EMIT artistClicked(*at);
    } else if (event->key() == Qt::Key_Space && at) {
        Q_EMIT toggled(*at);
    } else if (event->key() == Qt::Key_Escape && m_gesture) {
        m_gesture.reset();
        update();
    } else if (event->key() == Qt::Key_Escape && !m_scene.selection.empty()) {
        Q_EMIT clearWanted();
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace crossfade::ui
