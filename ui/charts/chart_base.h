// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QChartView>

class QAbstractAxis;

namespace crossfade::ui {

/// What all charts share: no frame, no margins, colours of the theme, and restyling when the
/// palette changes. Derived classes colour their series in applyTheme().
class ChartBase : public QChartView {
    Q_OBJECT
public:
    explicit ChartBase(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    virtual void applyTheme(const Theme& theme) = 0;
    const Theme& theme() const { return themeFor(palette()); }
    /// Keeps room below the chart for paintFoot().
    void reserveFoot();
    /// Writes the first of the texts that fits below the chart, or the last: over its whole width,
    /// as the title of an axis is cut where the axis ends.
    void paintFoot(QPainter& painter, const QStringList& texts) const;
    /// As tall as what reserveFoot() keeps, and as wide as the chart.
    QRectF foot() const;
    void styleAxis(QAbstractAxis& axis, bool grid) const;
    /// A font of `pixels` for labels and what is drawn over the chart.
    QFont smallFont(int pixels = kHeadSize) const;
};

}  // namespace crossfade::ui
