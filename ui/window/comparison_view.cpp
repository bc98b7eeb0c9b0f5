// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/comparison_view.h"

#include "ui/charts/point_plot.h"
#include "ui/models/research_figures.h"
#include "ui/models/research_model.h"
#include "ui/models/research_text.h"
#include "ui/models/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {
constexpr int kLeftWidth = 400;
}

ComparisonView::ComparisonView(ResearchModel& model, QWidget* parent)
    : Panel(tr("Two systems on the same queries"), parent),
      m_model(&model),
      m_first(new QComboBox),
      m_second(new QComboBox),
      m_compare(new QPushButton(tr("Compare"))),
      m_sentence(new QLabel),
      m_plot(new PointPlot(tr("nDCG of each query with both systems")))
{
    auto* content = new QWidget;
    auto* layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(20);
    layout->addWidget(makeLeft());
    layout->addWidget(m_plot, 1);
    m_plot->setMinimumHeight(280);
    setContent(content);
    connect(m_first, &QComboBox::activated, this, &ComparisonView::takeChoice);
    connect(m_second, &QComboBox::activated, this, &ComparisonView::takeChoice);
    connect(m_compare, &QPushButton::clicked, m_model, &ResearchModel::compare);
    connect(m_plot, &PaintedChart::itemActivated, this, [this](int item) {
        const SystemComparison* comparison = m_model->comparison();
        if (comparison != nullptr)
            Q_EMIT artistWanted(comparison->queries[static_cast<std::size_t>(item)]);
    });
    connect(m_model, &ResearchModel::systemsChanged, this, &ComparisonView::listSystems);
    connect(m_model, &ResearchModel::comparisonChanged, this, &ComparisonView::refresh);
    connect(&m_model->comparisonRunner(), &JobRunner::finished, this, &ComparisonView::refresh);
    listSystems();
    refresh();
}

QWidget* ComparisonView::makeLeft()
{
    for (QComboBox* box : {m_first, m_second}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    m_first->setAccessibleName(tr("System A"));
    m_second->setAccessibleName(tr("System B"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAccessibleName(tr("Comparison"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(6);
    form->addRow(tr("A"), m_first);
    form->addRow(tr("B"), m_second);
    auto* left = new QWidget;
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_compare, 0, Qt::AlignLeft);
    layout->addWidget(m_sentence, 1);
    left->setFixedWidth(kLeftWidth);
    return left;
}

void ComparisonView::listSystems()
{
    for (QComboBox* box : {m_first, m_second}) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (const SystemResult& system : m_model->systems()) box->addItem(qt(system.label));
    }
    refresh();
}

void ComparisonView::takeChoice()
{
    m_model->setCompared(static_cast<std::size_t>(m_first->currentIndex()),
                         static_cast<std::size_t>(m_second->currentIndex()));
}

void ComparisonView::refresh()
{
    const auto first = m_model->first();
    const auto second = m_model->second();
    setEmptyReason(first && second ? QString() : tr("There are no two systems to compare yet."));
    if (!first || !second) return;
    m_first->setCurrentIndex(static_cast<int>(*first));
    m_second->setCurrentIndex(static_cast<int>(*second));
    const SystemComparison* comparison = m_model->comparison();
    const bool running = m_model->comparisonRunner().running();
    m_compare->setVisible(comparison == nullptr && first != second);
    m_compare->setEnabled(!running);
    m_plot->setVisible(comparison != nullptr);
    if (comparison == nullptr) {
        m_sentence->setText(first == second ? tr("A and B are the same system.")
                            : running
                                ? tr("Being compared…")
                                : tr("A is compared with every other system at once, so that p is "
                                     "adjusted for all of them (Holm)."));
        return;
    }
    m_sentence->setText(
        comparisonText(*comparison, m_model->protocol().k, m_model->comparisonsMade()) +
        QStringLiteral("\n\n") +
        tr("Each point is a query; above the line B is better. A click opens the "
           "artist in Explore."));
    m_plot->setPlan(queryPlan(*comparison, *m_model->catalogue()));
}

}  // namespace crossfade::ui
