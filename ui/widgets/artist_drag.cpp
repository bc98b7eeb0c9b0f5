// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/artist_drag.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QWidget>

namespace crossfade::ui {

ArtistDrag::ArtistDrag(QWidget& widget, Source source)
    : QObject(&widget), m_widget(&widget), m_source(std::move(source))
{
    widget.setCursor(Qt::OpenHandCursor);
    widget.installEventFilter(this);
}

bool ArtistDrag::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        m_down = mouse->button() == Qt::LeftButton;
        m_pressed = mouse->position().toPoint();
        return m_down;
    }
    if (event->type() == QEvent::MouseButtonRelease) m_down = false;
    if (event->type() == QEvent::MouseMove && m_down) {
        const QPoint way = static_cast<QMouseEvent*>(event)->position().toPoint() - m_pressed;
        if (way.manhattanLength() < QApplication::startDragDistance()) return true;
        m_down = false;
        if (QMimeData* data = m_source()) {
            auto* drag = new QDrag(m_widget);
            drag->setMimeData(data);
            drag->exec(Qt::CopyAction);
        }
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace crossfade::ui
