// SPDX-License-Identifier: GPL-3.0-or-later
// Hearing artists, and opening what is written of them elsewhere.
#include "core/workflow/links.h"
#include "tests/ui/support/fake_sound.h"
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/models/project_session.h"
#include "ui/widgets/player_bar.h"
#include "ui/widgets/stage_caption.h"
#include "ui/window/artist_tools.h"
#include "ui/window/explore_page.h"
#include "ui/window/links_dialog.h"
#include "ui/window/listening.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/story_panel.h"
#include "ui/window/talks.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QUrl>

namespace crossfade::test {
namespace {

using ui::Listening;
using ui::NeighbourModel;
using ui::PlayerModel;

class ListeningFlowTest : public WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        auto sound = std::make_unique<FakeSound>();
        m_sound = sound.get();
        player().setSound(std::move(sound));
        openTrained();
        exploration().ask(kRadiohead);
        std::filesystem::create_directories(folder() / "music");
    }
    Listening& listening() { return window().artistTools().listening(); }
    PlayerModel& player() { return listening().player(); }
    QTableView* table() { return window().page().neighbours()->table(); }
    ArtistRow artistAt(int row)
    {
        return table()->model()->index(row, 0).data(NeighbourModel::ArtistRole).toUInt();
    }
    const std::string& idOf(ArtistRow row) { return exploration().catalogue().artists()[row].id; }
    /// The artists of these rows of the table get files.
    void giveFiles(const std::vector<int>& rows)
    {
        for (const int row : rows) folder().write("music/" + idOf(artistAt(row)) + ".wav", "");
        listening().useFolder(QString::fromStdString((folder() / "music").string()));
        ASSERT_TRUE(
            comesTrue([this] { return player().files() && player().files()->playable > 0; }));
    }
    int audioAt(int row)
    {
        return table()->model()->index(row, 0).data(NeighbourModel::AudioRole).toInt();
    }

    FakeSound* m_sound = nullptr;
};

TEST_F(ListeningFlowTest, TheBarComesWithTheFirstFileAndTheTableSaysWhoIsHeard)
{
    EXPECT_FALSE(listening().bar().isVisible());
    giveFiles({0, 2});
    EXPECT_TRUE(listening().bar().isVisible());
    EXPECT_THAT(window().message(), Holds("2 of 60 artists can be heard."));
    EXPECT_EQ(audioAt(0), NeighbourModel::Playable);
    EXPECT_EQ(audioAt(1), NeighbourModel::Unknown);
    EXPECT_THAT(
        table()->model()->index(0, NeighbourModel::ArtistName).data(Qt::ToolTipRole).toString(),
        Holds("Space plays them."));
    table()->setCurrentIndex(table()->model()->index(0, NeighbourModel::ArtistName));
    table()->setFocus();
    press(Qt::Key_Space);
    EXPECT_EQ(m_sound->played.size(), 1);
    EXPECT_EQ(audioAt(0), NeighbourModel::Playing);
    EXPECT_EQ(listening().bar().button()->text(), QStringLiteral("Stop"));
    press(Qt::Key_Space);
    EXPECT_FALSE(player().playing());
    EXPECT_EQ(audioAt(0), NeighbourModel::Playable);
}

TEST_F(ListeningFlowTest, OneKeyGoesToTheNextNeighbourAndPlaysIt)
{
    giveFiles({0, 2});
    table()->setFocus();
    press(Qt::Key_J);
    EXPECT_EQ(player().artist(), artistAt(0));
    EXPECT_TRUE(player().playing());
    press(Qt::Key_J);
    EXPECT_EQ(table()->currentIndex().row(), 1);
    EXPECT_FALSE(player().playing());
    EXPECT_THAT(listening().bar().text(), Holds("No audio file is known."));
    press(Qt::Key_Right, Qt::ControlModifier);
    EXPECT_EQ(player().artist(), artistAt(2));
    EXPECT_EQ(m_sound->played.size(), 2);
}

TEST_F(ListeningFlowTest, AStepOfATalkLetsItsArtistsBeHeardAndTheNextOneEndsThat)
{
    giveFiles({0, 1, 2});
    ui::Talks& talks = window().talks();
    const auto named = [this](int row) {
        return StoryArtist{idOf(artistAt(row)),
                           exploration().catalogue().artists()[artistAt(row)].name};
    };
    StoryStep step;
    step.caption = "Two of them";
    step.heard = {named(2), named(0)};
    const std::vector<ArtistRow> heard = {artistAt(2), artistAt(0)};
    talks.story().insert(0, step);
    talks.story().insert(1, StoryStep());
    talks.player().goTo(0);
    EXPECT_FALSE(player().playing()) << "no talk, so nobody listens";
    press(Qt::Key_F5);
    EXPECT_EQ(player().artist(), heard[0]);
    EXPECT_TRUE(player().playing());
    EXPECT_FALSE(listening().bar().isVisible());
    const ui::StageCaption* caption = window().page().grid().caption();
    EXPECT_TRUE(caption->isVisible());
    EXPECT_TRUE(caption->text().startsWith(QStringLiteral("Two of them")));
    EXPECT_EQ(caption->heard(), QStringLiteral("♪ ") + player().name());
    EXPECT_GE(
        caption->mapTo(&window(), QPoint()).y(),
        window().page().map()->mapTo(&window(), QPoint()).y() + window().page().map()->height());
    Q_EMIT m_sound->ended();
    EXPECT_EQ(player().artist(), heard[1]);
    talks.player().next();
    EXPECT_FALSE(player().playing());
    talks.player().first();
    player().play(heard[1]);
    talks.player().next();
    EXPECT_TRUE(player().playing()) << "the speaker's choice, not the step's";
    player().stop();
    talks.player().first();
    const qsizetype played = m_sound->played.size();
    talks.player().previous();
    EXPECT_EQ(m_sound->played.size(), played) << "a key too many begins nothing anew";
    player().play(heard[0]);
    talks.player().last();
    EXPECT_TRUE(player().playing()) << "what the speaker began";
    talks.player().first();
    talks.mode().leave();
    EXPECT_FALSE(player().playing());
    EXPECT_TRUE(listening().bar().isVisible());
    talks.story().begin();
}

