// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"
#include "ui/charts/painted_chart.h"

#include <QMarginsF>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace crossfade::ui {

/// What stands at the heads of the rows and, the same, of the columns.
struct SetHeads {
    std::vector<ModalityMask> sets;
    QStringList names;  ///< of the sets
    std::size_t modalities = 0;
    bool named = false;  ///< names are written in place of rings
};

/// A square of cells, sets of modalities by sets of modalities, with rings or names at their heads.
/// An item is a cell, row by row. What stands in a cell is up to those who derive from it.
class SetSquare : public PaintedChart {
    Q_OBJECT
public:
    /// The middle of a cell, in the chart.
    QPointF placeOf(int item) const { return cell(item).center(); }

protected:
    SetSquare(const QString& name, const QSizeF& largestCell, QWidget* parent);

    /// `beside` is room left free around the cells, beyond the heads; its left is how wide the
    /// heads of the rows are at least.
    void setHeads(SetHeads heads, const QMarginsF& beside = {});
    const SetHeads& heads() const { return m_heads; }

    int side() const { return static_cast<int>(m_heads.sets.size()); }
    int rowOf(int item) const { return item / side(); }
    int columnOf(int item) const { return item % side(); }
    /// Of all cells.
    QRectF cells() const;
    QRectF cell(int item) const;
    void paintHeads(QPainter& painter) const;

    int itemCount() const override { return side() * side(); }
    int itemAt(const QPointF& place) const override;
    int nextItem(int from, Qt::Key key) const override;

    static constexpr double kHead = 22.0;  ///< a ring and its gap
    static constexpr double kLeastCell = 20.0;

private:
    double headWidth() const;
    void paintHead(QPainter& painter, int set, const QRectF& place, Qt::Alignment alignment) const;

    SetHeads m_heads;
    QSizeF m_largestCell;
    QMarginsF m_beside;
};

}  // namespace crossfade::ui
