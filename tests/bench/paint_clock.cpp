// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/paint_clock.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace crossfade::bench {

namespace {
constexpr std::chrono::seconds kMost(2);  // after which nothing more is waited for
}

double Samples::quantile(double part) const
{
    if (milliseconds.empty()) return 0.0;
    std::vector<double> sorted = milliseconds;
    std::ranges::sort(sorted);
    const double rank = std::ceil(part * static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

void PaintClock::time(const std::function<void()>& change, const std::vector<QWidget*>& watched,
                      Samples& samples)
{
    m_watched.assign(watched.begin(), watched.end());
    m_waiting = m_watched;
    m_painting = false;
    const Clock::time_point start = Clock::now();
    change();
    while (!m_waiting.empty() && Clock::now() - start < kMost) processEvents();
    processEvents();
    if (m_waiting.empty())
        samples.milliseconds.push_back(
            std::chrono::duration<double, std::milli>(m_last - start).count());
    else
        ++samples.missed;
    m_watched.clear();
    m_waiting.clear();
}

bool PaintClock::notify(QObject* receiver, QEvent* event)
{
    const bool paint =
        event->type() == QEvent::Paint && std::ranges::find(m_watched, receiver) != m_watched.end();
    const bool update = event->type() == QEvent::UpdateRequest;
    const bool accepted = QApplication::notify(receiver, event);
    if (paint) {
        std::erase(m_waiting, receiver);
        m_painting = true;
        m_last = Clock::now();
    } else if (update && m_painting) {
        // The window has painted all that was to be painted, and shown it.
        m_painting = false;
        m_last = Clock::now();
    }
    return accepted;
}

}  // namespace crossfade::bench