TEST_F(ListeningFlowTest, WhoIsHeardGoesIntoTheStepThatIsAdded)
{
    giveFiles({0});
    player().play(artistAt(0));
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    ui::StoryModel& story = window().talks().story();
    ASSERT_EQ(story.size(), 1U);
    ASSERT_EQ(story.story().steps[0].heard.size(), 1U);
    player().stop();
    Q_EMIT window().talks().panel().updateWanted(0);
    ASSERT_EQ(story.story().steps[0].heard.size(), 1U) << "silence takes nothing away";
    EXPECT_EQ(story.story().steps[0].heard[0].id, idOf(artistAt(0)));
    EXPECT_THAT(window().talks().panel().findChild<QListWidget*>()->item(0)->text(), Holds("♪"));
    story.begin();
}

TEST_F(ListeningFlowTest, SpaceMeansWhatItMeansInATextAndOnAButton)
{
    giveFiles({0});
    table()->setCurrentIndex(table()->model()->index(0, NeighbourModel::ArtistName));
    press(Qt::Key_F, Qt::ControlModifier);
    press(Qt::Key_Space);
    press(Qt::Key_J);
    EXPECT_TRUE(m_sound->played.isEmpty());
    QAbstractButton* changes = button(window(), "Show what changes against the baseline");
    ASSERT_NE(changes, nullptr);
    changes->setFocus();
    press(Qt::Key_Space);
    EXPECT_TRUE(changes->isChecked());
    EXPECT_TRUE(m_sound->played.isEmpty());
    window().page().map()->setFocus();
    press(Qt::Key_Space);
    EXPECT_EQ(m_sound->played.size(), 1);
}

TEST_F(ListeningFlowTest, AMissingFileIsSaidOnTheRowAndInTheBar)
{
    std::filesystem::create_directories(folder() / ("music/" + idOf(artistAt(1))));
    giveFiles({0});
    EXPECT_EQ(audioAt(1), NeighbourModel::Missing);
    EXPECT_THAT(
        table()->model()->index(1, NeighbourModel::ArtistName).data(Qt::ToolTipRole).toString(),
        Holds("holds no audio file"));
    table()->setCurrentIndex(table()->model()->index(1, NeighbourModel::ArtistName));
    table()->setFocus();
    press(Qt::Key_Space);
    EXPECT_THAT(listening().bar().text(), Holds("holds no audio file"));
}

TEST_F(ListeningFlowTest, TheFolderAndTheVolumeAreKept)
{
    giveFiles({0});
    listening().bar().volume()->setValue(40);
    EXPECT_DOUBLE_EQ(m_sound->volume, 0.4);
    const auto path = window().session()->path();
    closeWindow();
    showWindow();
    EXPECT_TRUE(window().openProject(path));
    EXPECT_TRUE(comesTrue([this] { return player().files() && player().files()->playable == 1; }));
    EXPECT_DOUBLE_EQ(player().volume(), 0.4);
    std::filesystem::remove_all(folder() / "music");
    EXPECT_TRUE(window().openProject(path));
    EXPECT_TRUE(
        comesTrue([this] { return window().message().contains(QStringLiteral("can't be read")); }));
}

TEST_F(ListeningFlowTest, LinksAreWrittenCheckedAndOpened)
{
    window().artistTools().editLinks();
    auto* dialog = window().findChild<ui::LinksDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_THAT(dialog->verdict(), Holds("There are no links."));
    dialog->text()->setPlainText(QStringLiteral("Site = https://x.example/{nothing}"));
    EXPECT_FALSE(dialog->saveButton()->isEnabled());
    EXPECT_THAT(dialog->verdict(), Holds("Nothing is known for {nothing}"));
    dialog->text()->setPlainText(QStringLiteral("A & B = https://x.example/{name}"));
    EXPECT_THAT(dialog->verdict(), Holds("https://x.example/Radiohead"));
    dialog->saveButton()->click();
    EXPECT_EQ(valueOf(linkTemplates(window().session()->project())).size(), 1U);
    QList<QUrl> taken;
    window().artistTools().setBrowser([&taken](const QUrl& url) {
        taken += url;
        return true;
    });
    QMenu menu;
    window().page().artistMenu().fill(menu, {kBjork});
    QAction* link = nullptr;
    for (QMenu* sub : menu.findChildren<QMenu*>())
        for (QAction* action : sub->actions())
            if (action->text() == QStringLiteral("A && B")) link = action;
    ASSERT_NE(link, nullptr);
    link->trigger();
    ASSERT_EQ(taken.size(), 1);
    EXPECT_EQ(taken[0].toString(QUrl::FullyEncoded),
              QStringLiteral("https://x.example/Bj%C3%B6rk"));
}

}  // namespace
}  // namespace crossfade::test
