// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/painted_chart.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace crossfade::ui {

PaintedChart::PaintedChart(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    setMouseTracking(true);
}

QFont PaintedChart::smallFont(int pixels) const
{
    QFont small = font();
    small.setPixelSize(pixels);
    return small;
}

int PaintedChart::nextItem(int from, Qt::Key key) const
{
    const bool back = key == Qt::Key_Left || key == Qt::Key_Up;
    return std::clamp(from + (back ? -1 : 1), 0, itemCount() - 1);
}

void PaintedChart::setSummary(const QString& summary)
{
    m_summary = summary;
    if (current() < 0) setAccessibleDescription(summary);
}

void PaintedChart::itemsReplaced()
{
    m_hovered = -1;
    m_focused = -1;
    tellItem();
}

void PaintedChart::tellItem()
{
    const QString spoken = current() < 0 ? QString() : spokenItem(current());
    setAccessibleDescription(spoken.isEmpty() ? m_summary : spoken);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    setCursor(m_hovered < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    Q_EMIT itemChanged(spoken);
    update();
}

void PaintedChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) update();
}

void PaintedChart::mouseMoveEvent(QMouseEvent* event)
{
    const int item = itemAt(event->position());
    if (item == m_hovered) return;
    m_hovered = item;
    tellItem();
}

void PaintedChart::mouseReleaseEvent(QMouseEvent* event)
{
    const int item = itemAt(event->position());
    if (event->button() == Qt::LeftButton && item >= 0) Q_EMIT itemActivated(item);
}

void PaintedChart::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (m_hovered < 0) return;
    m_hovered = -1;
    tellItem();
}

void PaintedChart::keyPressEvent(QKeyEvent* event)
{
    const auto key = static_cast<Qt::Key>(event->key());
    const bool arrow =
        key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (arrow && itemCount() > 0) {
        m_focused = nextItem(m_focused, key);
        m_hovered = -1;
        tellItem();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) &&
               m_focused >= 0) {
        Q_EMIT itemActivated(m_focused);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void PaintedChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PaintedChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_focused = -1;
    tellItem();
}

void PaintedChart::paintFocus(QPainter& painter) const
{
    if (!hasFocus()) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme().text);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace crossfade::ui
