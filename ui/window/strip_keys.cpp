// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/strip_keys.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QWidget>

namespace crossfade::ui {

namespace {

// Of the key "1" on X11 and Wayland: its number in the kernel's table (input-event-codes.h), plus
// eight; the others follow it.
constexpr quint32 kFirst = 10;
constexpr quint32 kKeys = 8;

}  // namespace

bool takesText(const QWidget& widget)
{
    return qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(&widget) != nullptr ||
           qobject_cast<const QTextEdit*>(&widget) != nullptr;
}

StripKeys::StripKeys(QWidget& window, std::function<void(std::size_t)> pressed)
    : QObject(&window), m_window(&window), m_pressed(std::move(pressed))
{
    qApp->installEventFilter(this);
}

bool StripKeys::isFor(const QWidget& target, const QKeyEvent& key) const
{
    const quint32 code = key.nativeScanCode();
    const bool digit = key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9;
    return code >= kFirst && code < kFirst + kKeys && !digit && key.modifiers() == Qt::NoModifier &&
           target.window() == m_window && !takesText(target);
}

bool StripKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return false;
    const auto* target = qobject_cast<QWidget*>(watched);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (target == nullptr || !isFor(*target, *key)) return false;
    m_pressed(key->nativeScanCode() - kFirst);
    return true;
}

}  // namespace crossfade::ui
