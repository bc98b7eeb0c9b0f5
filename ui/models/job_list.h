// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QPointer>

#include <vector>

namespace crossfade::ui {

/// The work of some runners, newest first: what is under way and how far it is, and what has ended
/// and how, until it is cleared. GUI thread.
class JobList : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Title, State, Left, When, ColumnCount };
    enum Role { FractionRole = Qt::UserRole, RunningRole };
    enum class Outcome { Running, Done, Failed, Cancelled };
    /// Which work of a runner is listed: all of it, or what takes a second and what fails.
    enum class Listed { All, IfLong };

    using QAbstractTableModel::QAbstractTableModel;

    /// The runner may end before the list.
    void watch(JobRunner& runner, Listed listed = Listed::All);

    Outcome outcome(int row) const { return entry(row).outcome; }
    /// Asks the work of a row to end; nothing where it has ended.
    void cancel(int row);
    /// All that is known of a row, in lines: for reading and for the clipboard.
    QString details(int row) const;
    /// Forgets what has ended.
    void clearEnded();
    std::size_t runningCount() const;
    bool hasEnded() const { return runningCount() < m_entries.size(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static constexpr std::size_t kMost = 200;  ///< the oldest that have ended go

private:
    struct Entry {
        QPointer<JobRunner> runner;
        QString title;
        QDateTime began;
        QDateTime ended;
        Outcome outcome = Outcome::Running;
        QString sentence;  ///< of what failed
    };

    const Entry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    void begin(JobRunner& runner);
    void end(JobRunner& runner, Listed listed);
    void close(int row, Outcome outcome, const QString& sentence);
    int rowOf(const JobRunner& runner) const;  ///< of what it runs; -1: it is not listed
    QString textOf(const Entry& entry, int column) const;
    QString stateText(const Entry& entry) const;

    std::vector<Entry> m_entries;  ///< newest first
};

}  // namespace crossfade::ui
