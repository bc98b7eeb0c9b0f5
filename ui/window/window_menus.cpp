// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the main window and what they do.
#include "ui/map/map_view.h"
#include "ui/models/text.h"
#include "ui/widgets/crossfader.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/artist_tools.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/find_actions.h"
#include "ui/window/keeping.h"
#include "ui/window/listening.h"
#include "ui/window/main_window.h"
#include "ui/window/map_menus.h"
#include "ui/window/map_panel.h"
#include "ui/window/message_bar.h"
#include "ui/window/navigation.h"
#include "ui/window/start_page.h"
#include "ui/window/strip_keys.h"
#include "ui/window/talk_mode.h"
#include "ui/window/talks.h"
#include "ui/window/top_bar.h"
#include "ui/window/workspace.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>

namespace crossfade::ui {

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeModelMenu();
    makeMixMenu();
    m_talks->addActions(*menuBar()->addMenu(tr("&Talk")));
    makeArtistMenu();
    m_navigation = new Navigation(m_exploration, *this, *menuBar(), *m_workspace->top());
    menuBar()->setCornerWidget(m_workspace->top()->count());
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open project…"), QKeySequence::Open, this, &MainWindow::chooseProject);
    m_needProject.push_back(
        file->addAction(tr("Open s&tory…"), this, [this] { m_talks->chooseStory(); }));
    file->addAction(tr("&Import catalogue folder…"), QKeySequence(Qt::CTRL | Qt::Key_I), this,
                    &MainWindow::chooseCatalogue);
    m_recentMenu = file->addMenu(tr("Open &recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, [this] {
        m_recentMenu->clear();
        for (const QString& path : m_recent.list())
            m_recentMenu->addAction(path, this, [this, path] { openProject(path.toStdString()); });
        m_recentMenu->addSeparator();
        m_recentMenu->addAction(tr("Clear list"), this, [this] {
            m_recent.clear();
            m_start->setRecent({});
        });
    });
    file->addSeparator();
    m_needProject.push_back(file->addAction(tr("Save project &as…"), this, &MainWindow::saveAs));
    m_needProject.push_back(file->addAction(tr("&Back up…"), this, &MainWindow::backUp));
    file->addSeparator();
    m_needRun.push_back(file->addAction(tr("Save the &map…"),
                                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                                        &MainWindow::chooseMapPicture));
    m_needRun.push_back(file->addAction(tr("Save &pictures of map and charts…"), this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Folder for the pictures"));
        if (folder.isEmpty()) return;
        const auto files = savePictures(folder);
        tell(files.hasValue() ? tr("Wrote %1 pictures to %2.").arg(files.value().size()).arg(folder)
                              : qt(files.error().sentence()));
    }));
    m_needProject.push_back(
        file->addAction(tr("&Save report…"), QKeySequence::Save, this, &MainWindow::chooseReport));
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::makeEditMenu()
{
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_undo =
        edit->addAction(tr("&Undo"), QKeySequence::Undo, &m_exploration, &ExplorationModel::undo);
    m_redo = edit->addAction(tr("&Redo"), &m_exploration, &ExplorationModel::redo);
    // Both, whatever the desktop: the first is what the button on the page says.
    m_redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    edit->addSeparator();
    QAction* find = edit->addAction(tr("&Find an artist"), QKeySequence::Find, m_page->search(),
                                    &SearchBar::beginSearch);
    m_needProject.push_back(find);
    edit->addSeparator();
    makeCopyMenu(*edit->addMenu(tr("Copy &as")));
    ArtistSelection* selection = &m_page->mapModels().selection;
    const auto copySelection = [selection] {
        QApplication::clipboard()->setText(
            qt(selectionTable(selection->artists(), *selection->catalogue(), TableFormat::Tsv)));
    };
    QAction* copy = edit->addAction(tr("Copy &selected artists as TSV"), this, copySelection);
    QAction* save =
        edit->addAction(tr("Sa&ve selected artists…"), this, &MainWindow::chooseSelectionFile);
    for (QAction* action : {copy, save}) {
        action->setEnabled(false);
        connect(selection, &ArtistSelection::changed, action,
                [action, selection] { action->setEnabled(!selection->empty()); });
    }
    connect(m_page->mapPanel(), &MapPanel::copySelectionWanted, copy, &QAction::trigger);
    connect(m_page->mapPanel(), &MapPanel::saveSelectionWanted, save, &QAction::trigger);
}

