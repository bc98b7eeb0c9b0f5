// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace crossfade::ui {

class JobList;

/// The list of work: what runs, with its progress and how to cancel it, and what has ended, with
/// its sentence. Delete cancels the row that is chosen.
class JobPanel : public QWidget {
    Q_OBJECT
public:
    /// `jobs` is borrowed.
    explicit JobPanel(JobList& jobs, QWidget* parent = nullptr);

    QTableView* table() { return m_table; }
    void cancelChosen();
    /// A few rows: what lies above needs the room more.
    QSize sizeHint() const override;

private:
    void styleTable();
    int chosen() const;  ///< row; -1: none
    void refresh();

    JobList* m_jobs;
    QTableView* m_table;
    QLabel* m_empty;
    QLabel* m_details;
    QPushButton* m_cancel;
    QPushButton* m_copy;
    QPushButton* m_clear;
};

}  // namespace crossfade::ui
