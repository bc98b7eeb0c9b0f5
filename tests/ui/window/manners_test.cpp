// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a project, the list of work, closing while it goes on, pictures and text for the
// clipboard, and the tour.
#include "core/workflow/project.h"
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/models/job_list.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/search_bar.h"
#include "ui/widgets/why_panel.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/job_panel.h"
#include "ui/window/map_panel.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/project_copies.h"
#include "ui/window/session_keeper.h"
#include "ui/window/tour.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLayout>
#include <QMenu>
#include <QMessageBox>
#include <QTableView>

#include <array>
#include <set>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class MannersWindowTest : public test::WindowTest {
protected:
    bool copied()
    {
        return test::comesTrue([this] { return !window().copies().runner().running(); });
    }
    /// A training that goes on until it is stopped.
    void trainForLong()
    {
        ASSERT_TRUE(window().openProject(trained()));
        window().training().start(window().session()->path(), test::quickTraining("long", 5000));
        ASSERT_TRUE(window().training().running());
    }
    QMessageBox* question() { return window().findChild<QMessageBox*>(); }
    void answer(const char* text)
    {
        ASSERT_NE(question(), nullptr);
        QAbstractButton* chosen = test::button(*question(), text);
        ASSERT_NE(chosen, nullptr);
        chosen->click();
        test::drainEvents();
    }
    bool stops()
    {
        return test::comesTrue([this] { return !window().training().running(); });
    }
    QAction* action(const char* text)
    {
        for (QMenu* menu : window().findChildren<QMenu*>())
            for (QAction* one : menu->actions())
                if (one->text() == QString::fromUtf8(text)) return one;
        throw std::runtime_error(std::string("no action ") + text);
    }
};

TEST_F(MannersWindowTest, SaveAsGoesOnInTheCopy)
{
    const fs::path original = trained();
    ASSERT_TRUE(window().openProject(original));
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    const fs::path copy = folder() / "copy.crossfade";
    test::expectOk(window().keeper().saveNow());
    window().copies().copy(original, copy, ProjectCopies::Then::Open);
    ASSERT_TRUE(copied());
    EXPECT_EQ(window().session()->path(), copy);
    EXPECT_EQ(asked(), "Björk");
    EXPECT_THAT(window().message(), test::Holds("is open now"));
}

TEST_F(MannersWindowTest, ABackupStaysInThisOne)
{
    const fs::path original = trained();
    ASSERT_TRUE(window().openProject(original));
    const fs::path copy = folder() / "copy.crossfade";
    window().copies().copy(original, copy, ProjectCopies::Then::Keep);
    ASSERT_TRUE(copied());
    EXPECT_EQ(window().session()->path(), original);
    EXPECT_THAT(window().message(), test::Holds("Copied the project to"));
    EXPECT_THAT(Project::open(copy), test::HasValue());
}

TEST_F(MannersWindowTest, ACopyOntoItselfIsRefusedWithASentence)
{
    const fs::path original = trained();
    ASSERT_TRUE(window().openProject(original));
    window().copies().copy(original, original, ProjectCopies::Then::Keep);
    EXPECT_FALSE(window().copies().runner().running());
    EXPECT_THAT(window().message(), test::Holds("is the project itself"));
}

