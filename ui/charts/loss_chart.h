// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/run_record.h"
#include "ui/charts/chart_base.h"

#include <vector>

class QLineSeries;
class QValueAxis;

namespace crossfade::ui {

/// Training loss by epoch, drawn live; the validation loss dashed where there is one.
class LossChart : public ChartBase {
    Q_OBJECT
public:
    explicit LossChart(QWidget* parent = nullptr);
    /// `epochs`: how many there will be; 0: as many as there are.
    void setCurve(const std::vector<EpochReport>& curve, int epochs);
    const QLineSeries* series() const { return m_training; }

protected:
    void applyTheme(const Theme& theme) override;

private:
    QLineSeries* m_training;
    QLineSeries* m_validation;
    QValueAxis* m_x;
    QValueAxis* m_y;
};

}  // namespace crossfade::ui
