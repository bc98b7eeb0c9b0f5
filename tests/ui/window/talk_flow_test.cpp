// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/widgets/crossfader.h"
#include "ui/widgets/pointer_ring.h"
#include "ui/widgets/search_bar.h"
#include "ui/widgets/stage_bar.h"
#include "ui/widgets/stage_caption.h"
#include "ui/widgets/stage_list.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/story_panel.h"
#include "ui/window/talks.h"
#include "ui/window/top_bar.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class TalkWindowTest : public test::WindowTest {
protected:
    void TearDown() override
    {
        talks().story().begin();  // else it asks whether that is to be saved
        WindowTest::TearDown();
    }

    ExploreGrid& grid() { return window().page().grid(); }
    Talks& talks() { return window().talks(); }
    bool onStage() { return grid().list()->isVisible(); }
    QString asked() { return QString::fromStdString(WindowTest::asked()); }
    QDockWidget* storyDock() { return window().findChild<QDockWidget*>(u"story"_s); }
    /// A story of three steps: Radiohead, Björk without audio, Ryuichi Sakamoto.
    void makeStory()
    {
        openTrained();
        ASSERT_TRUE(window().askFor(u"Radiohead"_s));
        add(u"First"_s);
        ASSERT_TRUE(window().askFor(u"Björk"_s));
        press(Qt::Key_1);
        add(u"Second"_s);
        ASSERT_TRUE(window().askFor(u"Ryuichi Sakamoto"_s));
        exploration().resetMixer();
        add(u"Third"_s);
        test::expectOk(
            talks().story().save(QString::fromStdString((folder() / "made.story.json").string())));
        window().page().map()->setFocus();
    }
    void add(const QString& caption)
    {
        press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_EQ(QApplication::focusWidget(), talks().panel().caption());
        talks().panel().caption()->setPlainText(caption);
        window().page().map()->setFocus();
    }
};

