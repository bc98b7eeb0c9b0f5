// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/research_page.h"

#include "core/evaluation/published.h"
#include "ui/charts/point_plot.h"
#include "ui/models/research_figures.h"
#include "ui/models/research_model.h"
#include "ui/widgets/panel.h"
#include "ui/window/comparison_view.h"
#include "ui/window/diagnosis_view.h"
#include "ui/window/experiments_view.h"
#include "ui/window/groups_view.h"
#include "ui/window/masking_view.h"
#include "ui/window/systems_panel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kBeside = 1180;      // below, the plot goes under the table
constexpr int kTableHeight = 250;  // at least
constexpr int kPlotHeight = 280;

}  // namespace

ResearchPage::ResearchPage(ResearchModel& model, ExperimentModel& experiments, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_systems(new SystemsPanel(model)),
      m_plotPanel(new Panel(tr("Accuracy and exposure"))),
      m_plot(new PointPlot(tr("Accuracy against exposure"))),
      m_published(new QCheckBox(tr("With the paper's values"))),
      m_switch(new QButtonGroup(this)),
      m_top(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_groups(new GroupsView(model)),
      m_missing(new MaskingView(model)),
      m_comparison(new ComparisonView(model)),
      m_experiments(new ExperimentsView(experiments)),
      m_behind(new DiagnosisView(model))
{
    m_systems->setMinimumHeight(kTableHeight);
    m_plotPanel->setMinimumHeight(kPlotHeight);
    auto* plotAndButton = new QWidget;
    auto* plotLayout = new QVBoxLayout(plotAndButton);
    plotLayout->setContentsMargins(0, 0, 0, 0);
    plotLayout->addWidget(m_plot, 1);
    plotLayout->addWidget(m_published, 0, Qt::AlignLeft);
    m_plotPanel->setContent(plotAndButton);
    m_published->setToolTip(QString::fromUtf8(kPublishedCaveat));
    connect(m_published, &QCheckBox::toggled, this, &ResearchPage::refreshPlot);
    m_top->setSpacing(8);
    m_top->addWidget(m_systems, 8);
    m_top->addWidget(m_plotPanel, 5);
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(m_top, 5);
    layout->addWidget(makeSwitch());
    for (QWidget* view : {static_cast<QWidget*>(m_groups), static_cast<QWidget*>(m_missing),
                          static_cast<QWidget*>(m_comparison), static_cast<QWidget*>(m_experiments),
                          static_cast<QWidget*>(m_behind)})
        layout->addWidget(view, 6);
    // Where the window is low or narrow, the page scrolls.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(m_plot, &PaintedChart::itemActivated, this, &ResearchPage::select);
    connect(m_comparison, &ComparisonView::artistWanted, this, &ResearchPage::artistWanted);
    connect(m_missing, &MaskingView::setsWanted, this, &ResearchPage::setsWanted);
    connect(m_model, &ResearchModel::systemsChanged, this, &ResearchPage::refreshPlot);
    connect(m_model, &ResearchModel::selectionChanged, this, &ResearchPage::refreshPlot);
    refreshPlot();
    showView(Groups);
}

LossPanel* ResearchPage::loss()
{
    return m_behind->loss();
}

QWidget* ResearchPage::makeSwitch()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);
    const std::array<std::pair<QString, QString>, ViewCount> views = {
        {{tr("Groups of queries"), tr("Show groups of queries")},
         {tr("Missing modalities"), tr("Show missing modalities")},
         {tr("Comparison of two"), tr("Show the comparison of two systems")},
         {tr("Behind the figures"), tr("Show what lies behind the figures")},
         {tr("Experiments"), tr("Show the experiments")}}};
    for (int view = 0; view < ViewCount; ++view) {
        const auto& [text, spoken] = views[static_cast<std::size_t>(view)];
        auto* button = new QPushButton(text);
        button->setObjectName(QStringLiteral("segment"));
        button->setCheckable(true);
        button->setMinimumWidth(150);
        button->setAccessibleName(spoken);
        m_switch->addButton(button, view);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    auto* report = new QPushButton(tr("Save report…"));
    layout->addWidget(report);
    connect(report, &QPushButton::clicked, this, &ResearchPage::reportWanted);
    connect(m_switch, &QButtonGroup::idClicked, this,
            [this](int view) { showView(static_cast<View>(view)); });
    return row;
}

void ResearchPage::showView(View view)
{
    m_switch->button(view)->setChecked(true);
    m_groups->setVisible(view == Groups);
    m_missing->setVisible(view == Missing);
    m_comparison->setVisible(view == Comparison);
    m_experiments->setVisible(view == Experiments);
    m_behind->setVisible(view == Behind);
}

void ResearchPage::setShownSets(ModalityMask query, ModalityMask candidates)
{
    m_missing->setShownSets(query, candidates);
}

void ResearchPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_top->setDirection(width() >= kBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ResearchPage::refreshPlot()
{
    const bool any = !m_model->systems().empty();
    m_plotPanel->setEmptyReason(any ? QString() : tr("No system is evaluated yet."));
    const bool supervised = std::ranges::any_of(m_model->systems(), &SystemResult::supervised);
    QStringList notes = {tr("95 % intervals")};
    if (supervised) notes << tr("hollow: trained with known pairs");
    if (m_published->isChecked()) notes << tr("crosses: the paper, other data");
    m_plotPanel->setNote(any ? notes.join(QStringLiteral(" · ")) : QString());
    m_plot->setPlan(
        exposurePlan(m_model->systems(), m_model->selected(), m_published->isChecked()));
}

void ResearchPage::select(int system)
{
    const auto one = static_cast<std::size_t>(system);
    if (one >= m_model->systems().size()) return;  // the paper's
    m_model->select(one, QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
}

}  // namespace crossfade::ui
