// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/diagnosis_view.h"

#include "ui/charts/bar_rows.h"
#include "ui/charts/point_plot.h"
#include "ui/charts/set_matrix_chart.h"
#include "ui/charts/spoken_line.h"
#include "ui/models/research_figures.h"
#include "ui/models/research_model.h"
#include "ui/models/research_text.h"
#include "ui/models/text.h"
#include "ui/widgets/panel.h"
#include "ui/window/loss_panel.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <vector>

namespace crossfade::ui {

namespace {
constexpr int kFiveAbreast = 1400;  // below, the panels are in two rows
}

DiagnosisView::DiagnosisView(ResearchModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_look(new QPushButton),
      m_overlapPanel(new Panel(tr("Overlap"))),
      m_foundPanel(new Panel(tr("Found by each modality"))),
      m_frontierPanel(new Panel(tr("Spaces of the runs"))),
      m_loss(new LossPanel),
      m_signaturesPanel(new Panel(tr("Failure signatures"))),
      m_overlap(new SetMatrixChart(tr("What the lists by two modalities share"))),
      m_found(new BarRows(tr("Similar artists that each modality finds"))),
      m_frontier(new PointPlot(tr("Coherence against separation"))),
      m_signatures(new QLabel),
      m_panels(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_overlapPanel->setContent(withSpokenLine(
        *m_overlap, tr("The share of artists that two lists have in common. Where it is small, "
                       "the modalities have something to tell each other.")));
    m_foundPanel->setContent(m_found);
    m_frontierPanel->setContent(m_frontier);
    m_signaturesPanel->setContent(makeSignatures());
    m_panels->setSpacing(8);
    const std::array<std::vector<Panel*>, 2> rows = {
        {{m_overlapPanel, m_foundPanel}, {m_frontierPanel, m_loss, m_signaturesPanel}}};
    for (const std::vector<Panel*>& panels : rows) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        for (Panel* panel : panels) row->addWidget(panel, 1);
        m_panels->addLayout(row, static_cast<int>(panels.size()));
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeHead());
    layout->addLayout(m_panels, 1);
    connect(m_look, &QPushButton::clicked, m_model, &ResearchModel::diagnose);
    connect(m_frontier, &PaintedChart::itemActivated, this, &DiagnosisView::selectRun);
    connect(m_model, &ResearchModel::diagnosisChanged, this, &DiagnosisView::refresh);
    connect(m_model, &ResearchModel::selectionChanged, this, &DiagnosisView::refresh);
    connect(&m_model->diagnosisRunner(), &JobRunner::finished, this, &DiagnosisView::refresh);
    refresh();
}

QWidget* DiagnosisView::makeHead()
{
    auto* sentence =
        new QLabel(tr("Why the figures are as they are: what modalities repeat of "
                      "each other, how the runs' spaces are made, what went wrong."));
    sentence->setObjectName(QStringLiteral("muted"));
    sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_look->setAccessibleName(tr("Look behind the figures"));
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(6, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(sentence, 1);
    layout->addWidget(m_look);
    return head;
}

QWidget* DiagnosisView::makeSignatures()
{
    m_signatures->setWordWrap(true);
    m_signatures->setTextFormat(Qt::RichText);
    m_signatures->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_signatures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_signatures->setAccessibleName(tr("Failure signatures"));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_signatures);
    scroll->setMinimumHeight(160);
    scroll->setAccessibleName(tr("Failure signatures, to scroll"));
    scroll->viewport()->setAutoFillBackground(false);
    m_signatures->setAutoFillBackground(false);
    return scroll;
}

void DiagnosisView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool abreast = width() >= kFiveAbreast;
    m_panels->setDirection(abreast ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_panels->setStretch(1, abreast ? 3 : 2);  // as wide as its panels, or as high as the other row
}

void DiagnosisView::selectRun(int point)
{
    const RunId run = m_model->diagnosis()->runs[static_cast<std::size_t>(point)].run;
    const auto& systems = m_model->systems();
    const auto system =
        std::ranges::find_if(systems, [&](const SystemResult& one) { return one.key.run == run; });
    if (system == systems.end()) return;
    m_model->select(static_cast<std::size_t>(system - systems.begin()),
                    QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
}

void DiagnosisView::refresh()
{
    const bool any = !m_model->systems().empty();
    const bool running = m_model->diagnosisRunner().running();
    const bool made = m_model->diagnosis() != nullptr;
    m_look->setEnabled(any && !running);
    m_look->setText(made ? tr("Look again") : tr("Look"));
    const QString reason = made      ? QString()
                           : running ? tr("Being looked at…")
                           : any     ? tr("Not looked at yet.")
                                     : tr("No system is evaluated yet.");
    for (Panel* panel : {m_overlapPanel, m_foundPanel, m_frontierPanel, m_signaturesPanel}) {
        panel->setEmptyReason(reason);
        if (!made) panel->setNote({});
    }
    if (!made) return;
    showRedundancy();
    showFrontier();
    showSignatures();
}

void DiagnosisView::showRedundancy()
{
    const Redundancy& redundancy = m_model->diagnosis()->redundancy;
    if (redundancy.queries == 0)
        for (Panel* panel : {m_overlapPanel, m_foundPanel})
            panel->setEmptyReason(tr("No query can be placed by all modalities."));
    m_overlap->setMatrix(overlaps(redundancy));
    m_found->setTable(foundBy(redundancy));
    const QString queries = tr("n %1").arg(wholeText(redundancy.queries));
    const QString whole = tr("Over %1 queries that every modality can place, lists of %2")
                              .arg(wholeText(redundancy.queries))
                              .arg(m_model->protocol().k);
    m_overlapPanel->setNote(tr("lists of %1 · %2").arg(m_model->protocol().k).arg(queries), whole);
    m_foundPanel->setNote(queries, whole);
}

void DiagnosisView::showFrontier()
{
    const Diagnosis& diagnosis = *m_model->diagnosis();
    if (diagnosis.runs.empty()) m_frontierPanel->setEmptyReason(tr("There is no run yet."));
    QStringList notes;
    if (std::ranges::any_of(diagnosis.runs, &RunDiagnosis::isDefault)) notes << tr("◆ default");
    if (std::ranges::any_of(diagnosis.runs, &RunDiagnosis::supervised))
        notes << tr("○ known pairs");
    m_frontierPanel->setNote(
        notes.join(QStringLiteral(" · ")),
        tr("Diamond: trained with the default options, whatever the seed. Hollow: trained with "
           "known pairs. More of both is at the top right."));
    m_frontier->setPlan(frontierPlan(diagnosis, m_model->systems(), m_model->selected()));
}

void DiagnosisView::showSignatures()
{
    const auto id = m_model->selectedRun();
    const RunDiagnosis* run = id ? m_model->diagnosis()->of(*id) : nullptr;
    m_signaturesPanel->setNote(run == nullptr ? QString() : tr("run %1").arg(run->run.value));
    m_signaturesPanel->setEmptyReason(
        run == nullptr ? tr("No run is selected; baselines are not trained.")
        : run->signatures.empty()
            ? tr("No failure signature was seen in run %1.").arg(run->run.value)
            : QString());
    if (run == nullptr) return;
    QString text;
    for (const Signature& one : run->signatures)
        text +=
            QStringLiteral("<p style='margin-top: 0; margin-bottom: 10px'><b>%1</b> %2<br>%3</p>")
                .arg(tr("Run %1:").arg(run->run.value), qt(one.seen).toHtmlEscaped(),
                     tr("Seen on: %1. %2").arg(qt(one.figure), qt(one.advice)).toHtmlEscaped());
    m_signatures->setText(text);
}

}  // namespace crossfade::ui
