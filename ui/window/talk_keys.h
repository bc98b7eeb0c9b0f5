// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QKeyEvent;
class QWidget;

namespace crossfade::ui {

/// The keys of a talk, wherever the focus is: Right, Space and Page Down go on, Left and Page Up go
/// back, Home and End to the ends, Escape leaves. They come before every other use of them, as a
/// presenter's remote control sends them unasked. But what takes text keeps them all, and a button
/// or fader that one went to by Tab keeps its own: all but Page Up and Page Down.
class TalkKeys : public QObject {
    Q_OBJECT
public:
    enum class Wish { Next, Previous, First, Last, Leave };

    /// Of one window, which owns it.
    explicit TalkKeys(QWidget& window);

    /// While it is off, nothing is taken. With no story, Escape alone is.
    void setOn(bool on, bool story);

Q_SIGNALS:
    void pressed(crossfade::ui::TalkKeys::Wish wish);
    /// Escape in a text field that had no use for it.
    void textLeft();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::optional<Wish> wishOf(const QKeyEvent& key) const;

    QWidget* m_window;
    bool m_on = false;
    bool m_story = false;
};

}  // namespace crossfade::ui
