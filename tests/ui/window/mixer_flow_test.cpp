// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluate_run.h"
#include "tests/ui/support/window_test.h"
#include "ui/widgets/fader.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/panel.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

namespace crossfade::ui {
namespace {

class MixerWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        window().setFocus();
    }

    unsigned queryOn() { return exploration().state().comparison.query.active().bits(); }
    unsigned candidatesOn() { return exploration().state().comparison.candidates.active().bits(); }
    Fader& fader(std::size_t m)
    {
        return *window().page().mixer()->findChildren<Fader*>().at(static_cast<qsizetype>(m));
    }
};

TEST_F(MixerWindowTest, TheNumberKeysSwitchModalities)
{
    press(Qt::Key_1);
    EXPECT_EQ(queryOn(), 0b110U);
    EXPECT_EQ(candidatesOn(), 0b110U);
    press(Qt::Key_3);
    EXPECT_EQ(queryOn(), 0b010U);
    press(Qt::Key_1);
    press(Qt::Key_3);
    EXPECT_TRUE(exploration().isLearnedMix());
    press(Qt::Key_4);
    EXPECT_TRUE(exploration().isLearnedMix()) << "there is no fourth";
}

TEST_F(MixerWindowTest, TheNumberKeysSwitchAlsoFromTheTableAndTheMap)
{
    QTableView* table = window().page().neighbours()->table();
    table->setFocus();
    table->selectRow(2);
    press(Qt::Key_2);
    EXPECT_EQ(queryOn(), 0b101U) << "a person is in the table after every search";
    press(Qt::Key_2);
    fader(0).setFocus();
    press(Qt::Key_2);
    EXPECT_EQ(queryOn(), 0b101U);
}

TEST_F(MixerWindowTest, TheListStaysWhereOneLooksAndAnothersBeginsAtItsTop)
{
    ASSERT_TRUE(window().askFor(QStringLiteral("Radiohead")));
    QTableView* table = window().page().neighbours()->table();
    QScrollBar* bar = table->verticalScrollBar();
    const int last = table->model()->rowCount() - 1;
    table->selectRow(last);
    ASSERT_GT(bar->value(), 0) << "the list is longer than the window";
    bar->setValue(0);
    press(Qt::Key_1);
    EXPECT_EQ(bar->value(), 0) << "wherever the one who is chosen is now";
    bar->setValue(bar->maximum());
    const int seen = bar->value();
    press(Qt::Key_1);
    EXPECT_EQ(bar->value(), seen);
    ASSERT_TRUE(window().askFor(QStringLiteral("Björk")));
    EXPECT_EQ(bar->value(), 0);
}

TEST_F(MixerWindowTest, ControlZGoesBackAndForthThroughTheSteps)
{
    press(Qt::Key_1);
    press(Qt::Key_2);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(queryOn(), 0b110U);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(queryOn(), 0b111U);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(queryOn(), 0b100U);
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Y, Qt::ControlModifier);
    EXPECT_EQ(queryOn(), 0b100U) << "as on other desktops";
    EXPECT_FALSE(test::button(window(), "Redo: one step forward (Ctrl+Shift+Z)")->isEnabled());
    test::button(window(), "Undo: one step back (Ctrl+Z)")->click();
    EXPECT_EQ(queryOn(), 0b110U);
}

TEST_F(MixerWindowTest, TheSegmentsChooseTheSide)
{
    test::button(window(), "Mix Query")->click();
    press(Qt::Key_1);
    EXPECT_EQ(queryOn(), 0b110U);
    EXPECT_EQ(candidatesOn(), 0b111U);
    EXPECT_TRUE(test::shows(window(), "cand. only"));
    test::button(window(), "Mix Candidates")->click();
    press(Qt::Key_2);
    EXPECT_EQ(queryOn(), 0b110U);
    EXPECT_EQ(candidatesOn(), 0b101U);
    EXPECT_TRUE(test::shows(window(), "query only"));
    press(Qt::Key_2, Qt::AltModifier);
    EXPECT_EQ(window().page().mixer()->side(), MixerSide::Both);
    EXPECT_FALSE(test::button(window(), "Audio on or off")->isChecked());
    test::button(window(), "Audio on or off")->click();
    test::button(window(), "Tags on or off")->click();
    EXPECT_TRUE(exploration().isLearnedMix()) << "on both sides again";
}

TEST_F(MixerWindowTest, ASwitchAndItsFaderActOnTheModel)
{
    test::button(window(), "Listening on or off")->click();
    EXPECT_EQ(queryOn(), 0b011U);
    test::button(window(), "Listening on or off")->click();
    const std::size_t steps = exploration().past().size();
    fader(0).setFocus();
    press(Qt::Key_Home);
    EXPECT_EQ(queryOn(), 0b110U) << "faded to nothing is off";
    EXPECT_EQ(exploration().past().size(), steps + 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(exploration().isLearnedMix());
}

TEST_F(MixerWindowTest, SaysWhatTheMixChangesAndResets)
{
    QAbstractButton* reset = test::button(*window().page().mixer(), "Reset");
    EXPECT_FALSE(reset->isEnabled());
    press(Qt::Key_2);
    EXPECT_TRUE(test::shows(window(), "Without tags, "));
    EXPECT_TRUE(reset->isEnabled());
    reset->click();
    EXPECT_FALSE(test::shows(window(), "Without tags, "));
    EXPECT_TRUE(exploration().isLearnedMix());
}

TEST_F(MixerWindowTest, TheChartsFollowTheMix)
{
    const auto note = [this] { return window().page().chartPanels()[1].second->note(); };
    EXPECT_FALSE(note().contains(QChar(0x2192)));
    press(Qt::Key_2);
    ASSERT_TRUE(evaluationSettles());
    ASSERT_TRUE(window().evaluation().now().has_value());
    EXPECT_TRUE(note().contains(QChar(0x2192))) << "from what to what";
    EXPECT_FALSE(note().contains(QStringLiteral("updating")));
    press(Qt::Key_2);
    EXPECT_TRUE(test::comesTrue([&] { return !note().contains(QChar(0x2192)); }));
}

TEST_F(MixerWindowTest, SaysWhatTheArtistDoesNotHave)
{
    window().askFor(QStringLiteral("U2"));
    EXPECT_TRUE(test::shows(*window().page().mixer(), "not given"));
    window().askFor(QStringLiteral("Björk"));
    EXPECT_FALSE(test::shows(*window().page().mixer(), "not given"));
}

TEST_F(MixerWindowTest, AfterANewRunTheChartsAreThoseOfItAndOfTheMix)
{
    press(Qt::Key_2);
    ASSERT_TRUE(evaluationSettles());
    const auto path = window().session()->path();
    test::valueOf(trainRun(path, test::quickTraining("other", 6), [](auto&&...) {}, {}));
    window().session()->refresh();
    ASSERT_EQ(exploration().run()->record.name, "other");
    ASSERT_EQ(queryOn(), 0b101U) << "what is off stays off";
    ASSERT_TRUE(evaluationSettles());
    ASSERT_TRUE(window().evaluation().now().has_value());
    Protocol protocol;
    protocol.k = 10;
    const auto expected =
        test::valueOf(evaluateMixed(*window().session()->catalogue(), *exploration().run(),
                                    exploration().state().comparison, protocol, {}));
    EXPECT_EQ(window().evaluation().now()->lorenz, expected.lorenz);
    EXPECT_DOUBLE_EQ(window().evaluation().now()->ndcg, expected.ndcg);
}

}  // namespace
}  // namespace crossfade::ui
