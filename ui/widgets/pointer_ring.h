// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace crossfade::ui {

/// A ring around the pointer, so that a room sees where it is. A child of the window that it is
/// for; it lets everything through to what lies below, and is gone while the pointer is elsewhere.
class PointerRing : public QWidget {
    Q_OBJECT
public:
    explicit PointerRing(QWidget& window);

    void setOn(bool on);
    bool isOn() const { return m_on; }

protected:
    void paintEvent(QPaintEvent* event) override;
    /// Of the program, while it is on.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(const QPoint& global);

    bool m_on = false;
};

}  // namespace crossfade::ui
