// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/masking_view.h"

#include "ui/charts/bar_rows.h"
#include "ui/charts/set_grid.h"
#include "ui/charts/set_matrix_chart.h"
#include "ui/charts/spoken_line.h"
#include "ui/models/research_figures.h"
#include "ui/models/research_model.h"
#include "ui/models/text.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {
constexpr int kThreeAbreast = 1160;  // below, the grids go into a row of their own
constexpr double kPair = 0.55;       // of the width; the two heat maps need as much nearly
constexpr int kTryWidth = 212;
constexpr int kSpacing = 8;
}  // namespace

MaskingView::MaskingView(ResearchModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_sentence(new QLabel),
      m_measure(new QPushButton(tr("Measure"))),
      m_queriesPanel(new Panel(tr("Masked queries"))),
      m_groupsPanel(new Panel(tr("Who finds whom"))),
      m_gridPanel(new Panel(tr("Query set × candidate set"))),
      m_tryPanel(new Panel(tr("Try a pair of sets"))),
      m_queries(new BarRows(tr("nDCG of complete queries masked to each set"))),
      m_groups(new SetMatrixChart(tr("Who finds whom, relative to chance"))),
      m_ndcg(new SetMatrixChart(tr("nDCG by query set and candidate set"))),
      m_gini(new SetMatrixChart(tr("Gini by query set and candidate set"))),
      m_try(new SetGrid),
      m_panels(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_sentence->setObjectName(QStringLiteral("muted"));
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_measure->setAccessibleName(tr("Measure missing modalities"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 0, 0);
    head->setSpacing(12);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_measure);
    m_queriesPanel->setContent(m_queries);
    m_groupsPanel->setContent(withSpokenLine(
        *m_groups,
        tr("Rows: what the query has. Columns: what the found have. 1 is chance; the "
           "largest is bold. At the right the nDCG of the row, below the mean of the "
           "column."),
        3));
    m_gridPanel->setContent(makeGrids());
    m_tryPanel->setContent(makeTry());
    auto* pair = new QHBoxLayout;
    pair->setSpacing(kSpacing);
    pair->addWidget(m_queriesPanel, 1);
    pair->addWidget(m_groupsPanel, 1);
    auto* grids = new QHBoxLayout;
    grids->setSpacing(kSpacing);
    grids->addWidget(m_gridPanel, 1);
    grids->addWidget(m_tryPanel);
    m_panels->setSpacing(kSpacing);
    m_panels->addLayout(pair, 1);
    m_panels->addLayout(grids, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpacing);
    layout->addLayout(head);
    layout->addLayout(m_panels, 1);
    connect(m_measure, &QPushButton::clicked, m_model, &ResearchModel::mask);
    connect(m_model, &ResearchModel::maskingChanged, this, &MaskingView::refresh);
    connect(&m_model->maskingRunner(), &JobRunner::finished, this, &MaskingView::refresh);
    refresh();
}

QWidget* MaskingView::makeGrids()
{
    auto* grids = new QWidget;
    auto* layout = new QHBoxLayout(grids);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    const std::array<std::tuple<SetMatrixChart*, QString, QString>, 2> parts = {
        {{m_ndcg, tr("nDCG"),
          tr("Rows: what queries are asked with. Columns: what candidates are "
             "known by.")},
         {m_gini, tr("Gini"), tr("The same for exposure; lower is fairer.")}}};
    for (const auto& [chart, title, says] : parts) {
        auto* head = new QLabel(title);
        head->setStyleSheet(QStringLiteral("font-weight: 600"));
        auto* column = new QVBoxLayout;
        column->setSpacing(6);
        column->addWidget(head);
        column->addWidget(withSpokenLine(*chart, says), 1);
        layout->addLayout(column, 1);
    }
    return grids;
}

QWidget* MaskingView::makeTry()
{
    m_tryPanel->setFixedWidth(kTryWidth);
    m_tryPanel->setNoteBelow(true);
    m_tryPanel->setNote(tr("Rows: query · columns: candidates"),
                        tr("Rows: what the query is asked with. Columns: what candidates are known "
                           "by. Nothing is measured here."));
    connect(m_try, &SetGrid::chosen, this, &MaskingView::setsWanted);
    return withSpokenLine(*m_try, tr("A click sets both sides of the mixer so."), 3);
}

void MaskingView::setShownSets(ModalityMask query, ModalityMask candidates)
{
    m_try->setShown(query, candidates);
}

void MaskingView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MaskingView::arrange()
{
    const int measured = width() - m_tryPanel->width() - kSpacing;
    const bool abreast = measured >= kThreeAbreast;
    const int pair = static_cast<int>(kPair * measured);
    m_panels->setDirection(abreast ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // The grid to try is as wide as it is.
    m_panels->setStretch(0, abreast ? pair : 1);
    m_panels->setStretch(1, abreast ? width() - pair : 1);
}

void MaskingView::refreshTry()
{
    const auto& catalogue = m_model->catalogue();
    m_tryPanel->setEmptyReason(catalogue ? QString() : tr("No project is open."));
    if (!catalogue) return;
    m_try->setModalities(catalogue->modalityNames);
    constexpr int kBeside = 32;  // the panel's margins and frame
    m_tryPanel->setFixedWidth(std::max(kTryWidth, m_try->minimumWidth() + kBeside));
    arrange();
}

void MaskingView::refresh()
{
    refreshTry();
    const MaskingResult* result = m_model->masking();
    const bool running = m_model->maskingRunner().running();
    const QString system = m_model->selected().empty()
                               ? QString()
                               : qt(m_model->systems()[m_model->selected().front()].label);
    m_measure->setEnabled(!running && !system.isEmpty());
    m_measure->setText(result == nullptr ? tr("Measure") : tr("Measure again"));
    m_sentence->setText(
        system.isEmpty() ? tr("Modalities are taken away from artists who have them all, to see "
                              "what that does to a system.")
                         : tr("What it does to %1 when modalities are taken away from artists who "
                              "have them all.")
                               .arg(system));
    const QString reason = result != nullptr  ? QString()
                           : running          ? tr("Being measured…")
                           : system.isEmpty() ? tr("No system is evaluated yet.")
                                              : tr("Not measured yet.");
    m_queriesPanel->setEmptyReason(reason);
    m_groupsPanel->setEmptyReason(result == nullptr ? reason : qt(result->groupsReason));
    m_gridPanel->setEmptyReason(result == nullptr ? reason : qt(result->gridReason));
    for (Panel* panel : {m_queriesPanel, m_groupsPanel, m_gridPanel}) panel->setNote({});
    if (result == nullptr) return;
    const std::vector<std::string>& names = m_model->catalogue()->modalityNames;
    m_queries->setTable(maskedQueries(*result, names));
    m_groups->setMatrix(whoFindsWhom(*result, names));
    m_ndcg->setMatrix(gridOfNdcg(*result, names));
    m_gini->setMatrix(gridOfGini(*result, names));
    showNotes(*result);
}

void MaskingView::showNotes(const MaskingResult& result)
{
    const std::size_t queries = result.queries.empty() ? 0 : result.queries.front().perQuery.size();
    m_queriesPanel->setNote(tr("nDCG, paired loss · n %1").arg(wholeText(queries)),
                            tr("nDCG@%1 of %2 queries that have everything, masked to each set, "
                               "and what each loses against the complete query (95 % intervals)")
                                .arg(QString::number(m_model->protocol().k), wholeText(queries)));
    const GroupMatrix& groups = result.groups;
    if (result.groupsReason.empty())
        m_groupsPanel->setNote(
            tr("× chance · largest %1 · top %2 · %3 draws")
                .arg(scoreText(groups.largest), QString::number(groups.k),
                     QString::number(groups.draws)),
            tr("%1 complete artists in as many groups as sets, drawn %2 times; lists of %3; "
               "overall nDCG %4; the largest cell is %5 times chance")
                .arg(wholeText(groups.artists), QString::number(groups.draws),
                     QString::number(groups.k), scoreText(groups.ndcgAll, 3),
                     scoreText(groups.largest)));
    if (result.gridReason.empty())
        m_gridPanel->setNote(
            tr("%1 queries · %2 candidates")
                .arg(wholeText(result.grid.queries), wholeText(result.grid.candidates)));
}

}  // namespace crossfade::ui
