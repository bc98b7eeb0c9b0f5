// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"
#include "ui/models/figures.h"

namespace crossfade::ui {

/// Sets of modalities (rows: the query's; columns: of those found), with rings or names at their
/// heads, a figure in each cell, the darker the larger, and a column beside where there is one.
class SetMatrixChart : public PaintedChart {
    Q_OBJECT
public:
    explicit SetMatrixChart(const QString& name, QWidget* parent = nullptr);
    void setMatrix(SetMatrix matrix);
    const SetMatrix& matrix() const { return m_matrix; }

protected:
    void paintEvent(QPaintEvent* event) override;
    int itemCount() const override { return static_cast<int>(m_matrix.figures.size()); }
    int itemAt(const QPointF& place) const override;
    QString spokenItem(int item) const override { return m_matrix.spoken[item]; }
    int nextItem(int from, Qt::Key key) const override;

private:
    int side() const { return static_cast<int>(m_matrix.sets.size()); }
    double columnWidth() const;
    double headWidth() const;
    void paintHead(QPainter& painter, int set, const QRectF& place, Qt::Alignment alignment) const;
    /// Of all cells.
    QRectF cells() const;
    QRectF cell(int item) const;
    void paintHeads(QPainter& painter) const;
    void paintCell(QPainter& painter, int item) const;

    SetMatrix m_matrix;
};

}  // namespace crossfade::ui
