// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/popularity_chart.h"

#include "ui/models/text.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>

namespace crossfade::ui {

namespace {
constexpr double kLabelGap = 3.0;
}

PopularityChart::PopularityChart(QWidget* parent)
    : ChartBase(parent), m_series(new QBarSeries), m_x(new QBarCategoryAxis), m_y(new QValueAxis)
{
    setAccessibleName(tr("nDCG by the query's popularity"));
    chart()->addSeries(m_series);
    m_series->setBarWidth(0.7);
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    m_series->attachAxis(m_x);
    m_series->attachAxis(m_y);
    m_x->setLabelsVisible(false);  // where it is narrow it would leave some of them out
    reserveFoot();
    m_y->setTickCount(3);
    m_y->setLabelFormat(QStringLiteral("%.2f"));
    applyTheme(theme());
}

std::vector<PopularityChart::Group> PopularityChart::groupsOf(
    const std::optional<EvaluationReport>& report, Measure measure)
{
    std::vector<Group> groups;
    if (!report) return groups;
    if (measure == Ndcg)
        for (const GroupScore& group : report->popularity)
            groups.push_back({qt(group.name), group.ndcg, group.interval, group.queries == 0});
    else
        for (const ShownGroup& group : report->shown)
            groups.push_back({qt(group.name), group.share, {}, group.candidates == 0});
    return groups;
}

void PopularityChart::setReports(const std::optional<EvaluationReport>& baseline,
                                 const std::optional<EvaluationReport>& now)
{
    for (const Measure measure : {Ndcg, Shown})
        m_bars[measure] = {groupsOf(now ? baseline : std::nullopt, measure),
                           groupsOf(now ? now : baseline, measure)};
    refresh();
}

void PopularityChart::setMeasure(Measure measure)
{
    m_measure = measure;
    setAccessibleName(measure == Ndcg
                          ? tr("nDCG by the query's popularity")
                          : tr("Share of all list places by the popularity of who is shown"));
    refresh();
}

void PopularityChart::refresh()
{
    m_series->clear();
    double highest = 0.05;
    QStringList labels;
    QStringList spoken;
    // A group without anybody has no bar; its label says so.
    for (const Group& group : bars().now) {
        labels << (group.empty ? tr("%1 (none)") : QStringLiteral("%1"))
                      .arg(group.name == QLatin1String("unknown") ? QStringLiteral("?")
                                                                  : group.name);
        spoken << QStringLiteral("%1 %2").arg(group.name, scoreText(group.value));
    }
    for (const auto* part : {&bars().baseline, &bars().now}) {
        if (part->empty()) continue;
        auto* set = new QBarSet(part == &bars().now ? tr("now") : tr("baseline"));
        for (const Group& group : *part) {
            *set << group.value;
            highest = std::max({highest, group.value, group.interval.high});
        }
        m_series->append(set);
    }
    m_x->setCategories(labels);
    m_y->setRange(0, std::ceil(highest * 20.0) / 20.0);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    applyTheme(theme());
}

void PopularityChart::applyTheme(const Theme& theme)
{
    styleAxis(*m_x, false);
    styleAxis(*m_y, true);
    const auto sets = m_series->barSets();
    for (QBarSet* set : sets) {
        const bool isNow = set == sets.last();
        set->setColor(isNow ? theme.now : theme.dim);
        set->setBorderColor(Qt::transparent);
    }
    scene()->update();
}

void PopularityChart::paintLabels(QPainter& painter) const
{
    const QStringList labels = m_x->categories();
    if (labels.isEmpty()) return;
    const QRectF plot = chart()->plotArea();
    const double slot = plot.width() / static_cast<double>(labels.size());
    painter.setPen(theme().muted);
    painter.setFont(smallFont());
    const QFontMetricsF metrics(painter.font());
    // The last comes second: where not all have room, the ends say in which order the groups are.
    std::vector<qsizetype> order = {0, labels.size() - 1};
    for (qsizetype i = 1; i + 1 < labels.size(); ++i) order.push_back(i);
    std::vector<QRectF> taken;
    for (const qsizetype i : order) {
        const bool fits = metrics.horizontalAdvance(labels[i]) <= slot;
        const QString text = fits ? labels[i] : labels[i].section(QLatin1Char(' '), 0, 0);
        const double width = metrics.horizontalAdvance(text) + kLabelGap;
        const double middle = plot.left() + slot * (static_cast<double>(i) + 0.5);
        const QRectF place(middle - width / 2, foot().top(), width, foot().height());
        if (std::ranges::any_of(taken, [&](const QRectF& r) { return r.intersects(place); }))
            continue;
        painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
        taken.push_back(place);
    }
}

void PopularityChart::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    painter->setRenderHint(QPainter::Antialiasing);
    paintLabels(*painter);
    painter->setPen(QPen(theme().text, 1.2));
    const auto sets = static_cast<double>(m_series->count());
    for (int s = 0; s < m_series->count(); ++s) {
        const auto& groups = s + 1 == m_series->count() ? bars().now : bars().baseline;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if (groups[g].empty || groups[g].interval.low == groups[g].interval.high) continue;
            const double x =
                static_cast<double>(g) + m_series->barWidth() * ((s + 0.5) / sets - 0.5);
            painter->drawLine(chart()->mapToPosition({x, groups[g].interval.low}, m_series),
                              chart()->mapToPosition({x, groups[g].interval.high}, m_series));
        }
    }
}

}  // namespace crossfade::ui
