// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "core/workflow/import_catalogue.h"
#include "ui/map/map_view.h"
#include "ui/models/research_text.h"
#include "ui/models/text.h"
#include "ui/window/artist_tools.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/import_sentence.h"
#include "ui/window/job_strip.h"
#include "ui/window/keeping.h"
#include "ui/window/message_bar.h"
#include "ui/window/navigation.h"
#include "ui/window/project_copies.h"
#include "ui/window/session_keeper.h"
#include "ui/window/start_page.h"
#include "ui/window/talks.h"
#include "ui/window/tour.h"
#include "ui/window/train_dialog.h"
#include "ui/window/workspace.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace crossfade::ui {

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      m_exploration([this](RunId run) { return m_session->project().loadRun(run); }),
      m_pages(new QStackedWidget),
      m_start(new StartPage),
      m_workspace(
          new Workspace({&m_exploration, &m_evaluation}, m_inspection, m_research, m_experiments)),
      m_page(m_workspace->explore()),
      m_trainDialog(new TrainDialog(m_training, this)),
      m_message(new MessageBar),
      m_copies(new ProjectCopies(this))
{
    setWindowTitle(tr("Crossfade"));
    setAcceptDrops(true);
    resize(QSize(1440, 920).boundedTo(screen()->availableGeometry().size()));
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_workspace);

    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    for (const LongJob& job : longJobs()) layout->addWidget(new JobStrip(*job.runner));
    setCentralWidget(centre);
    makeMenus();
    makeWork();
    connectModels();
    connectInspection();
    connectResearch();
    connectExperiments();
    m_start->setRecent(m_recent.list());
    offerLeft();
    m_docks->restore();
    refreshActions();
}

MainWindow::~MainWindow()
{
    // The pages look at the models, which are members and would be gone before them; the tools
    // look at the pages.
    delete m_artistTools;
    delete takeCentralWidget();
    delete m_trainDialog;
}

void MainWindow::connectModels()
{
    connect(m_start, &StartPage::openWanted, this, &MainWindow::chooseProject);
    connect(m_start, &StartPage::importWanted, this, &MainWindow::chooseCatalogue);
    connect(m_start, &StartPage::recentWanted, this,
            [this](const QString& path) { openProject(path.toStdString()); });
    connect(m_page, &ExplorePage::trainWanted, this, &MainWindow::train);
    connect(&m_exploration, &ExplorationModel::changed, this, &MainWindow::refreshActions);
    connect(&m_exploration, &ExplorationModel::changed, this, [this] {
        // What was said before somebody was asked for is over.
        if (m_exploration.state().query != m_lastQuery) m_message->hide();
        m_lastQuery = m_exploration.state().query;
    });
    connect(&m_exploration, &ExplorationModel::runWanted, this, [this](RunId run) {
        if (const auto status = m_session->selectRun(run); !status.hasValue())
            tell(qt(status.error().sentence()));
    });
    connect(&m_training, &TrainingModel::trained, this, [this] {
        m_ownRun = true;
        if (m_session) m_session->refresh();
        m_ownRun = false;
        const std::vector<Signature> signatures = m_training.signatures();
        if (!signatures.empty() && !m_trainDialog->isVisible())
            tell(signatureText(signatures.front()));
    });
    connect(&m_training, &TrainingModel::cancelled, this, [this] {
        if (m_session) m_session->refresh();  // what can be continued
    });
    connect(&m_training, &TrainingModel::failed, this, &MainWindow::tell);
    connect(&m_training.runner(), &JobRunner::started, m_message, &QWidget::hide);
    connect(&m_training, &TrainingModel::warned, this, &MainWindow::tell);
    connect(&m_training.runner(), &JobRunner::finished, this, &MainWindow::refreshActions);
}

bool MainWindow::openProject(const std::filesystem::path& path)
{
    auto session = ProjectSession::open(path);
    if (!session.hasValue()) {
        tell(qt(session.error().sentence()));
        return false;
    }
    if (m_training.running()) {
        tell(tr("A model is being trained in %1. Cancel the training, or wait for it, before "
                "another project is opened.")
                 .arg(qt(m_session->path().string())));
        return false;
    }
    if (m_experiments.running()) {
        tell(tr("A sweep is running in %1. Cancel it, or wait for it, before another project is "
                "opened.")
                 .arg(qt(m_session->path().string())));
        return false;
    }
    if (!m_talks->mayClose()) return false;
    saveSession();
    m_keeper->setSession(nullptr);
    m_keeping->setSession(nullptr);
    m_message->hide();
    m_exploration.clear();
    m_navigation->history().clear();
    m_evaluation.clear();
    m_inspection.clear();
    m_research.clear();
    m_experiments.clear();
    m_page->setSession(nullptr);
    m_artistTools->setSession(nullptr);
    m_session = std::move(session).value();
    connectSession();
    m_keeping->setSession(m_session.get());
    m_talks->setProject(m_session->path(), qt(m_session->catalogue()->stored.catalogue.name));
    m_pages->setCurrentWidget(m_workspace);
    m_workspace->showExplore();
    m_page->setSession(m_session.get());
    m_artistTools->setSession(m_session.get());
    m_research.setSources(m_session->path(), m_session->catalogue());
    m_experiments.setSources(m_session->path(), m_session->catalogue(),
                             m_session->project().readOnly());
    m_recent.add(QString::fromStdString(path.string()));
    m_start->setRecent(m_recent.list());
    m_keeper->setSession(m_session.get());
    if (m_session->run()) {
        takeRun();
        m_keeper->restore();
    }
    showTitle();
    takeRuns();
    // So that the keys of the mixer work at once.
    if (m_workspace->exploring()) m_page->map()->setFocus();
    return true;
}