TEST_F(MannersWindowTest, TheWorkIsListedWithWhatBecameOfIt)
{
    const fs::path original = trained();
    ASSERT_TRUE(window().openProject(original));
    auto* dock = window().findChild<QDockWidget*>(u"jobs"_s);
    ASSERT_NE(dock, nullptr);
    dock->show();
    auto* panel = window().findChild<JobPanel*>();
    EXPECT_TRUE(test::shows(*panel, "Nothing has been worked at yet"));
    window().copies().copy(original, folder() / "copy.crossfade", ProjectCopies::Then::Keep);
    ASSERT_TRUE(copied());
    EXPECT_FALSE(test::shows(*panel, "Nothing has been worked at yet"));
    ASSERT_EQ(panel->table()->model()->rowCount(), 1);
    EXPECT_EQ(panel->table()->model()->index(0, JobList::Title).data().toString(),
              u"Copying the project to copy.crossfade"_s);
    EXPECT_EQ(panel->table()->model()->index(0, JobList::State).data().toString(), u"Done"_s);
    EXPECT_FALSE(test::shows(*panel, "Began: ")) << "the row says all";
    test::button(*panel, "C&lear what has ended")->click();
    EXPECT_EQ(panel->table()->model()->rowCount(), 0);
    EXPECT_TRUE(test::shows(*panel, "Nothing has been worked at yet"));
}

TEST_F(MannersWindowTest, WhatFailedStaysInTheListWithItsSentence)
{
    ASSERT_TRUE(window().openProject(trained()));
    window().findChild<QDockWidget*>(u"jobs"_s)->show();
    window().importCatalogueInto(folder() / "no folder", folder() / "new.crossfade");
    ASSERT_TRUE(test::comesTrue([this] { return !window().message().isEmpty(); }));
    auto* panel = window().findChild<JobPanel*>();
    EXPECT_TRUE(test::shows(*panel, "Importing no folder\nFailed: "));
    test::button(*panel, "Copy &details")->click();
    EXPECT_THAT(QApplication::clipboard()->text(), test::Holds("Began: "));
}

TEST_F(MannersWindowTest, ATrainingIsCancelledFromTheList)
{
    trainForLong();
    window().findChild<QDockWidget*>(u"jobs"_s)->show();
    auto* panel = window().findChild<JobPanel*>();
    panel->table()->setFocus();
    QTest::keyClick(panel->table(), Qt::Key_Delete);
    ASSERT_TRUE(stops());
    EXPECT_EQ(panel->table()->model()->index(0, JobList::State).data().toString(), u"Cancelled"_s);
}

TEST_F(MannersWindowTest, ClosingDuringWorkAsksAndStaysOpen)
{
    trainForLong();
    EXPECT_FALSE(window().close());
    ASSERT_NE(question(), nullptr);
    EXPECT_THAT(question()->informativeText(), test::Holds("can be continued later"));
    answer("Stay &open");
    EXPECT_TRUE(window().isVisible());
    EXPECT_TRUE(window().training().running());
    window().leave();
    EXPECT_FALSE(window().isVisible());
}

TEST_F(MannersWindowTest, ClosingCanStopTheWork)
{
    trainForLong();
    window().close();
    answer("&Stop and close");
    EXPECT_FALSE(window().isVisible());
    ASSERT_TRUE(stops());
}

TEST_F(MannersWindowTest, ClosingCanWaitForTheWork)
{
    trainForLong();
    window().close();
    answer("Close when &done");
    EXPECT_TRUE(window().isVisible());
    EXPECT_THAT(window().message(), test::Holds("closes when all work is done"));
    window().training().cancel();
    ASSERT_TRUE(test::comesTrue([this] { return !window().isVisible(); }));
}

TEST_F(MannersWindowTest, WithoutWorkNobodyIsAsked)
{
    ASSERT_TRUE(window().openProject(trained()));
    EXPECT_TRUE(window().close());
}

TEST_F(MannersWindowTest, TheNeighboursAreCopiedAsTsvAndMarkdown)
{
    openTrained();
    action("Neighbours as &TSV")->trigger();
    EXPECT_THAT(QApplication::clipboard()->text(), test::Holds("rank\tid\tartist"));
    action("Neighbours as &Markdown")->trigger();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    EXPECT_EQ(lines[0], u"| # | Artist | Score | Modalities | Popularity |"_s);
    EXPECT_TRUE(lines[2].startsWith(u"| 1 | "_s));
    EXPECT_THAT(QApplication::clipboard()->text(), test::Holds(test::kNotice));
}

