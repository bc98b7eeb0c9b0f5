// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/chart_row.h"

#include "ui/charts/lorenz_chart.h"
#include "ui/charts/popularity_chart.h"
#include "ui/charts/set_chart.h"
#include "ui/models/evaluation_model.h"
#include "ui/models/text.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/why_panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <tuple>

namespace crossfade::ui {

namespace {
constexpr int kLeast = 120;
constexpr int kMost = 236;
}  // namespace

ChartRow::ChartRow(WhyModel& why, QWidget* parent)
    : QWidget(parent),
      m_exposurePanel(new Panel(tr("Exposure"))),
      m_popularityPanel(new Panel(tr("By popularity"))),
      m_setPanel(new Panel(tr("By modalities"))),
      m_whyPanel(new WhyPanel(why)),
      m_lorenz(new LorenzChart),
      m_coverage(new ElidingLabel),
      m_selection(new ElidingLabel),
      m_selectedLists(new ElidingLabel),
      m_median(new ElidingLabel),
      m_popularity(new PopularityChart),
      m_sets(new SetChart)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_selection->hide();
    m_selectedLists->hide();
    for (QWidget* line : {m_coverage, m_median, m_selection, m_selectedLists})
        line->setObjectName(QStringLiteral("panelNote"));
    m_exposurePanel->setContent(makeExposure());
    m_popularityPanel->setContent(makePopularity());
    m_setPanel->setContent(m_sets);
    for (const auto& [name, panel] : panels()) {
        panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(panel, panel == m_whyPanel ? 5 : 4);  // sentences need more than curves
    }
    setMinimumHeight(kLeast);
    setMaximumHeight(kMost);
}

QWidget* ChartRow::makeExposure()
{
    auto* both = new QWidget;
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_lorenz, 1);
    layout->addWidget(m_coverage);
    layout->addWidget(m_median);
    layout->addWidget(m_selection);
    layout->addWidget(m_selectedLists);
    return both;
}

QWidget* ChartRow::makePopularity()
{
    auto* both = new QWidget;
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    auto* group = new QButtonGroup(both);
    const std::array<std::tuple<PopularityChart::Measure, QString, QString>, 2> measures = {
        {{PopularityChart::Ndcg, tr("nDCG"),
          tr("nDCG of the queries, by how popular they are; 95 % intervals")},
         {PopularityChart::Shown, tr("shown"),
          tr("The share of all list places that goes to artists of each popularity")}}};
    for (const auto& [measure, text, what] : measures) {
        auto* button = new QPushButton(text);
        button->setObjectName(QStringLiteral("smallSegment"));
        button->setCheckable(true);
        button->setChecked(measure == PopularityChart::Ndcg);
        button->setAccessibleName(what);
        button->setToolTip(what);
        group->addButton(button, measure);
        row->addWidget(button);
    }
    row->addStretch();
    connect(group, &QButtonGroup::idClicked, m_popularity, [this](int measure) {
        m_popularity->setMeasure(static_cast<PopularityChart::Measure>(measure));
    });
    layout->addLayout(row);
    layout->addWidget(m_popularity, 1);
    return both;
}

void ChartRow::setNoModel()
{
    for (Panel* panel : {m_exposurePanel, m_popularityPanel, m_setPanel}) {
        panel->setEmptyReason(tr("No model is trained yet."));
        panel->setNote({});
    }
}

void ChartRow::showSelection(const SelectionText& text)
{
    for (const auto& [line, words] :
         {std::pair(m_selection, text.places), {m_selectedLists, text.lists}}) {
        line->setText(words);
        line->setToolTip(text.whole);
        line->setVisible(!words.isEmpty());
    }
}

void ChartRow::showEvaluation(const EvaluationModel& model, std::size_t modalities)
{
    const auto& baseline = model.baseline();
    const auto& now = model.now();
    if (m_revision != model.revision()) {
        m_lorenz->setReports(baseline, now);
        m_popularity->setReports(baseline, now);
        m_sets->setReports(baseline, now, modalities);
        m_revision = model.revision();
    }
    const QString waiting = baseline ? QString() : tr("On its way…");
    for (Panel* panel : {m_exposurePanel, m_popularityPanel, m_setPanel})
        panel->setEmptyReason(model.reason().isEmpty() ? waiting : model.reason());
    if (!baseline) return;
    const auto both = [&](double before, std::optional<double> after) {
        return after ? QStringLiteral("%1 → %2").arg(scoreText(before, 3), scoreText(*after, 3))
                     : scoreText(before, 3);
    };
    const QString stale = model.stale() ? QStringLiteral(" …") : QString();
    const QString gini = both(baseline->gini, now ? std::optional(now->gini) : std::nullopt);
    const QString ndcg = both(baseline->ndcg, now ? std::optional(now->ndcg) : std::nullopt);
    const QString updating = model.stale() ? tr(" (being computed for this mix)") : QString();
    const auto popular = [](double value) {
        return value > 0.0 ? compactPopularityText(value) : tr("unknown");
    };
    const QString median = now ? QStringLiteral("%1 → %2").arg(popular(baseline->shownPopularity),
                                                               popular(now->shownPopularity))
                               : popular(baseline->shownPopularity);
    const QString coverage =
        both(baseline->coverage, now ? std::optional(now->coverage) : std::nullopt);
    m_coverage->setText(tr("coverage %1").arg(coverage));
    m_coverage->setToolTip(tr("The share of artists who are in anybody's list: %1").arg(coverage) +
                           updating);
    m_median->setText(tr("median popularity %1").arg(median));
    m_median->setToolTip(
        tr("The median popularity of all who are shown, each counted once per list: %1")
            .arg(median) +
        updating);
    m_exposurePanel->setNote(tr("Gini %1").arg(gini) + stale,
                             tr("Gini@%1 %2").arg(baseline->k).arg(gini) + updating);
    m_popularityPanel->setNote(tr("nDCG %1").arg(ndcg) + stale,
                               tr("nDCG@%1 %2").arg(baseline->k).arg(ndcg) + updating);
    m_setPanel->setNote(tr("%1 queries").arg(wholeText(baseline->queries)) + stale);
}

std::vector<std::pair<QString, Panel*>> ChartRow::panels() const
{
    return {{QStringLiteral("exposure"), m_exposurePanel},
            {QStringLiteral("ndcg-by-popularity"), m_popularityPanel},
            {QStringLiteral("ndcg-by-modalities"), m_setPanel},
            {QStringLiteral("why"), m_whyPanel}};
}

void ChartRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // By the longest head and note that there may be, and alike for all: nothing jumps when figures
    // come, and the charts stay level.
    const int needed = m_popularityPanel->widthInOneLine(
        tr("nDCG %1").arg(QStringLiteral("%1 → %1 …").arg(scoreText(0.0, 3))));
    for (const auto& [name, panel] : panels())
        panel->setNoteBelow(m_popularityPanel->width() < needed);
}

}  // namespace crossfade::ui
