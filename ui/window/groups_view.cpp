// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/groups_view.h"

#include "ui/charts/bar_rows.h"
#include "ui/models/research_figures.h"
#include "ui/models/research_model.h"
#include "ui/models/text.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>

namespace crossfade::ui {

GroupsView::GroupsView(ResearchModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_popularityPanel(new Panel(tr("By popularity of the query"))),
      m_setPanel(new Panel(tr("By the query's modalities"))),
      m_popularity(new BarRows(tr("nDCG by popularity, as a ratio"))),
      m_sets(new BarRows(tr("nDCG by the modalities the query has")))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_popularityPanel->setContent(m_popularity);
    m_setPanel->setContent(m_sets);
    layout->addWidget(m_popularityPanel, 1);
    layout->addWidget(m_setPanel, 1);
    connect(m_model, &ResearchModel::systemsChanged, this, &GroupsView::refresh);
    connect(m_model, &ResearchModel::selectionChanged, this, &GroupsView::refresh);
    refresh();
}

void GroupsView::refresh()
{
    SystemPointers shown;
    for (const std::size_t system : m_model->selected())
        shown.push_back(&m_model->systems()[system]);
    const auto reference = m_model->reference();
    const QString nothing = m_model->systems().empty() ? tr("No system is evaluated yet.")
                            : shown.empty()            ? tr("No system is selected.")
                                                       : QString();
    m_setPanel->setEmptyReason(nothing);
    m_popularityPanel->setEmptyReason(nothing.isEmpty() && !reference
                                          ? tr("There is no single modality to relate to.")
                                          : nothing);
    if (!nothing.isEmpty()) {
        m_setPanel->setNote({});
        m_popularityPanel->setNote({});
        return;
    }
    const std::size_t k = shown.front()->report.k;
    m_sets->setTable(byQuerySet(shown, m_model->catalogue()->modalityNames.size()));
    m_setPanel->setNote(tr("nDCG@%1 with 95 % intervals").arg(k));
    if (!reference) return;
    const SystemResult& base = m_model->systems()[*reference];
    m_popularity->setTable(popularityRatios(shown, base));
    m_popularityPanel->setNote(
        tr("nDCG@%1 as a ratio to %2").arg(QString::number(k), qt(base.label)));
}

}  // namespace crossfade::ui
