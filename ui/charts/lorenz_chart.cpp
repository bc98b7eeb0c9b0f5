// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lorenz_chart.h"

#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

namespace crossfade::ui {

namespace {

void setCurve(QLineSeries& series, const std::optional<EvaluationReport>& report)
{
    QList<QPointF> points;
    if (report) {
        const auto last = static_cast<double>(report->lorenz.size() - 1);
        for (std::size_t i = 0; i < report->lorenz.size(); ++i)
            points << QPointF(100.0 * static_cast<double>(i) / last, 100.0 * report->lorenz[i]);
    }
    series.replace(points);
}

}  // namespace

LorenzChart::LorenzChart(QWidget* parent)
    : ChartBase(parent),
      m_equality(new QLineSeries),
      m_baseline(new QLineSeries),
      m_now(new QLineSeries),
      m_x(new QValueAxis),
      m_y(new QValueAxis)
{
    setAccessibleName(tr("Lorenz curve of exposure"));
    m_equality->append(0, 0);
    m_equality->append(100, 100);
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setRange(0, 100);
        axis->setTickCount(3);
        axis->setLabelFormat(QStringLiteral("%.0f %"));
    }
    reserveFoot();
    for (QLineSeries* series : {m_equality, m_baseline, m_now}) {
        chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    applyTheme(theme());
}

void LorenzChart::setReports(const std::optional<EvaluationReport>& baseline,
                             const std::optional<EvaluationReport>& now)
{
    setCurve(*m_baseline, now ? baseline : std::nullopt);
    setCurve(*m_now, now ? now : baseline);
}

void LorenzChart::drawForeground(QPainter* painter, const QRectF& rect)
{
    ChartBase::drawForeground(painter, rect);
    paintFoot(*painter, {tr("artists, least shown first"), tr("least shown first")});
}

void LorenzChart::applyTheme(const Theme& theme)
{
    styleAxis(*m_x, false);
    styleAxis(*m_y, false);
    m_equality->setPen(QPen(theme.line, 1));
    m_baseline->setPen(QPen(theme.muted, 2, Qt::DashLine));
    m_now->setPen(QPen(theme.now, 2));
}

}  // namespace crossfade::ui
