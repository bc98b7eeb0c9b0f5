// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/loss_panel.h"

#include "core/catalogue/run_record.h"
#include "ui/charts/loss_chart.h"
#include "ui/models/text.h"
#include "ui/models/training_model.h"

namespace crossfade::ui {

LossPanel::LossPanel(QWidget* parent) : Panel(tr("Training loss"), parent), m_chart(new LossChart)
{
    setContent(m_chart);
    setEmptyReason(tr("No model is trained yet."));
}

void LossPanel::showCurve(const TrainingModel& training, const RunRecord* run)
{
    if (training.running()) {
        setEmptyReason({});
        setNote(tr("training…"));
        m_chart->setCurve(training.curve(), training.epochs());
        return;
    }
    setEmptyReason(run != nullptr ? QString() : tr("No model is trained yet."));
    if (run == nullptr) {
        setNote({});
        return;
    }
    setNote(tr("run %1 · %2")
                .arg(run->id.value)
                .arg(countText(run->curve.size(), tr("1 epoch"), tr("%1 epochs"))));
    m_chart->setCurve(run->curve, 0);
}

}  // namespace crossfade::ui