TEST_F(MannersWindowTest, ThePanelInFrontIsCopiedAsAPictureAtTwiceItsSize)
{
    openTrained();
    const auto colours = [](const QImage& image) {
        std::set<QRgb> found;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3) found.insert(image.pixel(x, y));
        return found.size();
    };
    window().page().neighbours()->table()->setFocus();
    const QSize before = window().page().neighbours()->size();
    action("&Picture of the panel in front")->trigger();
    const QImage neighbours = QApplication::clipboard()->image();
    EXPECT_EQ(neighbours.width(), 2 * before.width());
    EXPECT_GT(colours(neighbours), 20U);
    EXPECT_EQ(window().page().neighbours()->size(), before) << "the window stays as it is";
    window().page().map()->setFocus();
    action("&Picture of the panel in front")->trigger();
    const QImage map = QApplication::clipboard()->image();
    EXPECT_EQ(map.size(), window().page().map()->size() * 2);
    EXPECT_GT(colours(map), 20U);
}

TEST_F(MannersWindowTest, TheTourIsGoneThroughByKeyboard)
{
    openTrained();
    action("&Tour")->trigger();
    Tour& tour = window().tour();
    ASSERT_TRUE(tour.isVisible());
    EXPECT_TRUE(tour.isAncestorOf(QApplication::focusWidget()));
    EXPECT_TRUE(test::shows(tour, "1 of 3"));
    EXPECT_TRUE(test::shows(tour, "Ask for an artist"));
    press(Qt::Key_Right);
    EXPECT_TRUE(test::shows(tour, "Fade a modality"));
    press(Qt::Key_Left);
    EXPECT_TRUE(test::shows(tour, "1 of 3"));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    EXPECT_TRUE(test::shows(tour, "3 of 3"));
    press(Qt::Key_Return);
    EXPECT_FALSE(tour.isVisible());
    action("&Tour")->trigger();
    press(Qt::Key_Escape);
    EXPECT_FALSE(tour.isVisible());
}

TEST_F(MannersWindowTest, TheNotesOfTheTourStandBesideTheirPartAndWithinTheWindow)
{
    openTrained();
    window().askFor(u"nobody of this name"_s);
    ASSERT_FALSE(window().message().isEmpty());
    action("&Tour")->trigger();  // the message goes, and all parts move up
    Tour& tour = window().tour();
    ExplorePage& page = window().page();
    const std::array<QWidget*, 3> parts = {page.search(), page.mixer(), page.why()};
    for (QWidget* part : parts) {
        for (const QSize& size : {QSize(1440, 920), QSize(1280, 800)}) {
            window().resize(size);
            test::drainEvents();
            EXPECT_TRUE(window().rect().contains(tour.geometry()));
            const QRect place(part->mapTo(&window(), QPoint(0, 0)), part->size());
            EXPECT_FALSE(tour.geometry().intersects(place));
            EXPECT_TRUE(tour.outline().contains(place));
            EXPECT_GE(tour.height(), tour.layout()->heightForWidth(tour.width()))
                << "nothing is cut";
        }
        tour.next();
    }
}

TEST_F(MannersWindowTest, TheTourIsOfferedOnceAndNeverForced)
{
    window().welcome();
    EXPECT_EQ(window().message(), QString()) << "there is nothing to show yet";
    const fs::path path = trained();
    ASSERT_TRUE(window().openProject(path));
    ASSERT_TRUE(test::comesTrue([this] { return !window().message().isEmpty(); }));
    EXPECT_THAT(window().message(), test::Holds("A tour of three steps"));
    EXPECT_FALSE(window().tour().isVisible());
    test::button(window(), "Take the &tour")->click();
    EXPECT_TRUE(window().tour().isVisible());
    EXPECT_EQ(window().message(), QString());
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    window().welcome();
    EXPECT_EQ(window().message(), QString());
}

}  // namespace
}  // namespace crossfade::ui
