// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/theme/theme.h"
#include "ui/window/explore_page.h"
#include "ui/window/train_dialog.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class AppearanceWindowTest : public test::WindowTest {
protected:
    void TearDown() override
    {
        applyAppearance(Appearance::Light);
        WindowTest::TearDown();
    }
    void choose(const char* name)
    {
        const auto menus = window().menuBar()->actions();
        for (const QAction* menu : menus)
            for (QAction* action : menu->menu()->actions())
                if (action->text() == QString::fromUtf8(name)) action->trigger();
    }
    /// The colour of the window where nothing is drawn.
    QColor ground() { return window().grab().toImage().pixelColor(3, window().height() - 4); }
};

TEST_F(AppearanceWindowTest, BothPaintEveryPageWithoutAWarning)
{
    openTrained();
    press(Qt::Key_2);
    window().train();
    for (const char* name : {"&Dark", "&Light"}) {
        choose(name);
        test::drainEvents();
        EXPECT_FALSE(window().grab().isNull());
        EXPECT_FALSE(window().findChild<TrainDialog*>()->grab().isNull());
    }
    ASSERT_TRUE(evaluationSettles());
}

TEST_F(AppearanceWindowTest, TheChoiceColoursTheWindowAtOnceAndIsKept)
{
    openTrained();
    choose("&Dark");
    test::drainEvents();
    EXPECT_TRUE(test::alike(ground(), darkTheme().ground));
    EXPECT_EQ(QSettings().value(u"appearance"_s).toInt(), static_cast<int>(Appearance::Dark));
    const QImage map = window().page().map()->render(QSize(100, 100), 1.0, {});
    EXPECT_TRUE(test::alike(map.pixelColor(1, 1), darkTheme().panel));
    choose("&Light");
    test::drainEvents();
    EXPECT_TRUE(test::alike(ground(), lightTheme().ground));
}

TEST_F(AppearanceWindowTest, TheStartPagePaintsInBothToo)
{
    for (const char* name : {"&Dark", "&Light", "&System appearance"}) {
        choose(name);
        test::drainEvents();
        EXPECT_FALSE(window().grab().isNull());
    }
}

}  // namespace
}  // namespace crossfade::ui
