// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"

#include <QPointer>

#include <vector>

class QMessageBox;

namespace crossfade::ui {

/// Work that takes long enough to be waited for.
struct LongJob {
    JobRunner* runner;
    QString ifStopped;  ///< what becomes of it then, as a sentence
};

/// Asks before a window is closed while something is being worked at: stop it, go on and close when
/// it is done, or stay. GUI thread.
class Closing : public QObject {
    Q_OBJECT
public:
    /// The runners live as long as the window is used.
    Closing(QWidget& window, std::vector<LongJob> jobs);

    /// Whether the window may close now. If not, the person is being asked, and the window is
    /// closed once they have said so.
    bool mayClose();
    /// What runs is stopped, and nobody is asked any more.
    void stopAll();
    /// The window closes when nothing runs any more.
    bool waiting() const { return m_waiting; }

Q_SIGNALS:
    void told(const QString& sentence);

private:
    std::vector<const LongJob*> running() const;
    void ask();
    void wait();
    void look();

    QWidget* m_window;
    std::vector<LongJob> m_jobs;
    QPointer<QMessageBox> m_question;
    bool m_waiting = false;
    bool m_decided = false;
};

}  // namespace crossfade::ui
