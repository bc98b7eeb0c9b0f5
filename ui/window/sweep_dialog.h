// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/experiment/sweep.h"
#include "ui/models/ready_sweeps.h"

#include <QDialog>

#include <vector>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace crossfade::ui {

class ExperimentModel;

/// Where a sweep is chosen or written: the ready ones, its text, and below it what is wrong with it
/// or how many runs it has. Not modal.
class SweepDialog : public QDialog {
    Q_OBJECT
public:
    explicit SweepDialog(ExperimentModel& model, QWidget* parent = nullptr);

    /// Shows it, in front.
    void present();
    /// Takes a file's text; a file that can't be read is told of where faults are.
    void openFile(const QString& path);

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    void chooseFile();
    void takeReady(int row);
    void setText(const QString& text, const QString& fileName);
    void refresh();
    void start();

    ExperimentModel* m_model;
    std::vector<ReadySweep> m_ready;
    QString m_fileName;  ///< named with a fault
    QListWidget* m_list;
    QPushButton* m_open;
    QLabel* m_hint;
    QPlainTextEdit* m_text;
    QLabel* m_verdict;
    QLabel* m_obstacle;
    QPushButton* m_start;
    QPushButton* m_close;
};

}  // namespace crossfade::ui
