// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/job_list.h"

#include "ui/models/text.h"

#include <QLocale>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr double kLongSeconds = 1.0;

double secondsBetween(const QDateTime& from, const QDateTime& to)
{
    return static_cast<double>(from.msecsTo(to)) / 1000.0;
}

}  // namespace

void JobList::watch(JobRunner& runner, Listed listed)
{
    connect(&runner, &JobRunner::started, this, [this, one = &runner, listed] {
        // What it did before has been superseded, and will never be delivered.
        if (const int row = rowOf(*one); row >= 0) close(row, Outcome::Cancelled, {});
        if (listed == Listed::All) begin(*one);
    });
    connect(&runner, &JobRunner::progressed, this, [this, one = &runner] {
        if (const int row = rowOf(*one); row >= 0)
            Q_EMIT dataChanged(index(row, Title), index(row, ColumnCount - 1));
        else if (one->running() && one->secondsRunning() >= kLongSeconds)
            begin(*one);
    });
    connect(&runner, &JobRunner::finished, this,
            [this, one = &runner, listed] { end(*one, listed); });
}

void JobList::begin(JobRunner& runner)
{
    if (m_entries.size() == kMost) {
        const auto oldest = std::find_if(m_entries.rbegin(), m_entries.rend(), [](const Entry& e) {
            return e.outcome != Outcome::Running;
        });
        if (oldest != m_entries.rend()) {
            const int row = static_cast<int>(m_entries.rend() - oldest) - 1;
            beginRemoveRows({}, row, row);
            m_entries.erase(m_entries.begin() + row);
            endRemoveRows();
        }
    }
    Entry entry;
    entry.runner = &runner;
    entry.title = runner.title();
    entry.began = QDateTime::currentDateTime().addMSecs(
        -static_cast<qint64>(1000.0 * runner.secondsRunning()));
    beginInsertRows({}, 0, 0);
    m_entries.insert(m_entries.begin(), std::move(entry));
    endInsertRows();
}

void JobList::end(JobRunner& runner, Listed listed)
{
    const auto& fault = runner.fault();
    const bool failed = fault && fault->code != ErrorCode::Cancelled;
    int row = rowOf(runner);
    if (row < 0 && listed == Listed::IfLong && failed) {
        begin(runner);
        row = 0;
    }
    if (row < 0) return;
    close(row,
          !fault   ? Outcome::Done
          : failed ? Outcome::Failed
                   : Outcome::Cancelled,
          failed ? qt(fault->sentence()) : QString());
}

void JobList::close(int row, Outcome outcome, const QString& sentence)
{
    Entry& entry = m_entries[static_cast<std::size_t>(row)];
    entry.outcome = outcome;
    entry.sentence = sentence;
    entry.ended = QDateTime::currentDateTime();
    Q_EMIT dataChanged(index(row, Title), index(row, ColumnCount - 1));
}

int JobList::rowOf(const JobRunner& runner) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.runner == &runner && entry.outcome == Outcome::Running;
    });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

void JobList::cancel(int row)
{
    if (entry(row).outcome == Outcome::Running && entry(row).runner) entry(row).runner->cancel();
}

void JobList::clearEnded()
{
    beginResetModel();
    std::erase_if(m_entries, [](const Entry& entry) { return entry.outcome != Outcome::Running; });
    endResetModel();
}

std::size_t JobList::runningCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count(m_entries, Outcome::Running, &Entry::outcome));
}

int JobList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int JobList::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString JobList::stateText(const Entry& entry) const
{
    switch (entry.outcome) {
        case Outcome::Running: {
            const QString step = entry.runner ? entry.runner->step() : QString();
            return step.isEmpty() ? tr("Running") : step;
        }
        case Outcome::Done:
            return tr("Done");
        case Outcome::Failed:
            return tr("Failed: %1").arg(entry.sentence);
        case Outcome::Cancelled:
            return tr("Cancelled");
    }
    return {};
}

QString JobList::textOf(const Entry& entry, int column) const
{
    switch (column) {
        case Title:
            return entry.title;
        case State:
            return stateText(entry);
        case Left: {
            if (entry.outcome != Outcome::Running)
                return tr("took %1").arg(durationText(secondsBetween(entry.began, entry.ended)));
            const double left = entry.runner ? entry.runner->secondsLeft() : -1.0;
            return left < 0.0 ? QString() : tr("%1 left").arg(durationText(left));
        }
        case When:
            return QLocale().toString(entry.began.time(), QLocale::ShortFormat);
        default:
            return {};
    }
}

QString JobList::details(int row) const
{
    const Entry& one = entry(row);
    const auto time = [](const QDateTime& at) {
        return QLocale().toString(at, QLocale::ShortFormat);
    };
    QStringList lines = {one.title, stateText(one), tr("Began: %1").arg(time(one.began))};
    if (one.outcome != Outcome::Running)
        lines << tr("Ended: %1, after %2")
                     .arg(time(one.ended), durationText(secondsBetween(one.began, one.ended)));
    return lines.join(u'\n');
}

QVariant JobList::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Entry& one = entry(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return textOf(one, index.column());
        case Qt::ToolTipRole:
            return details(index.row());
        case FractionRole:
            return one.outcome == Outcome::Running && one.runner ? one.runner->fraction() : -1.0;
        case RunningRole:
            return one.outcome == Outcome::Running;
        default:
            return {};
    }
}

QVariant JobList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Title:
            return tr("Work");
        case State:
            return tr("State");
        case Left:
            return tr("Time");
        case When:
            return tr("Begun");
        default:
            return {};
    }
}

}  // namespace crossfade::ui
