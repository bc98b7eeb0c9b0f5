// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/theme/theme.h"
#include "ui/window/explore_page.h"
#include "ui/window/train_dialog.h"

#include <QAction>
#include <QApplication>
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
    const QString file = QString::fromStdString((folder() / "map.png").string());
    ASSERT_TRUE(window().saveMap(file, PictureChoice(), true).hasValue());
    EXPECT_TRUE(test::alike(QImage(file).pixelColor(1, 1), darkTheme().panel));
    choose("&Light");
    test::drainEvents();
    EXPECT_TRUE(test::alike(ground(), lightTheme().ground));
}

TEST_F(AppearanceWindowTest, TheMenuSaysWhatIsInForce)
{
    applyAppearance(Appearance::Dark);
    EXPECT_EQ(appearanceInForce(), Appearance::Dark);
    closeWindow();
    showWindow();
    const QStringList told = {u"&System appearance"_s, u"&Light"_s,   u"&Dark"_s,
                              u"&Explore"_s,           u"I&nspect"_s, u"&Research"_s};
    int found = 0;
    const auto menus = window().menuBar()->actions();
    for (const QAction* menu : menus)
        for (const QAction* action : menu->menu()->actions()) {
            if (!told.contains(action->text())) continue;
            ++found;
            EXPECT_EQ(action->isChecked(),
                      action->text() == u"&Dark"_s || action->text() == u"&Explore"_s)
                << action->text().toStdString();
        }
    EXPECT_GE(found, 6) << "or else they are called otherwise now";
}

/// A keeper of its own, as a test can't change what the system wants.
class AppearanceKeeperTest : public testing::Test {
protected:
    void TearDown() override { applyAppearance(Appearance::Light); }

    void systemTurns(const Theme& theme, QEvent::Type news)
    {
        m_system = theme.palette();
        QEvent event(news);
        QApplication::sendEvent(
            news == QEvent::ThemeChange ? static_cast<QObject*>(&m_widget) : qApp, &event);
        test::drainEvents();
    }
    static bool isDark() { return themeFor(QApplication::palette()).dark; }

    QWidget m_widget;
    QPalette m_system = lightTheme().palette();
    int m_asked = 0;
    AppearanceKeeper m_keeper{[this] {
        ++m_asked;
        return m_system;
    }};
};

TEST_F(AppearanceKeeperTest, TheSystemsFollowsTheSystem)
{
    m_keeper.apply(Appearance::System);
    EXPECT_FALSE(isDark());
    for (const QEvent::Type news : {QEvent::ApplicationPaletteChange, QEvent::ThemeChange}) {
        systemTurns(darkTheme(), news);
        EXPECT_TRUE(isDark());
        EXPECT_EQ(qApp->styleSheet(), darkTheme().styleSheet());
        systemTurns(lightTheme(), news);
        EXPECT_FALSE(isDark());
    }
    EXPECT_EQ(m_asked, 5) << "its own colouring is no news";
}

TEST_F(AppearanceKeeperTest, AChoiceOfOnesOwnStays)
{
    for (const Appearance chosen : {Appearance::Light, Appearance::Dark}) {
        m_keeper.apply(chosen);
        for (const Theme* theme : {&darkTheme(), &lightTheme()}) {
            systemTurns(*theme, QEvent::ApplicationPaletteChange);
            EXPECT_EQ(isDark(), chosen == Appearance::Dark);
        }
    }
    EXPECT_EQ(m_asked, 0);
}

TEST_F(AppearanceKeeperTest, TheSystemIsFoundAgainBehindTheProgramsOwnPalette)
{
    applyAppearance(Appearance::Dark);
    applyAppearance(Appearance::System);
    EXPECT_FALSE(isDark()) << "tests run on a light system";
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