TEST_F(TalkWindowTest, AWorkspaceShowsWhatItIsForAndIsKept)
{
    const auto project = trained();
    ASSERT_TRUE(window().openProject(project));
    const auto charts = window().page().chartPanels().front().second;
    EXPECT_TRUE(charts->isVisible());
    press(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_FALSE(charts->isVisible());
    EXPECT_TRUE(window().page().neighbours()->isVisible());
    press(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_TRUE(onStage());
    EXPECT_FALSE(window().page().neighbours()->isVisible());
    EXPECT_EQ(window().page().map()->magnification(), kStageScale);
    EXPECT_EQ(window().page().map()->scene().neighbours.size(), StageList::kNeighbours);
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(project));
    EXPECT_TRUE(onStage()) << "as it was left";
    press(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_FALSE(onStage());
    EXPECT_TRUE(window().page().chartPanels().front().second->isVisible());
    EXPECT_EQ(window().page().map()->magnification(), 1.0);
    EXPECT_GT(window().page().map()->scene().neighbours.size(), StageList::kNeighbours);
}

TEST_F(TalkWindowTest, TheStageShowsQueryAndFiveNeighboursTwiceAsLarge)
{
    openTrained();
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    press(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    test::drainEvents();
    EXPECT_TRUE(test::shows(*grid().list(), "Björk"));
    std::size_t rows = 0;
    for (const StageRow* row : grid().list()->rows()) {
        rows += row->isVisible() ? 1 : 0;
        EXPECT_EQ(row->font().pixelSize(), kStageScale * kTextSize);
    }
    EXPECT_EQ(rows, StageList::kNeighbours);
    const ArtistRow second = exploration().neighbours().rows[1].artist;
    EXPECT_THAT(grid().list()->rows()[1]->accessibleName(),
                test::Holds(exploration().catalogue().label(second).c_str()));
    QTest::mouseClick(grid().list()->rows()[1], Qt::LeftButton);
    EXPECT_EQ(exploration().query(), second);
}

TEST_F(TalkWindowTest, TheSwitchesOfTheStageActLikeTheirKeys)
{
    openTrained();
    press(Qt::Key_F11);
    QPushButton* audio = grid().bar()->switches().front();
    EXPECT_THAT(audio->text(), test::Holds("1"));
    QTest::mouseClick(audio, Qt::LeftButton);
    EXPECT_FALSE(exploration().state().shown().query.active().has(0));
    EXPECT_FALSE(audio->isChecked());
    EXPECT_THAT(audio->text(), test::Holds("off"));
    press(Qt::Key_1);
    EXPECT_TRUE(exploration().state().shown().query.active().has(0)) << "without a menu bar";
    EXPECT_TRUE(audio->isChecked());
    press(Qt::Key_2);
    press(Qt::Key_F8);
    EXPECT_EQ(exploration().state().crossfade, 0.0);
    EXPECT_EQ(grid().bar()->crossfader()->slider()->value(), 0);
}

TEST_F(TalkWindowTest, TalkModeTakesAllChromeAndGivesItBack)
{
    openTrained();
    storyDock()->show();
    test::drainEvents();
    press(Qt::Key_F11);
    test::drainEvents();
    EXPECT_TRUE(window().isFullScreen());
    EXPECT_FALSE(window().menuBar()->isVisible());
    EXPECT_FALSE(storyDock()->isVisible());
    EXPECT_EQ(window().workspace().top()->height(), 0);
    EXPECT_TRUE(onStage());
    press(Qt::Key_Escape);
    test::drainEvents();
    EXPECT_FALSE(window().isFullScreen());
    EXPECT_TRUE(window().menuBar()->isVisible());
    EXPECT_TRUE(storyDock()->isVisible());
    EXPECT_GT(window().workspace().top()->height(), 30);
    EXPECT_FALSE(onStage());
    EXPECT_TRUE(window().page().chartPanels().front().second->isVisible());
    press(Qt::Key_F11);
    EXPECT_TRUE(talks().mode().on());
    press(Qt::Key_F11);
    EXPECT_FALSE(talks().mode().on());
}

TEST_F(TalkWindowTest, WhatWasSaidBeforeIsNotSeenInATalk)
{
    openTrained();
    EXPECT_FALSE(window().askFor(u"zzzzzzzz"_s));
    EXPECT_FALSE(window().message().isEmpty());
    press(Qt::Key_F11);
    test::drainEvents();
    EXPECT_TRUE(talks().mode().on());
    EXPECT_EQ(window().message(), QString());
}

TEST_F(TalkWindowTest, TheSearchComesAndGoesInTalkMode)
{
    openTrained();
    press(Qt::Key_F11);
    type("sakamoto");
    EXPECT_GT(window().workspace().top()->maximumHeight(), 0);
    press(Qt::Key_Return);
    EXPECT_EQ(asked(), u"坂本龍一");
    EXPECT_EQ(window().workspace().top()->maximumHeight(), 0);
    press(Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(QApplication::focusWidget(), window().page().search()->field());
    press(Qt::Key_Escape);
    EXPECT_TRUE(talks().mode().on()) << "Escape leaves the search first";
    EXPECT_EQ(window().workspace().top()->maximumHeight(), 0);
    press(Qt::Key_Escape);
    EXPECT_FALSE(talks().mode().on());
}

TEST_F(TalkWindowTest, AStoryIsMadePlayedByKeysAndLeft)
{
    makeStory();
    const ExplorationState before = exploration().state();
    ASSERT_EQ(talks().story().size(), 3U);
    EXPECT_TRUE(storyDock()->isVisible());
    press(Qt::Key_F11);
    const StageCaption& caption = *grid().caption();
    EXPECT_TRUE(caption.isVisible());
    EXPECT_EQ(caption.position(), u"0 / 3");
    press(Qt::Key_Space);
    EXPECT_EQ(caption.text(), u"First");
    EXPECT_EQ(caption.position(), u"1 / 3");
    EXPECT_EQ(asked(), u"Radiohead");
    press(Qt::Key_Right);
    EXPECT_EQ(asked(), u"Björk");
    EXPECT_FALSE(exploration().state().shown().query.active().has(0));
    press(Qt::Key_PageDown);
    EXPECT_EQ(asked(), u"坂本龍一");
    EXPECT_TRUE(exploration().isLearnedMix());
    press(Qt::Key_PageDown);
    EXPECT_EQ(caption.position(), u"3 / 3");
    press(Qt::Key_Left);
    EXPECT_EQ(caption.text(), u"Second");
    press(Qt::Key_Home);
    EXPECT_EQ(caption.position(), u"1 / 3");
    press(Qt::Key_End);
    EXPECT_EQ(caption.position(), u"3 / 3");
    press(Qt::Key_PageUp);
    EXPECT_EQ(caption.position(), u"2 / 3");
    press(Qt::Key_Escape);
    EXPECT_EQ(exploration().state(), before);
    EXPECT_FALSE(caption.isVisible());
}

TEST_F(TalkWindowTest, AStepFitsTheMapToWhoItShowsThoughTheyMove)
{
    makeStory();
    talks().story().setView(1, StoryView());
    MapView* map = window().page().map();
    press(Qt::Key_F5);
    ASSERT_TRUE(mapSettles());
    press(Qt::Key_Right);
    ASSERT_TRUE(window().page().mapModels().places.stale()) << "without audio they stand elsewhere";
    ASSERT_TRUE(mapSettles());
    EXPECT_TRUE(map->showsQuery());
    map->zoomIn();
    ASSERT_TRUE(mapSettles());
    press(Qt::Key_1);
    ASSERT_TRUE(mapSettles());
    EXPECT_FALSE(map->showsQuery()) << "after that the hand decides";
}

TEST_F(TalkWindowTest, NobodyStaysPointedAtWhenAStepComes)
{
    makeStory();
    press(Qt::Key_F5);
    ASSERT_TRUE(mapSettles());
    MapView* map = window().page().map();
    QTest::mouseMove(map, map->placeOf(test::kRadiohead).toPoint());
    ASSERT_TRUE(test::comesTrue([map] { return map->hovered().has_value(); }));
    press(Qt::Key_Right);
    EXPECT_EQ(map->hovered(), std::nullopt);
}

TEST_F(TalkWindowTest, PlayBeginsWithTheFirstStep)
{
    makeStory();
    EXPECT_EQ(talks().panel().chosen(), 2U);
    press(Qt::Key_F5);
    EXPECT_TRUE(talks().mode().on());
    EXPECT_EQ(grid().caption()->position(), u"1 / 3");
    EXPECT_EQ(asked(), u"Radiohead");
}

TEST_F(TalkWindowTest, WhatOneWentToByTabKeepsItsKeys)
{
    makeStory();
    press(Qt::Key_F5);
    QPushButton* tags = grid().bar()->switches()[1];
    tags->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Space);
    EXPECT_EQ(grid().caption()->position(), u"1 / 3");
    EXPECT_FALSE(exploration().state().shown().query.active().has(1));
    press(Qt::Key_PageDown);
    EXPECT_EQ(grid().caption()->position(), u"2 / 3") << "a remote control goes on from anywhere";
    type("u2 ");
    EXPECT_EQ(grid().caption()->position(), u"2 / 3");
    EXPECT_EQ(window().page().search()->field()->text(), u"u2 ");
}

TEST_F(TalkWindowTest, ArrowsAreTheMapsWhereThereIsNoStory)
{
    openTrained();
    press(Qt::Key_F11);
    EXPECT_FALSE(grid().caption()->isVisible());
    press(Qt::Key_Right);
    EXPECT_TRUE(window().page().map()->walkedArtist().has_value());
}

TEST_F(TalkWindowTest, ThePanelPutsTheStoryInOrder)
{
    makeStory();
    StoryPanel& panel = talks().panel();
    panel.list()->setCurrentRow(2);
    test::button(panel, "Move the step up")->click();
    EXPECT_EQ(panel.chosen(), 1U);
    EXPECT_THAT(panel.list()->item(1)->text(), test::Holds("Third"));
    EXPECT_TRUE(talks().story().changed());
    EXPECT_TRUE(test::shows(panel, "not saved"));
    test::button(panel, "Delete the step")->click();
    EXPECT_EQ(talks().story().size(), 2U);
    panel.list()->setCurrentRow(0);
    ASSERT_TRUE(window().askFor(u"U2"_s));
    test::button(panel, "Let the step show what is shown now")->click();
    EXPECT_EQ(talks().story().story().steps[0].caption, "First");
    EXPECT_THAT(talks().story().story().steps[0].state, testing::HasSubstr("U2"));
    test::expectOk(talks().story().save(talks().story().file()));
}

TEST_F(TalkWindowTest, AStepRemembersWhatOfTheMapIsSeen)
{
    openTrained();
    ASSERT_TRUE(mapSettles());
    MapView* map = window().page().map();
    map->showAll();
    ASSERT_TRUE(mapSettles());
    add(u"All"_s);
    EXPECT_EQ(talks().panel().view()->currentIndex(), 1);
    map->showQuery();
    ASSERT_TRUE(mapSettles());
    add(u"Query"_s);
    EXPECT_EQ(talks().panel().view()->currentIndex(), 0);
    map->zoomIn();
    map->zoomIn();
    ASSERT_TRUE(mapSettles());
    const QRectF seen = map->camera().seen();
    add(u"Part"_s);
    EXPECT_EQ(talks().panel().view()->currentText(), u"Map: a part of it");
    talks().player().goTo(0);
    ASSERT_TRUE(mapSettles());
    EXPECT_TRUE(map->camera().showsAll());
    talks().player().goTo(2);
    ASSERT_TRUE(mapSettles());
    const QRectF again = map->camera().seen();
    EXPECT_NEAR(again.center().x(), seen.center().x(), 0.01 * seen.width());
    EXPECT_NEAR(again.width(), seen.width(), 0.05 * seen.width());
    test::expectOk(
        talks().story().save(QString::fromStdString((folder() / "made.story.json").string())));
}

TEST_F(TalkWindowTest, TheStoryBesideTheProjectIsOpenedWithIt)
{
    const auto project = trained();
    Story story;
    story.title = "Beside";
    story.steps.resize(2);
    test::expectOk(writeStory(storyFileOf(project).toStdString(), story));
    ASSERT_TRUE(window().openProject(project));
    EXPECT_EQ(talks().panel().title()->text(), u"Beside");
    EXPECT_EQ(talks().story().size(), 2U);
    std::filesystem::remove(storyFileOf(project).toStdString());
}

TEST_F(TalkWindowTest, WhatIsNoStoryIsASentence)
{
    openTrained();
    folder().write("bad.story.json", "[]");
    EXPECT_FALSE(talks().openStory(QString::fromStdString((folder() / "bad.story.json").string())));
    EXPECT_THAT(window().message(), test::Holds("bad.story.json: This is no story"));
}

TEST_F(TalkWindowTest, AStoryThatIsNotSavedIsAskedFor)
{
    openTrained();
    add(u"Unsaved"_s);
    const auto answer = [](QMessageBox::StandardButton button) {
        QTimer::singleShot(0, qApp, [button] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            ASSERT_NE(box, nullptr);
            box->button(button)->click();
        });
    };
    answer(QMessageBox::Cancel);
    window().close();
    EXPECT_TRUE(window().isVisible());
    answer(QMessageBox::Discard);
    window().close();
    EXPECT_FALSE(window().isVisible());
    talks().story().begin();
}

TEST_F(TalkWindowTest, TheRingFollowsThePointerInTalkModeAlone)
{
    openTrained();
    auto* ring = window().findChild<PointerRing*>();
    ASSERT_NE(ring, nullptr);
    QTest::mouseMove(window().page().map(), {60, 60});
    EXPECT_FALSE(ring->isVisible());
    press(Qt::Key_F11);
    test::drainEvents();
    const QPoint place(200, 150);
    QTest::mouseMove(window().page().map(), place);
    EXPECT_TRUE(test::comesTrue([&] {
        return ring->isVisible() &&
               ring->geometry().center() ==
                   window().page().map()->mapTo(&window(), place) - QPoint(1, 1);
    }));
    press(Qt::Key_F11, Qt::ShiftModifier);
    EXPECT_FALSE(ring->isVisible());
    press(Qt::Key_F11);
    press(Qt::Key_F11);
    EXPECT_FALSE(ring->isOn()) << "it stays away";
}

TEST_F(TalkWindowTest, AnotherProjectMayBeOpenedAtAStepThatShowsAPartOfTheMap)
{
    makeStory();
    StoryStep part = talks().story().story().steps[0];
    part.view.shows = StoryView::Shows::Place;
    part.view.width = part.view.height = 1.0;
    talks().story().replace(0, part);
    test::expectOk(
        talks().story().save(QString::fromStdString((folder() / "made.story.json").string())));
    talks().play();
    ASSERT_TRUE(talks().mode().on());
    ASSERT_TRUE(window().openProject(trained("other.crossfade")));
    EXPECT_FALSE(talks().mode().on());
}

}  // namespace
}  // namespace crossfade::ui
