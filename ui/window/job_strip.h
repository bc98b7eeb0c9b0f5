// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace crossfade::ui {

/// A line at the foot of the window while a job runs: what it does, how far it is, the time left,
/// and Cancel, and the way to the list of all work.
class JobStrip : public QWidget {
    Q_OBJECT
public:
    explicit JobStrip(JobRunner& runner, QWidget* parent = nullptr);

Q_SIGNALS:
    void listWanted();

private:
    void refresh();

    JobRunner* m_runner;
    QLabel* m_text;
    QProgressBar* m_bar;
    QLabel* m_left;
    QPushButton* m_cancel;
};

}  // namespace crossfade::ui
