// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window takes from a project's run, and keeps of how it was looked at.
#include "core/evaluation/report_json.h"
#include "ui/models/text.h"
#include "ui/window/explore_page.h"
#include "ui/window/main_window.h"
#include "ui/window/research_page.h"
#include "ui/window/train_dialog.h"
#include "ui/window/workspace.h"

namespace crossfade::ui {

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
    connect(m_workspace->research(), &ResearchPage::artistWanted, this, [this](ArtistRow artist) {
        m_workspace->showExplore();
        m_page->choose(artist);
    });
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
    m_exploration.setSources(m_session->catalogue(), run);
    m_evaluation.setSources(m_session->catalogue(), run, std::move(stored));
    m_evaluation.request(m_exploration.state().shown());
}

void MainWindow::restoreSession()
{
    const auto text = m_session->project().loadSession();
    if (!text.hasValue() || !text.value()) {
        m_exploration.askForSomeone();
        return;
    }
    auto state = explorationStateFromJson(*text.value(), m_session->run()->record.modalities);
    // A session of another run says whom one looked at, not how that run is mixed.
    if (!state.hasValue()) return;
    if (state.value().run != m_session->run()->record.id) {
        ExplorationState now = m_exploration.state();
        now.query = state.value().query;
        m_exploration.apply(std::move(now));
        return;
    }
    m_exploration.apply(std::move(state).value());
}

void MainWindow::saveSession()
{
    if (!m_session || !m_exploration.hasSources()) return;
    const auto saved = m_session->project().saveSession(
        toJson(m_exploration.state(), m_session->run()->record.modalities));
    if (!saved.hasValue()) tell(qt(saved.error().sentence()));
}

}  // namespace crossfade::ui
