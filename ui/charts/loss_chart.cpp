// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/loss_chart.h"

#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace crossfade::ui {

LossChart::LossChart(QWidget* parent)
    : ChartBase(parent),
      m_training(new QLineSeries),
      m_validation(new QLineSeries),
      m_x(new QValueAxis),
      m_y(new QValueAxis)
{
    setAccessibleName(tr("Training loss by epoch"));
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    m_x->setLabelFormat(QStringLiteral("%.0f"));
    m_x->setTickCount(3);
    m_x->setTitleText(tr("epoch"));
    m_y->setTickCount(3);
    m_y->setLabelFormat(QStringLiteral("%.2f"));
    for (QLineSeries* series : {m_training, m_validation}) {
        chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    setCurve({}, 0);
    applyTheme(theme());
}

void LossChart::setCurve(const std::vector<EpochReport>& curve, int epochs)
{
    QList<QPointF> training;
    QList<QPointF> validation;
    double low = curve.empty() ? 0.0 : curve.front().loss;
    double high = curve.empty() ? 1.0 : curve.front().loss;
    for (const EpochReport& epoch : curve) {
        training << QPointF(epoch.epoch, epoch.loss);
        if (epoch.validationLoss) validation << QPointF(epoch.epoch, *epoch.validationLoss);
        for (const double loss : {epoch.loss, epoch.validationLoss.value_or(epoch.loss)}) {
            low = std::min(low, loss);
            high = std::max(high, loss);
        }
    }
    const int last = std::max({epochs, curve.empty() ? 0 : curve.back().epoch, 2});
    m_x->setRange(last % 2 == 0 ? 0 : 1, last);
    const double margin = std::max((high - low) * 0.08, 0.01);
    m_y->setRange(low - margin, high + margin);
    m_training->replace(training);
    m_validation->replace(validation);
    setAccessibleDescription(
        curve.empty()
            ? tr("No epoch yet")
            : tr("Epoch %1: loss %2").arg(curve.back().epoch).arg(curve.back().loss, 0, 'f', 3));
}

void LossChart::applyTheme(const Theme& theme)
{
    styleAxis(*m_x, false);
    styleAxis(*m_y, true);
    m_training->setPen(QPen(theme.text, 2));
    m_validation->setPen(QPen(theme.muted, 2, Qt::DashLine));
}

}  // namespace crossfade::ui
