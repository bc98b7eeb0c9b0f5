// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"
#include "ui/models/change_figures.h"

namespace crossfade::ui {

/// Two lists beside each other, the baseline's left and the one now right, and a line for each
/// artist who is in both. Where it is too low for all ranks it shows the first of them, and says
/// how many. Items go by their place in slopes().rows.
class SlopeChart : public PaintedChart {
    Q_OBJECT
public:
    explicit SlopeChart(const QString& name, QWidget* parent = nullptr);
    void setSlopes(RankSlopes slopes);
    const RankSlopes& slopes() const { return m_slopes; }

    /// How many ranks there is room for; slopes().k if for all.
    std::size_t shownRanks() const;
    /// Where an artist's name stands: right, else left; null where neither is shown.
    QPointF placeOf(int item) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    int itemCount() const override { return static_cast<int>(m_slopes.rows.size()); }
    int itemAt(const QPointF& place) const override;
    QString spokenItem(int item) const override { return row(item).spoken; }
    int nextItem(int from, Qt::Key key) const override;

private:
    const RankSlope& row(int item) const { return m_slopes.rows[static_cast<std::size_t>(item)]; }
    bool isShown(std::size_t rank) const { return rank > 0 && rank <= shownRanks(); }
    bool isShown(const RankSlope& row) const { return isShown(row.before) || isShown(row.now); }
    void say();
    double rowHeight() const;
    /// Between the two axes, as high as the ranks that are shown.
    QRectF plot() const;
    double heightOf(std::size_t rank) const;
    /// From end to end, or the stub of who is in one list only.
    QLineF lineOf(const RankSlope& row) const;
    /// How wide a rank is written.
    double rankWidth() const;
    QFont rowFont(bool strong) const;

    void paintHeads(QPainter& painter) const;
    void paintLine(QPainter& painter, int item) const;
    void paintBefore(QPainter& painter, int item) const;
    void paintNow(QPainter& painter, int item) const;

    RankSlopes m_slopes;
};

}  // namespace crossfade::ui
