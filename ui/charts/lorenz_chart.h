// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "ui/charts/chart_base.h"

#include <optional>

class QLineSeries;
class QValueAxis;

namespace crossfade::ui {

/// Exposure: the share of all list places that the least shown artists get. The baseline is grey
/// and dashed, "now" in its colour, equality a thin line.
class LorenzChart : public ChartBase {
    Q_OBJECT
public:
    explicit LorenzChart(QWidget* parent = nullptr);
    /// Either may be absent.
    void setReports(const std::optional<EvaluationReport>& baseline,
                    const std::optional<EvaluationReport>& now);
    QLineSeries* baselineSeries() const { return m_baseline; }
    QLineSeries* nowSeries() const { return m_now; }

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void applyTheme(const Theme& theme) override;

private:
    QLineSeries* m_equality;  ///< the chart owns its series and axes
    QLineSeries* m_baseline;
    QLineSeries* m_now;
    QValueAxis* m_x;
    QValueAxis* m_y;
};

}  // namespace crossfade::ui
