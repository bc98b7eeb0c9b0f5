// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_context.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace crossfade::ui {

/// Runs one piece of work at a time in a thread of its own. A newer start cancels the older one,
/// whose result is never delivered. The destructor cancels and waits. GUI thread only.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    /// Calls work(job) in the thread, then deliver(result) here, unless it was cancelled by a newer
    /// start. `work` returns Result<T> and must own whatever it reads (values, shared_ptr to
    /// const).
    template <typename Work, typename Deliver>
    void start(const QString& title, Work work, Deliver deliver)
    {
        const JobContext job = begin(title);
        const std::uint64_t id = m_id;
        launch([this, id, job, work = std::move(work), deliver = std::move(deliver)]() mutable {
            auto result = std::make_shared<decltype(work(job))>(runGuarded(work, job));
            QMetaObject::invokeMethod(
                this,
                [this, id, result, deliver = std::move(deliver)]() mutable {
                    if (id != m_id) return;
                    finish(result->hasValue() ? std::nullopt : std::optional(result->error()));
                    deliver(std::move(*result));
                },
                Qt::QueuedConnection);
        });
    }

    void cancel();
    /// Cancels what runs and never delivers it; done with at once, as far as anybody is told.
    void abandon();
    bool running() const { return m_running; }
    QString title() const { return m_title; }

    /// What the one that finished last ended with: Cancelled where it was cancelled or abandoned,
    /// nothing where it was done.
    const std::optional<Error>& fault() const { return m_fault; }

    /// "Epoch 3 of 40": what the work said last.
    QString step() const;
    /// 0 to 1, negative where it is not known.
    double fraction() const;
    /// Since the latest start.
    double secondsRunning() const;
    /// Seconds left at the pace so far, negative where it is not known.
    double secondsLeft() const;

Q_SIGNALS:
    void started();
    void progressed();  ///< at most every 100 ms
    void finished();

private:
    /// What the thread writes and the timer reads.
    struct Shared {
        mutable std::mutex lock;
        JobContext::Progress progress;
    };

    JobContext begin(const QString& title);
    void launch(std::function<void()> body);
    void finish(std::optional<Error> fault);

    /// Turns what work may throw (bad_alloc) into an Error: the second seam for foreign exceptions.
    template <typename Work>
    static auto runGuarded(Work& work, const JobContext& job) -> decltype(work(job))
    {
        try {
            return work(job);
        } catch (const std::exception& failure) {
            return Error{ErrorCode::Backend, std::string("The work broke off: ") + failure.what()};
        }
    }

    std::uint64_t m_id = 0;
    bool m_running = false;
    QString m_title;
    std::optional<Error> m_fault;
    QElapsedTimer m_clock;
    QTimer m_timer;
    std::stop_source m_stop;
    std::shared_ptr<Shared> m_shared;
    std::vector<std::jthread> m_threads;  ///< the running one, and cancelled ones that are ending
};

}  // namespace crossfade::ui
