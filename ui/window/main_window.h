// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/map/map_export.h"
#include "ui/models/evaluation_model.h"
#include "ui/models/experiment_model.h"
#include "ui/models/exploration_model.h"
#include "ui/models/inspection_model.h"
#include "ui/models/project_session.h"
#include "ui/models/research_model.h"
#include "ui/models/training_model.h"
#include "ui/window/appearance.h"
#include "ui/window/closing.h"
#include "ui/window/picture_dialog.h"
#include "ui/window/recent_files.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>

class QAction;
class QMenu;
class QStackedWidget;

namespace crossfade::ui {

class ArtistTools;
class Docks;
class ExplorePage;
class Keeping;
class MessageBar;
class Navigation;
class Panel;
class ProjectCopies;
class SessionKeeper;
class StartPage;
class Tour;
class Talks;
class TrainDialog;
class Workspace;

/// The window: one project at a time, the pages, the menus. Wires models to views; what a menu does
/// stands in window_menus.cpp, what is taken from a run in window_session.cpp, what is saved as a
/// picture in pictures.cpp, as a report in window_report.cpp, what every program does for people
/// (finding commands, copies, work, closing, the tour) in window_manners.cpp.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a project in place of the present one; false, with the sentence shown, if it can't be.
    bool openProject(const std::filesystem::path& path);
    /// Imports a folder into a project (new or not) in the background, then opens it.
    void importCatalogueInto(const std::filesystem::path& folder,
                             const std::filesystem::path& project);

    /// Asks for an artist by name or id; false, with the sentence shown, if there is none or no
    /// run.
    bool askFor(const QString& nameOrId);

    ExplorePage& page() { return *m_page; }
    Workspace& workspace() { return *m_workspace; }
    ExplorationModel& exploration() { return m_exploration; }
    EvaluationModel& evaluation() { return m_evaluation; }
    InspectionModel& inspection() { return m_inspection; }
    ResearchModel& research() { return m_research; }
    TrainingModel& training() { return m_training; }
    ExperimentModel& experiments() { return m_experiments; }
    ProjectSession* session() { return m_session.get(); }
    Docks& docks() { return *m_docks; }
    SessionKeeper& keeper() { return *m_keeper; }
    Navigation& navigation() { return *m_navigation; }
    ProjectCopies& copies() { return *m_copies; }
    Closing& closing() { return *m_closing; }
    Tour& tour() { return *m_tour; }
    Keeping& keeping() { return *m_keeping; }
    Talks& talks() { return *m_talks; }
    ArtistTools& artistTools() { return *m_artistTools; }
    /// The last sentence shown to the person.
    QString message() const;

    /// The map and the charts as PNG files in a folder; the names of the files, or what went wrong.
    Result<QStringList> savePictures(const QString& folder);
    /// The map alone, as a file of the ending's format: all of it, or what is seen now.
    Status saveMap(const QString& file, const PictureChoice& choice, bool whole);

    /// A report of all systems into a file by whose extension it is made, in the background; says
    /// where it went.
    void saveReport(const QString& file);

    void chooseProject();
    void chooseCatalogue();
    void chooseReport();
    void chooseMapPicture();
    void chooseSelectionFile();
    void train();
    void saveAs();
    void backUp();
    /// The panel in front as it is seen, at twice its size, into the clipboard.
    void copyPicture();
    /// What is offered to somebody who starts the program: the tour, the first time.
    void welcome();
    /// Closes without asking; what is being worked at is stopped.
    void leave();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeModelMenu();
    void makeMixMenu();
    void makeArtistMenu();
    void makeCopyMenu(QMenu& edit);
    void makeHelpMenu();
    void makeWork();
    void makeTour();
    std::vector<LongJob> longJobs();
    void offerLeft();
    void showPalette();
    void showKeys();
    void beginTour();
    Panel* panelInFront();
    Picture mapPicture(const PictureChoice& choice, bool whole);
    void makeSwitches(QMenu& menu);
    void refreshActions();
    void refreshSwitches();
    void connectModels();
    void connectInspection();
    void connectResearch();
    void connectExperiments();
    void connectSession();
    void takeWriters();
    /// Sets of the catalogue's modalities, which the Research page offers.
    void trySets(ModalityMask query, ModalityMask candidates);
    void showSets();
    void takeRun();
    void showCurve();
    void takeRuns();
    void takeCatalogue();
    void showTitle();
    void tellOfNewerRun(RunId now, RunId before);
    void saveSession();
    void tell(const QString& sentence);
    void confirm(const QString& sentence);
    void openDropped(const QString& path);

    RecentFiles m_recent;
    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_exploration;
    EvaluationModel m_evaluation;
    InspectionModel m_inspection;
    TrainingModel m_training;
    ResearchModel m_research;
    ExperimentModel m_experiments;
    JobRunner m_import;

    QStackedWidget* m_pages;
    StartPage* m_start;
    Workspace* m_workspace;
    ExplorePage* m_page;  ///< of the workspace
    TrainDialog* m_trainDialog;
    MessageBar* m_message;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_runMenu = nullptr;
    Docks* m_docks = nullptr;
    SessionKeeper* m_keeper = nullptr;
    Navigation* m_navigation = nullptr;
    ProjectCopies* m_copies;
    Closing* m_closing = nullptr;
    Tour* m_tour = nullptr;
    Talks* m_talks = nullptr;
    ArtistTools* m_artistTools = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_exploreAction = nullptr;
    QAction* m_inspectAction = nullptr;
    QAction* m_researchAction = nullptr;
    PictureChoice m_picture;  ///< how the map was saved last
    std::vector<std::string> m_lastQuery;
    std::vector<QAction*> m_switches;  ///< of the modalities, by their keys
    bool m_ownRun = false;             ///< the run that comes was trained by this window
    std::vector<QAction*> m_needProject;
    std::vector<QAction*> m_needRun;  ///< and the Explore page
    std::unique_ptr<Keeping> m_keeping;
};

}  // namespace crossfade::ui