void MainWindow::makeViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    auto* pages = new QActionGroup(this);
    m_exploreAction = view->addAction(tr("&Explore"), QKeySequence(Qt::CTRL | Qt::Key_1),
                                      m_workspace, &Workspace::showExplore);
    m_inspectAction = view->addAction(tr("I&nspect"), QKeySequence(Qt::CTRL | Qt::Key_2),
                                      m_workspace, &Workspace::showInspect);
    m_researchAction = view->addAction(tr("&Research"), QKeySequence(Qt::CTRL | Qt::Key_3),
                                       m_workspace, &Workspace::showResearch);
    for (QAction* page : {m_exploreAction, m_inspectAction, m_researchAction}) {
        page->setCheckable(true);
        pages->addAction(page);
        m_needProject.push_back(page);
    }
    QMenu* arrangements = view->addMenu(tr("&Workspace"));
    view->addSeparator();
    MapView* map = m_page->map();
    m_needRun.push_back(
        view->addAction(tr("Zoom &in"), QKeySequence::ZoomIn, map, &MapView::zoomIn));
    m_needRun.push_back(
        view->addAction(tr("Zoom &out"), QKeySequence::ZoomOut, map, &MapView::zoomOut));
    m_needRun.push_back(view->addAction(tr("Show &whole map"), QKeySequence(Qt::CTRL | Qt::Key_0),
                                        map, &MapView::showAll));
    const MapMenus& maps = *m_page->mapPanel()->menus();
    for (QMenu* menu : {maps.layoutMenu(), maps.colourMenu()})
        m_needRun.push_back(view->addMenu(menu));
    view->addSeparator();
    m_docks = new Docks(*this, *view->addMenu(tr("&Panels")));
    m_talks = new Talks({this, m_workspace, &m_exploration, m_docks});
    m_talks->addArrangements(*arrangements);
    connect(m_talks, &Talks::told, this, &MainWindow::tell);
    // What was said before a talk is nothing to its audience.
    connect(&m_talks->mode(), &TalkMode::changed, m_message, [this] {
        if (m_talks->mode().on()) m_message->hide();
    });
    view->addSeparator();
    auto* group = new QActionGroup(this);
    const int chosen = static_cast<int>(appearanceInForce());
    const std::array<QString, 3> names = {tr("&System appearance"), tr("&Light"), tr("&Dark")};
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        QAction* action = view->addAction(names[static_cast<std::size_t>(i)], this, [i] {
            QSettings().setValue(QStringLiteral("appearance"), i);
            applyAppearance(static_cast<Appearance>(i));
        });
        action->setCheckable(true);
        action->setChecked(i == chosen);
        group->addAction(action);
    }
}

void MainWindow::makeModelMenu()
{
    QMenu* model = menuBar()->addMenu(tr("&Model"));
    m_needProject.push_back(model->addAction(
        tr("&Train a model…"), QKeySequence(Qt::CTRL | Qt::Key_T), this, &MainWindow::train));
    m_runMenu = model->addMenu(tr("Show &run"));
    connect(m_runMenu, &QMenu::aboutToShow, this, [this] {
        m_runMenu->clear();
        if (!m_session) return;
        for (const RunRecord& run : m_session->runs()) {
            QAction* action = m_runMenu->addAction(
                tr("%1 · %2 · %3").arg(run.id.value).arg(qt(run.name), qt(run.created)), this,
                [this, id = run.id] {
                    if (const auto status = m_session->selectRun(id); !status.hasValue())
                        tell(qt(status.error().sentence()));
                });
            action->setCheckable(true);
            action->setChecked(m_session->run() && m_session->run()->record.id == run.id);
        }
    });
}

