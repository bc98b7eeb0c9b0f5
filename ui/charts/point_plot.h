// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"
#include "ui/models/figures.h"

namespace crossfade::ui {

/// Points between two axes, with their intervals and labels where they have some. One pointed at
/// says its name; left and right go through them from left to right.
class PointPlot : public PaintedChart {
    Q_OBJECT
public:
    explicit PointPlot(const QString& name, QWidget* parent = nullptr);
    void setPlan(PointPlan plan);
    const PointPlan& plan() const { return m_plan; }
    QPointF placeOf(int item) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    int itemCount() const override { return static_cast<int>(m_plan.points.size()); }
    int itemAt(const QPointF& place) const override;
    QString spokenItem(int item) const override;
    int nextItem(int from, Qt::Key key) const override;

private:
    struct Range {
        double low = 0.0, high = 1.0, step = 0.5;
    };
    static Range rangeOf(double low, double high);
    QRectF plot() const;
    QPointF place(double x, double y) const;
    void paintAxes(QPainter& painter) const;
    void paintPoint(QPainter& painter, int item) const;
    void paintLabels(QPainter& painter) const;
    void paintCurrentLabel(QPainter& painter) const;

    PointPlan m_plan;
    std::vector<int> m_order;  ///< from left to right
    Range m_x;
    Range m_y;
};

}  // namespace crossfade::ui
