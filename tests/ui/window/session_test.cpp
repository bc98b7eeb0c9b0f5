// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/project.h"
#include "tests/ui/support/window_test.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class SessionWindowTest : public test::WindowTest {};

TEST_F(SessionWindowTest, ReopeningGoesOnWhereOneLeft)
{
    const auto path = trained();
    ASSERT_TRUE(window().openProject(path));
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    press(Qt::Key_2);
    const ExplorationState left = exploration().state();
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    EXPECT_EQ(exploration().state(), left);
    EXPECT_EQ(asked(), "Björk");
    ASSERT_TRUE(evaluationSettles());
    EXPECT_TRUE(window().evaluation().now().has_value()) << "the charts are those of the mix too";
}

TEST_F(SessionWindowTest, OfAnotherRunOnlyTheArtistIsKept)
{
    const auto path = trained();
    ASSERT_TRUE(window().openProject(path));
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    press(Qt::Key_2);
    closeWindow();
    test::valueOf(trainRun(path, test::quickTraining("newer", 2), [](auto&&...) {}, {}));
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    EXPECT_EQ(exploration().run()->record.name, "newer");
    EXPECT_EQ(asked(), "Björk");
    EXPECT_TRUE(exploration().isLearnedMix());
}

TEST_F(SessionWindowTest, ARunFromElsewhereIsShownAndUndoGoesBack)
{
    openTrained();
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    test::valueOf(trainRun(window().session()->path(), test::quickTraining("elsewhere", 2),
                           [](auto&&...) {}, {}));
    ASSERT_TRUE(
        test::comesTrue([this] { return exploration().run()->record.name == "elsewhere"; }));
    EXPECT_THAT(window().message(), test::Holds("was trained outside this window"));
    EXPECT_EQ(asked(), "Björk");
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(exploration().run()->record.name, "sample run");
    EXPECT_EQ(asked(), "Björk");
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(exploration().run()->record.name, "elsewhere");
}

TEST_F(SessionWindowTest, ASessionThatCantBeReadIsPassedOver)
{
    const auto path = trained();
    test::expectOk(test::valueOf(Project::open(path)).saveSession("{broken"));
    ASSERT_TRUE(window().openProject(path));
    EXPECT_TRUE(exploration().isLearnedMix());
    EXPECT_EQ(window().message(), QString());
}

TEST_F(SessionWindowTest, TheCommandLineOfWhatIsShownIsCopied)
{
    openTrained();
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    press(Qt::Key_2);
    for (const QMenu* menu : window().findChildren<QMenu*>())
        for (QAction* action : menu->actions())
            if (action->text() == u"&Command line of what is shown"_s) action->trigger();
    const QString line = QApplication::clipboard()->text();
    EXPECT_THAT(line, test::Holds("crossfade-cli neighbours --project="));
    EXPECT_THAT(line, test::Holds("--artist=a101"));
    EXPECT_THAT(line, test::Holds("--query-modalities=audio,listening"));
}

TEST_F(SessionWindowTest, MenusThatNeedAProjectOrARunAreGreyWithout)
{
    const auto enabled = [this](const char* text) {
        for (const QMenu* menu : window().findChildren<QMenu*>())
            for (const QAction* action : menu->actions())
                if (action->text() == QString::fromUtf8(text)) return action->isEnabled();
        ADD_FAILURE() << "no menu " << text;
        return false;
    };
    EXPECT_FALSE(enabled("&Train a model…"));
    EXPECT_FALSE(enabled("Neighbours as &TSV"));
    EXPECT_FALSE(enabled("&Undo"));
    ASSERT_TRUE(window().openProject(untrained()));
    EXPECT_TRUE(enabled("&Train a model…"));
    EXPECT_FALSE(enabled("Neighbours as &TSV"));
    EXPECT_FALSE(enabled("Show &run"));
    ASSERT_TRUE(window().openProject(trained()));
    EXPECT_TRUE(enabled("Neighbours as &TSV"));
    EXPECT_TRUE(enabled("Show &run"));
}

}  // namespace
}  // namespace crossfade::ui
