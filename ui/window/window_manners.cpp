// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does as every program does: finding commands and keys, copies of a project,
// the list of work, closing, what was left, and the tour.
#include "core/base/version.h"
#include "ui/models/job_list.h"
#include "ui/models/search_model.h"
#include "ui/models/text.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/search_bar.h"
#include "ui/widgets/why_panel.h"
#include "ui/window/command_palette.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/job_panel.h"
#include "ui/window/job_strip.h"
#include "ui/window/main_window.h"
#include "ui/window/menu_commands.h"
#include "ui/window/message_bar.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/project_copies.h"
#include "ui/window/session_keeper.h"
#include "ui/window/shortcuts_sheet.h"
#include "ui/window/start_page.h"
#include "ui/window/tour.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QDate>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>

namespace crossfade::ui {

namespace {

constexpr std::size_t kArtistsFound = 6;
const QString kTourOffered = QStringLiteral("tourOffered");

/// Asks where a copy is to go, and whether what is there may be replaced; empty: nowhere.
QString copyFile(QWidget* window, const QString& title, const QFileInfo& project,
                 const QString& suffix)
{
    QFileDialog dialog(window, title, project.path(),
                       MainWindow::tr("Crossfade projects (*.crossfade)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("crossfade"));
    dialog.selectFile(project.completeBaseName() + suffix + QStringLiteral(".crossfade"));
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

}  // namespace

std::vector<LongJob> MainWindow::longJobs()
{
    const QString research = tr("Stopped now, what the Research page was working out is lost.");
    return {
        {&m_import, tr("Stopped now, nothing is kept of the import.")},
        {&m_training.runner(),
         tr("Stopped now, the training is kept to its last whole epoch, and can be "
            "continued later.")},
        {&m_experiments.runner(),
         tr("Stopped now, the sweep keeps what it has trained, and can go on later.")},
        {&m_research.evaluationRunner(), research},
        {&m_research.maskingRunner(), research},
        {&m_research.comparisonRunner(), research},
        {&m_research.diagnosisRunner(), research},
        {&m_research.reportRunner(), tr("Stopped now, the report is not written.")},
        {&m_copies->runner(), tr("Stopped now, the copy is not made.")},
    };
}

void MainWindow::makeWork()
{
    auto* jobs = new JobList(this);
    for (const LongJob& job : longJobs()) jobs->watch(*job.runner);
    jobs->watch(m_inspection.runner(), JobList::Listed::IfLong);
    QDockWidget* dock = m_docks->add(QStringLiteral("jobs"), tr("Work"), new JobPanel(*jobs),
                                     Qt::BottomDockWidgetArea);
    for (JobStrip* strip : findChildren<JobStrip*>())
        connect(strip, &JobStrip::listWanted, dock, [dock] {
            dock->show();
            dock->raise();
        });

    m_closing = new Closing(*this, longJobs());
    connect(m_closing, &Closing::told, this, &MainWindow::tell);
    m_keeper = new SessionKeeper(m_exploration, *m_workspace, *m_docks, this);
    m_tour = new Tour(*this);
    connect(m_copies, &ProjectCopies::failed, this, &MainWindow::tell);
    connect(m_copies, &ProjectCopies::copied, this,
            [this](const QString& file, ProjectCopies::Then then) {
                if (then == ProjectCopies::Then::Keep)
                    tell(tr("Copied the project to %1.").arg(file));
                else if (openProject(file.toStdString()))
                    tell(tr("%1 is open now; the project that it was copied from stays as it is.")
                             .arg(file));
            });
}

void MainWindow::leave()
{
    m_closing->stopAll();
    close();
}

void MainWindow::saveAs()
{
    if (m_training.running() || m_experiments.running()) {
        tell(tr("A model is being trained in %1, so that no copy of it can be opened in its place "
                "now. File → Back up… makes a copy that is only kept.")
                 .arg(qt(m_session->path().filename().string())));
        return;
    }
    const QFileInfo project(qt(m_session->path().string()));
    const QString file = copyFile(this, tr("Save the project as"), project, tr(" copy"));
    if (file.isEmpty()) return;
    saveSession();
    m_copies->copy(m_session->path(), file.toStdString(), ProjectCopies::Then::Open);
}

void MainWindow::backUp()
{
    const QFileInfo project(qt(m_session->path().string()));
    const QString file = copyFile(this, tr("Back the project up"), project,
                                  u'-' + QDate::currentDate().toString(Qt::ISODate));
    if (file.isEmpty()) return;
    saveSession();
    m_copies->copy(m_session->path(), file.toStdString(), ProjectCopies::Then::Keep);
}

void MainWindow::offerLeft()
{
    const std::vector<LeftSession> all = sessionsLeft();
    if (all.empty()) return;
    const LeftSession& left = all.front();
    m_start->setLeft(left.project, left.artist);
    connect(m_start, &StartPage::goOnWanted, this,
            [this, left] { openProject(left.project.toStdString()); });
    connect(m_start, &StartPage::leftDismissed, this, [this, left] {
        forgetSession(left);
        m_start->setLeft({}, {});
    });
}

void MainWindow::makeCopyMenu(QMenu& copy)
{
    const auto add = [&](const QString& text, const QKeySequence& keys, auto what) {
        m_needRun.push_back(copy.addAction(text, keys, this,
                                           [what] { QApplication::clipboard()->setText(what()); }));
    };
    add(tr("Neighbours as &TSV"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { return m_page->neighbours()->neighbours().toTsv(); });
    add(tr("Neighbours as &Markdown"), {},
        [this] { return m_page->neighbours()->neighbours().toMarkdown(); });
    add(tr("&Command line of what is shown"), {}, [this] {
        return qt(commandLine(m_exploration.state(), m_exploration.run()->record.modalities,
                              m_session->path().string(), ExplorationModel::kListed));
    });
    m_needProject.push_back(
        copy.addAction(tr("&Picture of the panel in front"), this, &MainWindow::copyPicture));
}

void MainWindow::makeHelpMenu()
{
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("Find a &command…"), QKeySequence(Qt::CTRL | Qt::Key_K), this,
                    &MainWindow::showPalette);
    QAction* keys = help->addAction(tr("&Keys…"), this, &MainWindow::showKeys);
    keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Slash)});
    m_needRun.push_back(help->addAction(tr("&Tour"), this, &MainWindow::beginTour));
    help->addSeparator();
    help->addAction(tr("&About Crossfade"), this, [this] {
        QMessageBox::about(this, tr("About Crossfade"),
                           tr("<b>Crossfade %1</b><p>Explore how similar music artists are, across "
                              "modalities. Implements "
                              "“Contrastive Learning for Cross-modal Artist Retrieval” (Ferraro, "
                              "Kim, Oramas, Ehmann, Gouyon, "
                              "ISMIR 2023).<p>Free software under the GNU General Public License, "
                              "version 3 or later.")
                               .arg(QLatin1String(kVersion)));
    });
}

void MainWindow::showPalette()
{
    auto* palette = findChild<CommandPalette*>();
    if (palette == nullptr) palette = new CommandPalette(this);
    const auto artists = [this](const QString& typed) {
        std::vector<Command> found;
        if (!m_session) return found;
        const auto hits = m_session->project().findArtists(typed.toStdString(), kArtistsFound);
        if (!hits.hasValue()) return found;
        for (const NameHit& hit : hits.value()) {
            const CatalogueSnapshot& catalogue = *m_session->catalogue();
            Command command;
            command.title = qt(catalogue.label(hit.artist));
            command.place = tr("Artist · %1").arg(artistDetail(catalogue, hit.artist));
            command.run = [this, id = catalogue.artists()[hit.artist].id] {
                const auto row = m_session->project().resolveArtist(id);
                if (!row.hasValue()) return tell(qt(row.error().sentence()));
                m_workspace->showExplore();
                m_page->choose(row.value());
            };
            found.push_back(std::move(command));
        }
        return found;
    };
    palette->ask(menuCommands(*menuBar()), artists);
}

void MainWindow::showKeys()
{
    auto* sheet = findChild<ShortcutsSheet*>();
    if (sheet == nullptr) sheet = new ShortcutsSheet(this);
    sheet->ask(menuCommands(*menuBar()), widgetKeys());
}

void MainWindow::beginTour()
{
    m_message->hide();
    m_workspace->showExplore();
    m_tour->begin(
        {{m_page->search(), tr("Ask for an artist"),
          tr("Type a name here (Ctrl+F). Their neighbours are listed at the right, the most "
             "similar "
             "first; Enter on one of them asks for them in turn, and Alt+Left leads back.")},
         {m_page->mixer(), tr("Fade a modality"),
          tr("Move a fader, or switch a modality off with its key (1, 2, 3…), and see who comes "
             "and who goes. F7 pins what is shown; the crossfader at the top leads back to it.")},
         {m_page->why(), tr("Ask why, and compare"),
          tr("Choose a neighbour, and this says which modality makes them one. “Before and after” "
             "above the list shows what the mix has changed.")}});
}

void MainWindow::welcome()
{
    if (QSettings().contains(kTourOffered)) return;
    const auto offer = [this] {
        // What is said already matters more; there is another start.
        if (!message().isEmpty() || QSettings().contains(kTourOffered)) return;
        QSettings().setValue(kTourOffered, true);
        m_message->offer(tr("New here? A tour of three steps shows what this window is for. It "
                            "stays under Help → Tour."),
                         tr("Take the &tour"), [this] { beginTour(); });
    };
    if (m_exploration.hasSources())
        offer();
    else
        // Later, when the project that it comes with is shown.
        connect(&m_exploration, &ExplorationModel::sourcesChanged, this, offer,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

}  // namespace crossfade::ui