void MainWindow::makeMixMenu()
{
    QMenu* mix = menuBar()->addMenu(tr("Mi&x"));
    makeSwitches(*mix);
    m_needRun.push_back(mix->addAction(tr("&All modalities on at learned weights"),
                                       QKeySequence(Qt::CTRL | Qt::Key_R), &m_exploration,
                                       &ExplorationModel::resetMixer));
    const std::array<std::pair<MixerSide, QString>, 3> sides = {
        {{MixerSide::Query, tr("Mix the &query")},
         {MixerSide::Both, tr("Mix &both sides")},
         {MixerSide::Candidates, tr("Mix the &candidates")}}};
    int key = Qt::Key_1;
    for (const auto& [side, text] : sides)
        m_needRun.push_back(
            mix->addAction(text, QKeySequence(Qt::ALT | static_cast<Qt::Key>(key++)), this,
                           [this, one = side] { m_page->mixer()->setSide(one); }));
    m_needRun.push_back(
        mix->addAction(tr("&Simulate missing modalities…"), m_page, &ExplorePage::simulate));
    mix->addSeparator();
    // Function keys lie alike on every keyboard.
    Crossfader* crossfader = m_workspace->top()->crossfader();
    m_needRun.push_back(mix->addAction(tr("&Pin as the baseline"), QKeySequence(Qt::Key_F7),
                                       &m_exploration, &ExplorationModel::pinBaseline));
    m_needRun.push_back(mix->addAction(tr("&Unpin the baseline"),
                                       QKeySequence(Qt::SHIFT | Qt::Key_F7), &m_exploration,
                                       &ExplorationModel::clearBaseline));
    m_needRun.push_back(mix->addAction(tr("&Fade to the baseline"), QKeySequence(Qt::Key_F8), this,
                                       [crossfader] { crossfader->fadeTo(0.0); }));
    m_needRun.push_back(mix->addAction(tr("Fade to &now"), QKeySequence(Qt::Key_F9), this,
                                       [crossfader] { crossfader->fadeTo(1.0); }));
}

void MainWindow::makeArtistMenu()
{
    ArtistMenu& menu = m_page->artistMenu();
    menu.add([this](QMenu& one, const ArtistMenu::Artists& artists) {
        if (artists.size() == 1)
            one.addAction(tr("&Ask for them"), this,
                          [this, artist = artists.front()] { m_page->choose(artist); });
        one.addAction(artists.size() == 1 ? tr("&Copy the name") : tr("&Copy the names"), this,
                      [this, artists] {
                          QStringList names;
                          for (const ArtistRow artist : artists)
                              names += qt(m_session->catalogue()->label(artist));
                          QApplication::clipboard()->setText(names.join(u'\n'));
                      });
    });
    QMenu* artist = menuBar()->addMenu(tr("A&rtist"));
    auto* find = new FindActions(*m_page, m_exploration, *artist);
    for (QAction* action : find->actions()) m_needRun.push_back(action);
    artist->addSeparator();
    m_keeping = std::make_unique<Keeping>(*this, *m_page, m_exploration, *m_docks, *artist);
    m_needRun.insert(m_needRun.end(), m_keeping->actions().begin(), m_keeping->actions().end());
    connect(m_keeping.get(), &Keeping::told, this, &MainWindow::tell);
    connect(m_keeping.get(), &Keeping::confirmed, this, &MainWindow::confirm);
    artist->addSeparator();
    m_artistTools = new ArtistTools(*this, *artist);
    connect(m_artistTools, &ArtistTools::told, this, &MainWindow::tell);
    m_talks->setSound(m_artistTools->listening().player());
}

