// SPDX-License-Identifier: GPL-3.0-or-later
// A blind comparison from the choice of settings to what the votes say.
#include "core/workflow/judgements.h"
#include "tests/ui/support/window_test.h"
#include "ui/window/blind_dialog.h"
#include "ui/window/explore_page.h"
#include "ui/window/keeping.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class BlindWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        ASSERT_TRUE(window().askFor(u"Radiohead"_s));
        window().setFocus();
        press(Qt::Key_2);  // so that now differs from the baseline
        window().keeping().showBlind();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog()));
    }
    BlindDialog& dialog() { return *window().keeping().blind(); }
    void start(int count)
    {
        dialog().count()->setValue(count);
        ASSERT_TRUE(dialog().startButton()->isEnabled());
        dialog().startButton()->click();
        ASSERT_TRUE(test::comesTrue([this] { return !dialog().leftList().isEmpty(); }));
        ASSERT_TRUE(test::comesTrue([this] { return QApplication::focusWidget() != nullptr; }));
    }
    std::vector<BlindSession> stored()
    {
        return test::valueOf(blindSessions(window().session()->project()));
    }
};

TEST_F(BlindWindowTest, ArrowKeysVoteAndTheEndSaysWhatTheVotesSay)
{
    start(6);
    EXPECT_TRUE(test::shows(dialog(), "Who is like"));
    EXPECT_FALSE(test::shows(dialog(), "learned"));
    EXPECT_NE(dialog().leftList(), dialog().rightList());
    const std::size_t pairs = blindResult(stored().front()).open;
    ASSERT_GE(pairs, 3U);
    press(Qt::Key_Left);
    press(Qt::Key_Right);
    EXPECT_EQ(blindResult(stored().front()).open, pairs - 2);
    press(Qt::Key_Backspace);
    EXPECT_EQ(blindResult(stored().front()).open, pairs - 1);
    EXPECT_EQ(dialog().result(), QString());
    for (std::size_t i = 1; i < pairs; ++i) press(Qt::Key_Down);
    EXPECT_THAT(dialog().result(), test::Holds("“The baseline against what is shown now”: "));
    EXPECT_EQ(blindResult(stored().front()).ties, pairs - 1);
}

TEST_F(BlindWindowTest, WhatIsLeftOpenIsGoneOnWithLater)
{
    start(6);
    const QString left = dialog().leftList();
    press(Qt::Key_Left);
    EXPECT_NE(dialog().leftList(), left);
    const QString next = dialog().leftList();
    const auto path = window().session()->path();
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    window().keeping().showBlind();
    ASSERT_EQ(dialog().begun()->count(), 1);
    EXPECT_THAT(dialog().begun()->currentText(), test::Holds("1 of"));
    test::button(dialog(), "Open the earlier comparison")->click();
    EXPECT_EQ(dialog().leftList(), next);
}

TEST_F(BlindWindowTest, SaysWhyItCantStart)
{
    dialog().first()->setCurrentIndex(dialog().first()->findData(BlindDialog::Now));
    Q_EMIT dialog().first()->activated(dialog().first()->currentIndex());
    EXPECT_FALSE(dialog().startButton()->isEnabled());
    EXPECT_TRUE(test::shows(dialog(), "Both settings are the same"));
    dialog().first()->setCurrentIndex(dialog().first()->findData(BlindDialog::Learned));
    Q_EMIT dialog().first()->activated(dialog().first()->currentIndex());
    EXPECT_TRUE(dialog().startButton()->isEnabled());
    exploration().resetMixer();
    EXPECT_TRUE(test::shows(dialog(), "Both settings are alike now"));
    exploration().undo();
    dialog().queries()->setCurrentIndex(BlindDialog::Selection);
    Q_EMIT dialog().queries()->activated(BlindDialog::Selection);
    EXPECT_TRUE(test::shows(dialog(), "Nobody is selected on the map"));
    window().page().mapModels().selection.replace({1, 2, 3});
    EXPECT_TRUE(dialog().startButton()->isEnabled());
}

TEST_F(BlindWindowTest, ACollectionCanBeAskedForAndVotesBecomeGroundTruth)
{
    window().keeping().collections().create(u"A"_s, {1, 2, 5, 6, 8});
    dialog().queries()->setCurrentIndex(BlindDialog::Collection);
    Q_EMIT dialog().queries()->activated(BlindDialog::Collection);
    dialog().startButton()->click();
    ASSERT_TRUE(test::comesTrue([this] { return !dialog().leftList().isEmpty(); }));
    EXPECT_EQ(stored().front().trials.size(), 5U);
    const std::size_t pairs = blindResult(stored().front()).open;
    for (std::size_t i = 0; i < pairs; ++i) test::button(dialog(), "← Left is better")->click();
    EXPECT_THAT(dialog().result(), test::Holds("Exact two-sided sign test"));
    const JudgedTruth truth =
        test::valueOf(judgedTruth(window().session()->project(), JudgementSource::Votes));
    EXPECT_GT(truth.pairs.kept, 0U);
}

}  // namespace
}  // namespace crossfade::ui
