// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window takes from a project's run, and keeps of how it was looked at.
#include "core/evaluation/report_json.h"
#include "ui/models/text.h"
#include "ui/window/explore_page.h"
#include "ui/window/inspect_page.h"
#include "ui/window/loss_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/research_page.h"
#include "ui/window/session_keeper.h"
#include "ui/window/train_dialog.h"
#include "ui/window/workspace.h"

#include <algorithm>

namespace crossfade::ui {

namespace {

/// A set of some modalities as one of others, by name; those that are not there are left out.
ModalityMask renumbered(ModalityMask set, const std::vector<std::string>& from,
                        const std::vector<std::string>& to)
{
    ModalityMask result;
    for (std::size_t m = 0; m < to.size(); ++m) {
        const auto place = std::ranges::find(from, to[m]);
        if (place != from.end() && set.has(static_cast<std::size_t>(place - from.begin())))
            result = result.with(m);
    }
    return result;
}

}  // namespace

void MainWindow::connectInspection()
{
    connect(&m_exploration, &ExplorationModel::changed, this, [this] {
        m_inspection.setState(m_exploration.state(), m_exploration.setting(),
                              m_exploration.baselineSetting());
    });
    connect(m_workspace->inspect(), &InspectPage::artistWanted, this, [this](ArtistRow artist) {
        m_workspace->showExplore();
        m_page->choose(artist);
    });
}

void MainWindow::connectResearch()
{
    connect(&m_research, &ResearchModel::failed, this, &MainWindow::tell);
    connect(&m_research, &ResearchModel::reportSaved, this, [this](const QStringList& files) {
        tell(files.size() == 1 ? tr("Wrote the report to %1.").arg(files.front())
                               : tr("Wrote the report to %1, and its %2 figures beside it.")
                                     .arg(files.front(), QString::number(files.size() - 1)));
    });
    connect(m_workspace->research(), &ResearchPage::reportWanted, this, &MainWindow::chooseReport);
    connect(m_workspace, &Workspace::pageChanged, this, &MainWindow::refreshActions);
    connect(m_workspace->research(), &ResearchPage::setsWanted, this, &MainWindow::trySets);
    connect(&m_exploration, &ExplorationModel::changed, this, &MainWindow::showSets);
    // Ends with the page, which goes before the models do.
    LossPanel* loss = m_workspace->research()->loss();
    connect(&m_training, &TrainingModel::curveChanged, loss, [this] { showCurve(); });
    connect(&m_training.runner(), &JobRunner::finished, loss, [this] { showCurve(); });
    connect(&m_exploration, &ExplorationModel::sourcesChanged, loss, [this] { showCurve(); });
    connect(m_workspace->research(), &ResearchPage::artistWanted, this, [this](ArtistRow artist) {
        m_workspace->showExplore();
        m_page->choose(artist);
    });
}

void MainWindow::showCurve()
{
    m_workspace->research()->loss()->showCurve(
        m_training, m_session && m_session->run() ? &m_session->run()->record : nullptr);
}

void MainWindow::connectExperiments()
{
    connect(&m_experiments, &ExperimentModel::failed, this, &MainWindow::tell);
    connect(&m_experiments, &ExperimentModel::warned, this, &MainWindow::tell);
    connect(&m_experiments, &ExperimentModel::runEnded, this, [this] { m_session->refresh(); });
    // A sweep makes many runs, and somebody is looking at one.
    connect(&m_experiments.runner(), &JobRunner::started, this,
            [this] { m_session->setKeepsRun(true); });
    connect(&m_experiments.runner(), &JobRunner::finished, this, [this] {
        m_ownRun = true;
        m_session->refresh();
        m_ownRun = false;
        m_session->setKeepsRun(false);
    });
    for (JobRunner* runner : {&m_import, &m_training.runner(), &m_experiments.runner()}) {
        connect(runner, &JobRunner::started, this, &MainWindow::takeWriters);
        connect(runner, &JobRunner::finished, this, &MainWindow::takeWriters);
    }
}

void MainWindow::trySets(ModalityMask query, ModalityMask candidates)
{
    if (!m_exploration.hasSources()) {
        tell(tr("The project has no trained model yet."));
        return;
    }
    // The page speaks of the catalogue's modalities, and the run may have been trained on fewer.
    const std::vector<std::string>& all = m_session->catalogue()->modalityNames;
    const std::vector<std::string>& own = m_exploration.run()->record.modalities;
    m_workspace->showExplore();
    m_exploration.setSets(renumbered(query, all, own), renumbered(candidates, all, own));
}

void MainWindow::showSets()
{
    const std::vector<std::string>& all = m_session->catalogue()->modalityNames;
    const std::vector<std::string>& own = m_exploration.run()->record.modalities;
    const Comparison shown = m_exploration.state().shown();
    m_workspace->research()->setShownSets(renumbered(shown.query.active(), own, all),
                                          renumbered(shown.candidates.active(), own, all));
}

void MainWindow::takeWriters()
{
    m_experiments.setOtherWriter(m_training.running() ? tr("A model is being trained.")
                                 : m_import.running() ? tr("A catalogue is being imported.")
                                                      : QString());
    m_trainDialog->setObstacle(m_experiments.running() ? tr("A sweep is running.") : QString());
}

void MainWindow::takeRun()
{
    const auto& run = m_session->run();
    std::optional<EvaluationReport> stored;
    if (const auto text = m_session->project().storedEvaluation(run->record.id);
        text.hasValue() && text.value())
        if (auto report = reportFromJson(*text.value()); report.hasValue())
            stored = std::move(report).value();
    m_evaluation.clear();  // so that nothing is asked of the run before
    m_inspection.setSources(m_session->path(), m_session->catalogue(), run);
    m_exploration.setSources(m_session->catalogue(), run);
    m_evaluation.setSources(m_session->catalogue(), run, std::move(stored));
    m_evaluation.request(m_exploration.setting(), m_exploration.baselineSetting());
}

void MainWindow::saveSession()
{
    if (const Status saved = m_keeper->saveNow(); !saved.hasValue())
        tell(qt(saved.error().sentence()));
}

}  // namespace crossfade::ui