bool MainWindow::askFor(const QString& nameOrId)
{
    if (!m_session) return false;
    const auto row = m_session->project().resolveArtist(nameOrId.toStdString());
    if (!row.hasValue()) {
        tell(qt(row.error().sentence()));
        return false;
    }
    if (!m_exploration.hasSources()) {
        tell(tr("The project has no trained model yet."));
        return false;
    }
    m_message->hide();
    m_workspace->showExplore();
    m_exploration.ask(row.value());
    return true;
}

void MainWindow::connectSession()
{
    ProjectSession* session = m_session.get();
    connect(session, &ProjectSession::catalogueChanged, this, &MainWindow::takeCatalogue);
    connect(session, &ProjectSession::runsChanged, this, &MainWindow::takeRuns);
    connect(session, &ProjectSession::runSelected, this, &MainWindow::takeRun);
    connect(session, &ProjectSession::newerRunShown, this, &MainWindow::tellOfNewerRun);
    connect(session, &ProjectSession::failed, this, &MainWindow::tell);
}

void MainWindow::takeCatalogue()
{
    m_page->setSession(m_session.get());
    m_keeping->setSession(m_session.get());
    m_artistTools->setSession(m_session.get());
    m_research.setSources(m_session->path(), m_session->catalogue());
    m_experiments.setSources(m_session->path(), m_session->catalogue(),
                             m_session->project().readOnly());
    showTitle();
}

void MainWindow::showTitle()
{
    const Catalogue& catalogue = m_session->catalogue()->stored.catalogue;
    QString title = qt(m_session->path().filename().string());
    if (m_session->project().readOnly()) title += tr(" (read-only)");
    if (!catalogue.notice.empty()) title += QStringLiteral(" — ") + qt(catalogue.notice);
    setWindowTitle(tr("%1 — Crossfade").arg(title));
}

void MainWindow::tellOfNewerRun(RunId now, RunId before)
{
    if (m_ownRun || m_training.running() || m_experiments.running()) return;
    const auto past = m_exploration.past();
    const bool undoLeadsBack = past.size() > 1 && past[past.size() - 2].run == before;
    tell((undoLeadsBack ? tr("Run %1 was trained outside this window and is shown; undo goes back "
                             "to the one before.")
                        : tr("Run %1 was trained outside this window and is shown."))
             .arg(now.value));
}

void MainWindow::takeRuns()
{
    std::vector<RunId> runs;
    for (const RunRecord& run : m_session->runs()) runs.push_back(run.id);
    m_experiments.setRuns(runs);
    m_research.setRuns(std::move(runs));
    showCurve();
    const auto& unfinished = m_session->unfinished();
    m_trainDialog->setProject(
        m_session->path(), unfinished.empty() ? std::nullopt : std::optional(unfinished.front()));
    refreshActions();
}

void MainWindow::importCatalogueInto(const std::filesystem::path& folder,
                                     const std::filesystem::path& project)
{
    if (m_import.running()) {
        tell(
            tr("A catalogue is being imported already. Cancel that, or wait for it, before "
               "another is imported."));
        return;
    }
    m_message->hide();
    const auto work = [folder, project](const JobContext& job) {
        return importCatalogue(folder, project, ImportOptions(), job);
    };
    m_import.start(tr("Importing %1").arg(qt(folder.filename().string())), work,
                   [this, project](const Result<ImportSummary>& summary) {
                       if (!summary.hasValue()) {
                           if (summary.error().code != ErrorCode::Cancelled)
                               tell(qt(summary.error().sentence()));
                           return;
                       }
                       if (openProject(project)) tell(importSentence(summary.value()));
                   });
}

void MainWindow::train()
{
    if (!m_session) return;
    if (m_session->project().readOnly()) {
        tell(tr("The project can only be read here, so no model can be trained in it."));
        return;
    }
    m_trainDialog->show();
    m_trainDialog->raise();
    m_trainDialog->activateWindow();
}

void MainWindow::tell(const QString& sentence)
{
    m_message->tell(sentence);
}

void MainWindow::confirm(const QString& sentence)
{
    m_message->confirm(sentence);
}

QString MainWindow::message() const
{
    return m_message->isVisibleTo(this) ? m_message->sentence() : QString();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_closing->mayClose()) {
        event->ignore();
        return;
    }
    if (!m_talks->mayClose()) {
        event->ignore();
        return;
    }
    m_talks->mode().leave();  // what is kept is the window without it
    saveSession();
    m_keeper->end();
    m_keeping->store();
    QSettings().setValue(QStringLiteral("geometry"), saveGeometry());
    m_docks->save();
    event->accept();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_tour->isVisible())
        m_tour->end();
    else if (event->key() == Qt::Key_Escape && m_message->isVisible())
        m_message->hide();
    else
        QMainWindow::keyPressEvent(event);
}

}  // namespace crossfade::ui
