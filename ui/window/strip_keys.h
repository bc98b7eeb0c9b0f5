// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstddef>
#include <functional>

class QKeyEvent;
class QWidget;

namespace crossfade::ui {

/// Whether what is typed there is text.
bool takesText(const QWidget& widget);

/// The keys of the digit row, by where they lie: a shortcut of "1" is never pressed where digits
/// need Shift (French) or the row gives other characters. Watches the whole program, acts on what
/// is pressed in one window, and leaves text fields and what gives a digit (the shortcuts have
/// that) alone.
class StripKeys : public QObject {
    Q_OBJECT
public:
    /// `pressed` is called with 0 for the key right of the one below Escape, up to 7. Lives as long
    /// as the window, which owns it.
    StripKeys(QWidget& window, std::function<void(std::size_t)> pressed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isFor(const QWidget& target, const QKeyEvent& key) const;

    QWidget* m_window;
    std::function<void(std::size_t)> m_pressed;
};

}  // namespace crossfade::ui
