// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/chart_row.h"

#include "core/catalogue/run_record.h"
#include "ui/charts/lorenz_chart.h"
#include "ui/charts/loss_chart.h"
#include "ui/charts/popularity_chart.h"
#include "ui/charts/set_chart.h"
#include "ui/models/evaluation_model.h"
#include "ui/models/text.h"
#include "ui/models/training_model.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>

#include <array>

namespace crossfade::ui {

namespace {
constexpr int kLeast = 120;
constexpr int kMost = 236;
}  // namespace

ChartRow::ChartRow(QWidget* parent)
    : QWidget(parent),
      m_exposurePanel(new Panel(tr("Exposure"))),
      m_popularityPanel(new Panel(tr("By popularity"))),
      m_setPanel(new Panel(tr("By modalities"))),
      m_lossPanel(new Panel(tr("Training loss"))),
      m_lorenz(new LorenzChart),
      m_popularity(new PopularityChart),
      m_sets(new SetChart),
      m_loss(new LossChart)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const std::array<std::pair<Panel*, QWidget*>, 4> panels = {{{m_exposurePanel, m_lorenz},
                                                                {m_popularityPanel, m_popularity},
                                                                {m_setPanel, m_sets},
                                                                {m_lossPanel, m_loss}}};
    for (const auto& [panel, chart] : panels) {
        panel->setContent(chart);
        panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(panel, 1);
    }
    setMinimumHeight(kLeast);
    setMaximumHeight(kMost);
}

void ChartRow::setNoModel()
{
    for (Panel* panel : {m_exposurePanel, m_popularityPanel, m_setPanel}) {
        panel->setEmptyReason(tr("No model is trained yet."));
        panel->setNote({});
    }
}

void ChartRow::showEvaluation(const EvaluationModel& model, std::size_t modalities)
{
    const auto& baseline = model.baseline();
    const auto& now = model.now();
    m_lorenz->setReports(baseline, now);
    m_popularity->setReports(baseline, now);
    m_sets->setReports(baseline, now, modalities);
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
    m_exposurePanel->setNote(tr("Gini %1").arg(gini) + stale,
                             tr("Gini@%1 %2").arg(baseline->k).arg(gini) + updating);
    m_popularityPanel->setNote(tr("nDCG %1").arg(ndcg) + stale,
                               tr("nDCG@%1 %2").arg(baseline->k).arg(ndcg) + updating);
    m_setPanel->setNote(tr("%1 queries").arg(wholeText(baseline->queries)) + stale);
}

void ChartRow::showCurve(const TrainingModel& training, const RunRecord* run)
{
    if (training.running()) {
        m_lossPanel->setEmptyReason({});
        m_lossPanel->setNote(tr("training…"));
        m_loss->setCurve(training.curve(), training.epochs());
        return;
    }
    m_lossPanel->setEmptyReason(run != nullptr ? QString() : tr("No model is trained yet."));
    if (run == nullptr) return;
    m_lossPanel->setNote(countText(run->curve.size(), tr("1 epoch"), tr("%1 epochs")));
    m_loss->setCurve(run->curve, 0);
}

std::vector<std::pair<QString, Panel*>> ChartRow::panels() const
{
    return {{QStringLiteral("exposure"), m_exposurePanel},
            {QStringLiteral("ndcg-by-popularity"), m_popularityPanel},
            {QStringLiteral("ndcg-by-modalities"), m_setPanel},
            {QStringLiteral("training-loss"), m_lossPanel}};
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
