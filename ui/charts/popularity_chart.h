// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "ui/charts/chart_base.h"

#include <optional>

class QBarCategoryAxis;
class QBarSeries;
class QBarSet;
class QValueAxis;

namespace crossfade::ui {

/// nDCG by the query's popularity, with 95 % intervals: baseline grey beside "now" in its colour.
class PopularityChart : public ChartBase {
    Q_OBJECT
public:
    explicit PopularityChart(QWidget* parent = nullptr);
    void setReports(const std::optional<EvaluationReport>& baseline,
                    const std::optional<EvaluationReport>& now);
    const QBarSeries* series() const { return m_series; }

protected:
    void applyTheme(const Theme& theme) override;
    /// The intervals.
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void paintLabels(QPainter& painter) const;

    std::vector<GroupScore> m_baseline;
    std::vector<GroupScore> m_now;
    QBarSeries* m_series;
    QBarCategoryAxis* m_x;
    QValueAxis* m_y;
};

}  // namespace crossfade::ui
