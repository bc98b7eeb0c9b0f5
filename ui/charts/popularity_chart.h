// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "ui/charts/chart_base.h"

#include <array>
#include <optional>
#include <vector>

class QBarCategoryAxis;
class QBarSeries;
class QBarSet;
class QValueAxis;

namespace crossfade::ui {

/// By popularity, baseline grey beside "now" in its colour: nDCG of the queries, with 95 %
/// intervals, or the share of all list places that goes to artists of each group.
class PopularityChart : public ChartBase {
    Q_OBJECT
public:
    explicit PopularityChart(QWidget* parent = nullptr);
    enum Measure { Ndcg, Shown };
    void setMeasure(Measure measure);
    void setReports(const std::optional<EvaluationReport>& baseline,
                    const std::optional<EvaluationReport>& now);
    const QBarSeries* series() const { return m_series; }

protected:
    void applyTheme(const Theme& theme) override;
    /// The intervals.
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    struct Group {
        QString name;
        double value;
        Interval interval;  ///< of no length: none
        bool empty;         ///< nobody is of it
    };
    struct Bars {
        std::vector<Group> baseline;  ///< none where there is no other now
        std::vector<Group> now;
    };
    static std::vector<Group> groupsOf(const std::optional<EvaluationReport>& report,
                                       Measure measure);
    const Bars& bars() const { return m_bars[m_measure]; }
    void refresh();
    void paintLabels(QPainter& painter) const;

    Measure m_measure = Ndcg;
    std::array<Bars, 2> m_bars;  ///< by measure
    QBarSeries* m_series;
    QBarCategoryAxis* m_x;
    QValueAxis* m_y;
};

}  // namespace crossfade::ui
