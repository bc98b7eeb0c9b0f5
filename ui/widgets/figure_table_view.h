// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/figure_sort_model.h"
#include "ui/models/figure_table_model.h"
#include "ui/widgets/share_bar.h"

#include <QStyleOptionViewItem>
#include <QTableView>

#include <cstddef>
#include <optional>
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

/// A FigureTable to look at, one row selected at a time. Rows are as they came; where it is made
/// sortable, by the column whose head was clicked.
class FigureTableView : public QTableView {
    Q_OBJECT
public:
    /// `widest` is the column that takes what room is left.
    FigureTableView(const QString& name, int widest, QWidget* parent = nullptr);

    /// A click on a head sorts, again the other way. Columns that find no room are scrolled to.
    void setSortable();
    /// Who was selected stays so, and the table as it was sorted, where it still has them.
    void setTable(FigureTable table);
    const FigureTable& table() const { return m_model.table(); }
    /// -1: as the rows came.
    void sortBy(int column, Qt::SortOrder order);
    /// Shows only rows whose name (the widest column) holds the text.
    void setNameFilter(const QString& text);
    int shownRows() const { return m_sorted.rowCount(); }
    /// Whom a row (as it is shown) is of.
    std::optional<ArtistRow> artistAt(const QModelIndex& index) const;
    /// What is shown, in the order in which it is shown, with a header line. Figures in full.
    QString toTsv() const;

    /// Of what stands behind the figures of a column, at its widest.
    int quietWidth(int column) const { return m_quietWidths[static_cast<std::size_t>(column)]; }
    const ShareScale& shareScale() const { return m_scale; }
    const FigureCell& cell(const QModelIndex& index) const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
    int widthOf(int column) const;

    FigureTableModel m_model;
    FigureSortModel m_sorted;
    int m_widest;
    bool m_sortable = false;
    std::vector<int> m_quietWidths;  ///< by column
    ShareScale m_scale;              ///< of all bars, so that they can be compared
};

}  // namespace crossfade::ui
