// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_base.h"

#include <QAbstractAxis>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QPainter>

#include <algorithm>

namespace crossfade::ui {

namespace {
constexpr int kFoot = 16;
}

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

void ChartBase::reserveFoot()
{
    QMargins margins = chart()->margins();
    margins.setBottom(kFoot);
    chart()->setMargins(margins);
}

QRectF ChartBase::foot() const
{
    return {0.0, static_cast<double>(height() - kFoot), static_cast<double>(width()), kFoot};
}

void ChartBase::paintFoot(QPainter& painter, const QStringList& texts) const
{
    const QRectF place = foot();
    const QFontMetricsF metrics(smallFont());
    const auto fits = [&](const QString& text) {
        return metrics.horizontalAdvance(text) <= place.width();
    };
    const auto found = std::ranges::find_if(texts, fits);
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    painter.drawText(place, Qt::AlignCenter, found == texts.end() ? texts.last() : *found);
}

void ChartBase::styleAxis(QAbstractAxis& axis, bool grid) const
{
    const Theme& t = theme();
    axis.setTruncateLabels(false);
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