void MainWindow::makeSwitches(QMenu& menu)
{
    // Shortcuts, as a table would take the digits for the beginning of a name; a text field keeps
    // them for itself.
    constexpr std::size_t kKeys = 8;
    for (std::size_t m = 0; m < kKeys; ++m) {
        const auto key = static_cast<Qt::Key>(static_cast<std::size_t>(Qt::Key_1) + m);
        QAction* action = menu.addAction(QString(), QKeySequence(key), this,
                                         [this, m] { m_page->mixer()->toggle(m); });
        action->setShortcutContext(Qt::WindowShortcut);
        m_switches.push_back(action);
    }
    new StripKeys(*this, [this](std::size_t m) { m_switches[m]->trigger(); });
}

void MainWindow::refreshSwitches()
{
    const bool hasRun = m_session && m_session->run() && m_exploration.hasSources();
    const auto names = hasRun ? m_exploration.run()->record.modalities : std::vector<std::string>();
    for (std::size_t m = 0; m < m_switches.size(); ++m) {
        m_switches[m]->setText(m < names.size() ? tr("Switch %1").arg(qt(names[m])) : QString());
        m_switches[m]->setVisible(m < names.size());
        m_switches[m]->setEnabled(m < names.size() && m_workspace->exploring());
    }
}

void MainWindow::refreshActions()
{
    const bool hasRun = m_session && m_session->run() && m_exploration.hasSources();
    for (QAction* action : m_needProject) action->setEnabled(m_session != nullptr);
    // What is seen on the Explore page alone is not changed unseen.
    const bool exploring = m_workspace->exploring();
    for (QAction* action : m_needRun) action->setEnabled(hasRun && exploring);
    m_runMenu->setEnabled(hasRun);
    m_undo->setEnabled(exploring && m_exploration.canUndo());
    m_redo->setEnabled(exploring && m_exploration.canRedo());
    m_exploreAction->setChecked(exploring);
    m_inspectAction->setChecked(m_workspace->inspecting());
    m_researchAction->setChecked(!exploring && !m_workspace->inspecting());
    m_navigation->setUsable(hasRun && exploring);
    refreshSwitches();
}

void MainWindow::chooseProject()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open project"), {}, tr("Crossfade projects (*.crossfade);;All files (*)"));
    if (!path.isEmpty()) openProject(path.toStdString());
}

void MainWindow::chooseCatalogue()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Catalogue folder: artists.tsv and a file per modality"));
    if (!folder.isEmpty()) openDropped(folder);
}

void MainWindow::openDropped(const QString& path)
{
    const QString understood =
        tr("What can be opened here is a project (.crossfade), a catalogue folder, which has "
           "artists.tsv in it, or a story (.story.json) of the project that is open.");
    if (path.endsWith(QLatin1String(kStoryEnding))) {
        if (m_session && m_talks->openStory(path))
            tell(tr("Opened the story %1.").arg(QFileInfo(path).fileName()));
        else if (!m_session)
            tell(tr("A story needs its project: open that first."));
        return;
    }
    if (m_artistTools->takes(path)) {
        m_artistTools->newArtist(path);
        return;
    }
    if (!QFileInfo(path).isDir()) {
        // Of a project that is damaged the sentence says enough.
        if (!openProject(path.toStdString()) && !path.endsWith(QStringLiteral(".crossfade")))
            tell(message() + u' ' + understood);
        return;
    }
    if (QDir(path)
            .entryList({QStringLiteral("artists.tsv"), QStringLiteral("artists.csv")})
            .isEmpty()) {
        tell(tr("The folder %1 has no artists.tsv or artists.csv in it. %2").arg(path, understood));
        return;
    }
    const QString suggested = path + QStringLiteral(".crossfade");
    const QString project = QFileDialog::getSaveFileName(
        this, tr("Project to import into (an existing one is updated)"), suggested,
        tr("Crossfade projects (*.crossfade)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!project.isEmpty()) importCatalogueInto(path.toStdString(), project.toStdString());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.first().isLocalFile()) return;
    event->acceptProposedAction();
    // Later: a dialog now would keep the program waiting that the files are dragged from.
    QMetaObject::invokeMethod(
        this, [this, path = urls.first().toLocalFile()] { openDropped(path); },
        Qt::QueuedConnection);
}

}  // namespace crossfade::ui
