// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/run_record.h"
#include "core/workflow/train_run.h"
#include "ui/models/training_model.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace crossfade::ui {

class LossChart;

/// Training options, progress, time left, cancel, the loss drawn live, and below it what it says of
/// how the training goes wrong. Not modal: one explores
/// on while it trains, and closing it leaves the training running.
class TrainDialog : public QDialog {
    Q_OBJECT
public:
    explicit TrainDialog(TrainingModel& training, QWidget* parent = nullptr);

    /// `unfinished` is the training that Continue would go on with, if there is one.
    void setProject(const std::filesystem::path& project, std::optional<TrainingRecord> unfinished);
    /// Why nothing can be trained now, as a sentence; empty if it can.
    void setObstacle(const QString& reason);
    TrainOptions options() const;

private:
    QWidget* makeLinks();
    void takeDefaults();
    void start(bool resume);
    void end(const QString& outcome);
    void showCurve();
    void refresh();
    /// Of the unfinished training; none if there is none or they can't be read.
    std::optional<TrainOptions> unfinishedOptions() const;
    QString continuation() const;

    TrainingModel* m_training;
    std::filesystem::path m_project;
    std::optional<TrainingRecord> m_unfinished;
    QString m_obstacle;
    QString m_outcome;  ///< how the last training ended, until another begins
    QComboBox* m_objective;
    QComboBox* m_encoder;
    QSpinBox* m_hidden;
    QSpinBox* m_dimension;
    QSpinBox* m_epochs;
    QSpinBox* m_batch;
    QDoubleSpinBox* m_temperature;
    QDoubleSpinBox* m_rate;
    QDoubleSpinBox* m_dropout;
    QSpinBox* m_patience;
    QCheckBox* m_links;
    QSpinBox* m_seed;
    QSpinBox* m_threads;
    QLineEdit* m_name;
    LossChart* m_chart;
    QLabel* m_signatures;  ///< what the curve says of how the training goes wrong
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_start;
    QPushButton* m_resume;
    QPushButton* m_cancel;
};

}  // namespace crossfade::ui
