// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_base.h"

#include <QAbstractAxis>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>

namespace crossfade::ui {

ChartBase::ChartBase(QWidget* parent) : QChartView(new QChart, parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    chart()->setBackgroundVisible(false);
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    setMinimumSize(120, 60);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    setFocusPolicy(Qt::NoFocus);
}

void ChartBase::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyTheme(theme());
}

void ChartBase::styleAxis(QAbstractAxis& axis, bool grid) const
{
    const Theme& t = theme();
    axis.setLabelsFont(smallFont());
    axis.setLabelsColor(t.muted);
    axis.setLinePen(QPen(t.line, 1));
    axis.setGridLinePen(QPen(t.line, 1));
    axis.setGridLineVisible(grid);
    axis.setTitleFont(smallFont());
    axis.setTitleBrush(t.muted);
}

QFont ChartBase::smallFont(int pixels) const
{
    QFont small = font();
    small.setPixelSize(pixels);
    return small;
}

}  // namespace crossfade::ui
