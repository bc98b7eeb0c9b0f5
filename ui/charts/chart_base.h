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
    void styleAxis(QAbstractAxis& axis, bool grid) const;
    /// A font of `pixels` for labels and what is drawn over the chart.
    QFont smallFont(int pixels = kHeadSize) const;
};

}  // namespace crossfade::ui
