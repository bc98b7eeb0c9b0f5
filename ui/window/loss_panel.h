// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

namespace crossfade {
struct RunRecord;
}

namespace crossfade::ui {

class LossChart;
class TrainingModel;

/// How a model was trained, or is being trained now.
class LossPanel : public Panel {
    Q_OBJECT
public:
    explicit LossPanel(QWidget* parent = nullptr);
    /// Of the training while it runs, else of `run`; null: no run.
    void showCurve(const TrainingModel& training, const RunRecord* run);

private:
    LossChart* m_chart;
};

}  // namespace crossfade::ui
