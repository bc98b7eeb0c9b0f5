// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/talk_keys.h"

#include "ui/window/strip_keys.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace crossfade::ui {

TalkKeys::TalkKeys(QWidget& window) : QObject(&window), m_window(&window) {}

void TalkKeys::setOn(bool on, bool story)
{
    m_story = story;
    if (on == m_on) return;
    m_on = on;
    if (on)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
}

std::optional<TalkKeys::Wish> TalkKeys::wishOf(const QKeyEvent& key) const
{
    if ((key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return std::nullopt;
    if (key.key() == Qt::Key_Escape) return Wish::Leave;
    if (!m_story) return std::nullopt;
    if (key.key() == Qt::Key_PageDown) return Wish::Next;
    if (key.key() == Qt::Key_PageUp) return Wish::Previous;
    const QWidget* focus = QApplication::focusWidget();
    if (qobject_cast<const QAbstractButton*>(focus) != nullptr ||
        qobject_cast<const QAbstractSlider*>(focus) != nullptr)
        return std::nullopt;
    switch (key.key()) {
        case Qt::Key_Right:
        case Qt::Key_Space:
            return Wish::Next;
        case Qt::Key_Left:
            return Wish::Previous;
        case Qt::Key_Home:
            return Wish::First;
        case Qt::Key_End:
            return Wish::Last;
        default:
            return std::nullopt;
    }
}

bool TalkKeys::eventFilter(QObject* watched, QEvent* event)
{
    const bool override = event->type() == QEvent::ShortcutOverride;
    if (!override && event->type() != QEvent::KeyPress) return false;
    const auto* target = qobject_cast<QWidget*>(watched);
    if (target == nullptr || target->window() != m_window) return false;
    const auto wish = wishOf(*static_cast<QKeyEvent*>(event));
    if (!wish) return false;
    const QWidget* focus = QApplication::focusWidget();
    if (focus != nullptr && takesText(*focus)) {
        // What the field leaves comes to its parents.
        if (target == focus || override || *wish != Wish::Leave) return false;
        Q_EMIT textLeft();
        return true;
    }
    if (override)
        event->accept();  // then it comes as a key, and no shortcut hears of it
    else
        Q_EMIT pressed(*wish);
    return true;
}

}  // namespace crossfade::ui
