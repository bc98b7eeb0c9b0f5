// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/set_square.h"
#include "ui/models/figures.h"

namespace crossfade::ui {

/// Sets of modalities (rows: the query's; columns: of those found), with rings or names at their
/// heads, a figure in each cell, the darker the larger, and a column beside and a row below where
/// there are some.
class SetMatrixChart : public SetSquare {
    Q_OBJECT
public:
    explicit SetMatrixChart(const QString& name, QWidget* parent = nullptr);
    void setMatrix(SetMatrix matrix);
    const SetMatrix& matrix() const { return m_matrix; }

protected:
    void paintEvent(QPaintEvent* event) override;
    QString spokenItem(int item) const override { return m_matrix.spoken[item]; }

private:
    void paintColumn(QPainter& painter) const;
    void paintFoot(QPainter& painter) const;
    void paintCell(QPainter& painter, int item) const;
    /// Figures are to fit, also in a narrow window.
    QFont figureFont(bool strong) const;

    SetMatrix m_matrix;
};

}  // namespace crossfade::ui
