// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/set_chart.h"

#include "ui/models/text.h"
#include "ui/widgets/ring.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalBarSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>

namespace crossfade::ui {

namespace {
constexpr double kRing = 16.0;
constexpr std::size_t kMostRows = 8;
constexpr int kWide = 180;  // from here on there is room to say what the counts are
}  // namespace

SetChart::SetChart(QWidget* parent)
    : ChartBase(parent),
      m_series(new QHorizontalBarSeries),
      m_y(new QBarCategoryAxis),
      m_x(new QValueAxis)
{
    setAccessibleName(tr("nDCG by the modalities the query has"));
    chart()->addSeries(m_series);
    m_series->setBarWidth(0.62);
    chart()->addAxis(m_y, Qt::AlignLeft);
    chart()->addAxis(m_x, Qt::AlignBottom);
    m_series->attachAxis(m_y);
    m_series->attachAxis(m_x);
    m_x->setVisible(false);
    m_y->setLabelsVisible(false);
    arrange();
    applyTheme(theme());
}

void SetChart::setReports(const std::optional<EvaluationReport>& baseline,
                          const std::optional<EvaluationReport>& now, std::size_t modalities)
{
    m_modalities = modalities;
    const auto groups = [](const std::optional<EvaluationReport>& report) {
        std::vector<GroupScore> rows = report ? report->modalities : std::vector<GroupScore>();
        // With many modalities the sets with most queries say most.
        if (rows.size() > kMostRows) {
            std::ranges::stable_sort(rows, std::greater<>(), &GroupScore::queries);
            rows.resize(kMostRows);
        }
        std::ranges::reverse(rows);  // the axis counts from below
        return rows;
    };
    m_baseline = groups(now ? baseline : std::nullopt);
    m_now = groups(now ? now : baseline);
    m_series->clear();
    QStringList names;
    QStringList spoken;
    double highest = 0.05;
    for (const GroupScore& group : m_now) {
        names << qt(group.name);
        spoken << tr("%1: %2").arg(qt(group.name), scoreText(group.ndcg));
    }
    // The first set of a horizontal series is drawn lowest: now, then the baseline above it.
    for (const auto* part : {&m_now, &m_baseline}) {
        if (part->empty()) continue;
        auto* set = new QBarSet(part == &m_now ? tr("now") : tr("baseline"));
        for (const GroupScore& group : *part) {
            *set << group.ndcg;
            highest = std::max(highest, group.ndcg);
        }
        m_series->append(set);
    }
    m_y->setCategories(names);
    m_x->setRange(0, highest);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    applyTheme(theme());
}

void SetChart::arrange()
{
    const int figures = width() >= kWide ? 76 : 54;
    chart()->setMargins(
        QMargins(static_cast<int>(kRing) + 8, 0, figures, 0));  // rings before, figures behind
}

void SetChart::resizeEvent(QResizeEvent* event)
{
    arrange();
    ChartBase::resizeEvent(event);
}

void SetChart::applyTheme(const Theme& theme)
{
    styleAxis(*m_y, false);
    m_y->setLinePen(Qt::NoPen);
    const auto sets = m_series->barSets();
    for (QBarSet* set : sets) {
        set->setColor(set == sets.first() ? theme.now : theme.dim);
        set->setBorderColor(Qt::transparent);
    }
    scene()->update();
}

void SetChart::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    painter->setFont(smallFont());
    for (std::size_t g = 0; g < m_now.size(); ++g) {
        const QRectF plot = chart()->plotArea();
        const double row = plot.height() / static_cast<double>(m_now.size());
        const double y = plot.bottom() - (static_cast<double>(g) + 0.5) * row;
        paintRing(*painter, QRectF(2, y - kRing / 2, kRing, kRing), m_now[g].set, m_modalities,
                  theme());
        painter->setPen(theme().text);
        const QString figure = scoreText(m_now[g].ndcg);
        painter->drawText(QRectF(plot.right() + 6, y - row / 2, 30, row),
                          Qt::AlignLeft | Qt::AlignVCenter, figure);
        painter->setPen(theme().muted);
        const QString count = QString::number(m_now[g].queries);
        painter->drawText(QRectF(plot.right() + 30, y - row / 2, width() - plot.right() - 32, row),
                          Qt::AlignRight | Qt::AlignVCenter,
                          width() >= kWide ? tr("n %1").arg(count) : count);
    }
}

}  // namespace crossfade::ui
