// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/experiments_view.h"

#include "ui/charts/point_plot.h"
#include "ui/models/experiment_figures.h"
#include "ui/models/experiment_model.h"
#include "ui/models/text.h"
#include "ui/widgets/figure_table_view.h"
#include "ui/widgets/panel.h"
#include "ui/window/sweep_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kBeside = 1320;  // below, settings and plot go under the runs
constexpr int kListWidth = 320;
constexpr int kNarrowList = 280;

}  // namespace

ExperimentsView::ExperimentsView(ExperimentModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_dialog(new SweepDialog(model, this)),
      m_listPanel(new Panel(tr("Experiments"))),
      m_runsPanel(new Panel(tr("Runs"))),
      m_settingsPanel(new Panel(tr("Settings"))),
      m_plotPanel(new Panel(tr("Accuracy and exposure"))),
      m_list(new FigureTableView(tr("Experiments"), experiment_table::Name)),
      m_invitation(new QLabel),
      m_new(new QPushButton(tr("New sweep…"))),
      m_runs(new FigureTableView(tr("Runs of the experiment"), run_table::State)),
      m_goOn(new QPushButton(tr("Go on"))),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_failure(new QLabel),
      m_settings(new FigureTableView(tr("Settings of the experiment"), setting_table::Label)),
      m_plot(new PointPlot(tr("Accuracy against exposure of the settings"))),
      m_details(new QWidget),
      m_across(new QBoxLayout(QBoxLayout::LeftToRight, m_details))
{
    m_listPanel->setContent(makeList());
    m_runsPanel->setContent(makeRuns());
    m_settings->setMinimumHeight(120);
    m_settingsPanel->setContent(m_settings);
    m_plot->setMinimumHeight(190);
    m_plotPanel->setContent(m_plot);
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(m_settingsPanel, 4);
    side->addWidget(m_plotPanel, 5);
    m_across->setContentsMargins(0, 0, 0, 0);
    m_across->setSpacing(8);
    m_across->addWidget(m_runsPanel, 3);
    m_across->addLayout(side, 2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_listPanel);
    layout->addWidget(m_details, 1);

    connect(m_model, &ExperimentModel::experimentsChanged, this, &ExperimentsView::refreshAll);
    connect(m_model, &ExperimentModel::choiceChanged, this, &ExperimentsView::refreshAll);
    connect(m_model, &ExperimentModel::progressed, this, &ExperimentsView::refreshRuns);
    connect(m_model, &ExperimentModel::stateChanged, this, &ExperimentsView::refreshAll);
    connect(&m_model->runner(), &JobRunner::started, this, [this] { m_cancel->setEnabled(true); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ExperimentsView::takeChoice);
    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ExperimentsView::refreshFailure);
    refreshAll();
}

QWidget* ExperimentsView::makeList()
{
    m_invitation->setObjectName(QStringLiteral("muted"));
    m_invitation->setWordWrap(true);
    m_invitation->setAlignment(Qt::AlignCenter);
    connect(m_new, &QPushButton::clicked, m_dialog, &SweepDialog::present);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(m_list, 1);
    layout->addWidget(m_invitation);
    layout->addWidget(m_new);
    layout->addStretch();
    return content;
}

QWidget* ExperimentsView::makeRuns()
{
    m_runs->setMinimumHeight(150);
    m_goOn->setAccessibleName(tr("Go on with the sweep"));
    m_cancel->setAccessibleName(tr("Cancel the sweep"));
    connect(m_goOn, &QPushButton::clicked, m_model, &ExperimentModel::goOn);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_model->cancel();
    });
    m_failure->setWordWrap(true);
    m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_failure->setAccessibleName(tr("Why the run failed"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_goOn);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_failure, 1);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_runs, 1);
    layout->addLayout(buttons);
    return content;
}

void ExperimentsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ExperimentsView::arrange()
{
    const bool beside = width() >= kBeside;
    m_across->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const bool any = !m_model->experiments().empty();
    m_listPanel->setMinimumWidth(any ? (beside ? kListWidth : kNarrowList) : 0);
    m_listPanel->setMaximumWidth(any ? m_listPanel->minimumWidth() : QWIDGETSIZE_MAX);
}

void ExperimentsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_model->setWatched(true);
}

void ExperimentsView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_model->setWatched(false);
}

void ExperimentsView::refreshAll()
{
    refreshList();
    refreshRuns();
    refreshSettings();
    refreshButtons();
}

