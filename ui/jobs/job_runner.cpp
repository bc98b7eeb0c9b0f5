// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_runner.h"

namespace crossfade::ui {

namespace {
constexpr int kTellEveryMs = 100;
}

JobRunner::JobRunner(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(kTellEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &JobRunner::progressed);
}

JobRunner::~JobRunner()
{
    m_stop.request_stop();
    m_threads.clear();  // joins
}

JobContext JobRunner::begin(const QString& title)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_id;
    m_title = title;
    m_running = true;
    m_shared = std::make_shared<Shared>();
    m_clock.start();
    m_timer.start();
    Q_EMIT started();
    return JobContext(m_stop.get_token(),
                      [shared = m_shared](const JobContext::Progress& progress) {
                          const std::scoped_lock guard(shared->lock);
                          shared->progress = progress;
                      });
}

void JobRunner::launch(std::function<void()> body)
{
    // A cancelled one ends at its next advance(); joining the oldest keeps their number small.
    constexpr std::size_t kMostThreads = 4;
    if (m_threads.size() == kMostThreads) m_threads.erase(m_threads.begin());
    m_threads.emplace_back(std::move(body));
}

void JobRunner::cancel()
{
    m_stop.request_stop();
}

void JobRunner::abandon()
{
    m_stop.request_stop();
    ++m_id;
    if (m_running) finish(Error{ErrorCode::Cancelled, "Cancelled."});
}

void JobRunner::finish(std::optional<Error> fault)
{
    m_fault = std::move(fault);
    m_running = false;
    m_timer.stop();
    Q_EMIT finished();
}

QString JobRunner::step() const
{
    if (!m_shared) return {};
    const std::scoped_lock guard(m_shared->lock);
    return QString::fromStdString(m_shared->progress.step);
}

double JobRunner::fraction() const
{
    if (!m_shared) return -1.0;
    const std::scoped_lock guard(m_shared->lock);
    const auto& p = m_shared->progress;
    return p.total == 0 ? -1.0 : static_cast<double>(p.done) / static_cast<double>(p.total);
}

double JobRunner::secondsRunning() const
{
    return m_clock.isValid() ? static_cast<double>(m_clock.elapsed()) / 1000.0 : 0.0;
}

double JobRunner::secondsLeft() const
{
    const double done = fraction();
    const double spent = secondsRunning();
    if (done <= 0.0 || spent < 1.0) return -1.0;
    return spent * (1.0 - done) / done;
}

}  // namespace crossfade::ui
