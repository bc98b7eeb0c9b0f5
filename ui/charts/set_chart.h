// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "ui/charts/chart_base.h"

#include <optional>

class QBarCategoryAxis;
class QHorizontalBarSeries;
class QValueAxis;

namespace crossfade::ui {

/// nDCG by the set of modalities the query has, a ring at the head of each row and the figure
/// behind.
class SetChart : public ChartBase {
    Q_OBJECT
public:
    explicit SetChart(QWidget* parent = nullptr);
    void setReports(const std::optional<EvaluationReport>& baseline,
                    const std::optional<EvaluationReport>& now, std::size_t modalities);

protected:
    void applyTheme(const Theme& theme) override;
    void resizeEvent(QResizeEvent* event) override;
    /// Rings and figures.
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void arrange();

    std::vector<GroupScore> m_baseline;  ///< as drawn: from below
    std::vector<GroupScore> m_now;
    std::size_t m_modalities = 0;
    QHorizontalBarSeries* m_series;
    QBarCategoryAxis* m_y;
    QValueAxis* m_x;
};

}  // namespace crossfade::ui