void ExperimentsView::refreshList()
{
    const auto& experiments = m_model->experiments();
    const bool any = !experiments.empty();
    m_list->setVisible(any);
    m_invitation->setVisible(!any);
    m_details->setVisible(any);
    m_new->parentWidget()->layout()->setAlignment(m_new, any ? Qt::AlignLeft : Qt::AlignHCenter);
    arrange();
    m_invitation->setText(
        m_model->catalogue() == nullptr ? tr("No project is open.")
        : m_model->running()            ? tr("The sweep begins…")
        : !m_model->isRead()
            ? tr("The experiments are being read…")
            : tr("No sweep has been run yet.\n\nA sweep trains and evaluates a model for every "
                 "combination of the settings that you name, so that one sees what a setting "
                 "does.\n“New sweep…” has ready ones to begin with."));
    m_following = true;
    m_list->setTable(experimentTable(experiments));
    const ExperimentResult* chosen = m_model->chosen();
    if (chosen != nullptr) m_list->selectRow(static_cast<int>(chosen - experiments.data()));
    m_following = false;
}

void ExperimentsView::refreshRuns()
{
    const ExperimentResult* chosen = m_model->chosen();
    if (chosen == nullptr) return;
    const bool running = m_model->runsChosen();
    const auto& progress = m_model->progress();
    m_runsPanel->setHead(tr("Runs of %1").arg(qt(chosen->name)));
    m_runsPanel->setNote(countsText(*chosen),
                         tr("%1 · begun %2").arg(countsText(*chosen), qt(chosen->created)));
    m_runs->setTable(
        runTable(*chosen, m_model->catalogue()->stored.catalogue.k, running, progress));
    // Along with the sweep, unless somebody is reading.
    if (running && progress && !m_runs->hasFocus())
        m_runs->scrollTo(m_runs->model()->index(static_cast<int>(progress->position), 0));
    refreshFailure();
}

void ExperimentsView::refreshFailure()
{
    const ExperimentResult* chosen = m_model->chosen();
    if (chosen == nullptr) return;
    const auto hasFailed = [](const ExperimentRunResult& run) { return !run.error.empty(); };
    const auto row = static_cast<std::size_t>(m_runs->currentIndex().row());
    auto run = std::ranges::find_if(chosen->runs, hasFailed);
    if (row < chosen->runs.size()) run = chosen->runs.begin() + m_runs->currentIndex().row();
    m_failure->setText(run == chosen->runs.end() || !hasFailed(*run)
                           ? QString()
                           : tr("%1: %2").arg(qt(run->label), qt(run->error)));
}

void ExperimentsView::refreshSettings()
{
    const ExperimentResult* chosen = m_model->chosen();
    if (chosen == nullptr) return;
    const RunCounts counts = countRuns(*chosen);
    const bool any = !chosen->settings.empty();
    const QString reason =
        any                                    ? QString()
        : counts.failed == chosen->runs.size() ? tr("Every run failed; the table says why.")
        : counts.done == 0                     ? tr("No run is finished yet.")
                           : tr("No run has figures: there is nothing to evaluate them on.");
    m_settingsPanel->setEmptyReason(reason);
    m_plotPanel->setEmptyReason(reason);
    const bool spread = std::ranges::any_of(
        chosen->settings, [](const SettingResult& setting) { return setting.ndcg.n > 1; });
    const QString overSeeds = spread ? tr("mean ± sd over seeds") : QString();
    const std::size_t k = m_model->catalogue()->stored.catalogue.k;
    FigureTable settings = settingTable(*chosen, k);
    QString points = tr("a point per %1").arg(settings.columns[setting_table::Label].title);
    if (spread) points += QStringLiteral(" · ") + overSeeds;
    m_settingsPanel->setNote(overSeeds);
    m_plotPanel->setNote(any ? points : QString());
    m_settings->setTable(std::move(settings));
    m_plot->setPlan(settingPlan(*chosen, k));
}

void ExperimentsView::refreshButtons()
{
    const QString obstacle = m_model->obstacle();
    const bool running = m_model->runsChosen();
    const bool focused = m_goOn->hasFocus() || m_cancel->hasFocus();
    for (QPushButton* button : {m_new, m_goOn}) {
        button->setEnabled(obstacle.isEmpty());
        button->setToolTip(obstacle);
    }
    m_goOn->setVisible(!running && m_model->hasWorkLeft());
    m_cancel->setVisible(running);
    if (focused) (running ? m_cancel : m_goOn)->setFocus();
}

void ExperimentsView::takeChoice()
{
    if (m_following) return;
    const int row = m_list->currentIndex().row();
    const auto& experiments = m_model->experiments();
    if (row >= 0 && static_cast<std::size_t>(row) < experiments.size())
        m_model->choose(experiments[static_cast<std::size_t>(row)].id);
}

}  // namespace crossfade::ui
