// SPDX-License-Identifier: GPL-3.0-or-later
// Back and forward through whom one asked for.
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/window/explore_page.h"
#include "ui/window/navigation.h"
#include "ui/window/workspace.h"

#include <QMenu>
#include <QMenuBar>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class HistoryWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        for (const QString& name : {u"Björk"_s, u"U2"_s, u"Radiohead"_s})
            ASSERT_TRUE(window().askFor(name));
    }
    QAbstractButton* back()
    {
        return test::button(
            window(), "Back to who was asked for before (Alt+Left); right click: all of them");
    }
};

TEST_F(HistoryWindowTest, AltAndArrowsGoBackAndForward)
{
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(asked(), "U2");
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(asked(), "Björk");
    press(Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(asked(), "U2");
}

TEST_F(HistoryWindowTest, AChangedMixStaysAsItIs)
{
    press(Qt::Key_1);
    const Comparison mix = exploration().state().comparison;
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(asked(), "U2");
    EXPECT_EQ(exploration().state().comparison, mix);
}

TEST_F(HistoryWindowTest, TheButtonsAtTheSideOfAMouseDoTheSameOverTheMap)
{
    QTest::mouseClick(window().page().map(), Qt::BackButton);
    EXPECT_EQ(asked(), "U2");
    QTest::mouseClick(window().page().map(), Qt::ForwardButton);
    EXPECT_EQ(asked(), "Radiohead");
}

TEST_F(HistoryWindowTest, TheButtonInTheTopBarIsGreyWhereThereIsNothing)
{
    ASSERT_NE(back(), nullptr);
    while (window().navigation().history().canGoBack()) back()->click();
    EXPECT_FALSE(back()->isEnabled());
    press(Qt::Key_Right, Qt::AltModifier);
    EXPECT_TRUE(back()->isEnabled());
}

TEST_F(HistoryWindowTest, TheMenuListsTheLastOnesNewestFirst)
{
    QMenu* lately = nullptr;
    for (QMenu* menu : window().findChildren<QMenu*>())
        if (menu->title() == u"Asked for &lately"_s) lately = menu;
    ASSERT_NE(lately, nullptr);
    Q_EMIT lately->aboutToShow();
    ASSERT_GE(lately->actions().size(), 3);
    EXPECT_EQ(lately->actions()[0]->text(), u"Radiohead"_s);
    EXPECT_TRUE(lately->actions()[0]->isChecked());
    lately->actions()[2]->trigger();
    EXPECT_EQ(asked(), "Björk");
}

TEST_F(HistoryWindowTest, OnAnotherPageNothingIsChangedUnseen)
{
    window().workspace().showResearch();
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(asked(), "Radiohead");
}

TEST_F(HistoryWindowTest, AnotherProjectBeginsAnew)
{
    ASSERT_TRUE(window().openProject(trained("other.crossfade")));
    EXPECT_FALSE(window().navigation().history().canGoBack());
    EXPECT_EQ(window().navigation().history().entries().size(), 1U);
}

}  // namespace
}  // namespace crossfade::ui
