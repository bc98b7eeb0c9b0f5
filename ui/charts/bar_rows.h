// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"
#include "ui/models/figures.h"

namespace crossfade::ui {

/// How the n-th of several systems is filled: grey, outlined, hatched. No colour, as those stand
/// for modalities.
void setSeriesFill(QPainter& painter, std::size_t series, const Theme& theme);

/// Rows of horizontal bars with their 95 % intervals: a ring or a name at the head, the figure
/// behind each bar, a note at the end. With several series, a line each above says which is which.
class BarRows : public PaintedChart {
    Q_OBJECT
public:
    explicit BarRows(const QString& name, QWidget* parent = nullptr);
    void setTable(BarTable table);
    const BarTable& table() const { return m_table; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Columns {
        double head, figure, note;  ///< widths
        double left, width;         ///< of the bars
        double most;                ///< the value at the right end
    };
    Columns columns() const;
    double keyHeight() const;
    void paintKey(QPainter& painter) const;
    void paintRow(QPainter& painter, const BarRow& row, const QRectF& place,
                  const Columns& at) const;
    void paintBar(QPainter& painter, const Bar& bar, std::size_t series, const QRectF& place,
                  const Columns& at) const;

    BarTable m_table;
};

}  // namespace crossfade::ui
