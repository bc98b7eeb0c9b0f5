// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

class QWidget;

namespace crossfade::bench {

/// How long the repetitions of one thing took.
struct Samples {
    std::vector<double> milliseconds;
    std::size_t missed = 0;  ///< that did not end in what was waited for

    /// The smallest that at least this part of them doesn't exceed (nearest rank); 0 for none.
    double quantile(double part) const;
};

/// An application that knows when widgets have been painted: every event of every widget passes
/// through notify().
class PaintClock : public QApplication {
public:
    using QApplication::QApplication;

    /// Makes a change and runs the event loop until all of `watched` have been painted after it,
    /// and what they asked to be painted again with it. Adds the time from the change to the end of
    /// the last of these paints, with handing the picture to the screen.
    void time(const std::function<void()>& change, const std::vector<QWidget*>& watched,
              Samples& samples);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    using Clock = std::chrono::steady_clock;

    std::vector<const QObject*> m_watched;
    std::vector<const QObject*> m_waiting;  ///< those not painted yet
    bool m_painting = false;                ///< a watched one, and the window is not through yet
    Clock::time_point m_last;
};

}  // namespace crossfade::bench
