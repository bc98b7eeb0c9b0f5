// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/figure_table_model.h"

#include <QStyleOptionViewItem>
#include <QTableView>

#include <cstddef>
#include <vector>

namespace crossfade::ui {

/// What a row of a table lies on: shaded where it is selected, a hairline below.
void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option);

struct PaintedFigure {
    QString text;
    QString quiet = {};  ///< behind the text, such as an interval
    int quietWidth = 0;  ///< what it takes in the widest cell of the column
    bool bold = false;
    bool muted = false;
};

/// A figure at the right of its cell, below and above those of the same column.
void paintFigure(QPainter& painter, const QStyleOptionViewItem& option,
                 const PaintedFigure& figure);

/// A FigureTable to look at, one row selected at a time.
class FigureTableView : public QTableView {
    Q_OBJECT
public:
    /// `widest` is the column that takes what room is left.
    FigureTableView(const QString& name, int widest, QWidget* parent = nullptr);

    void setTable(FigureTable table);
    /// Of what stands behind the figures of a column, at its widest.
    int quietWidth(int column) const { return m_quietWidths[static_cast<std::size_t>(column)]; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();

    FigureTableModel m_model;
    int m_widest;
    std::vector<int> m_quietWidths;  ///< by column
};

}  // namespace crossfade::ui
