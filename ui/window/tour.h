// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <vector>

class QLabel;
class QPushButton;

namespace crossfade::ui {

/// A stop of the tour: a part of the window, and what is said of it.
struct TourStop {
    QPointer<QWidget> part;
    QString title;
    QString text;
};

/// Says in a few stops what the window is for: a note beside each part, with a line around that.
/// Nothing is blocked: what is spoken of can be tried meanwhile. Right goes on, Left goes back,
/// Escape ends it, Enter presses the button that has the focus: first the one that goes on.
class Tour : public QFrame {
    Q_OBJECT
public:
    explicit Tour(QWidget& window);
    ~Tour() override;

    /// The parts live as long as the window. Begins with the first.
    void begin(std::vector<TourStop> stops);
    /// Of the line around the part, in the window.
    QRect outline() const { return m_line->geometry(); }
    void next();
    void back();
    void end();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showStop();
    /// What a key means; false: nothing.
    bool stepBy(int key);
    void place();

    QWidget* m_window;
    std::vector<TourStop> m_stops;
    std::size_t m_at = 0;
    QPointer<QWidget> m_line;   ///< around the part
    QPointer<QWidget> m_focus;  ///< who had it before
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_back;
    QPushButton* m_next;
};

}  // namespace crossfade::ui
