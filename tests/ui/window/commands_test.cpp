// SPDX-License-Identifier: GPL-3.0-or-later
// The palette of commands, and the sheet of keys.
#include "tests/ui/support/window_test.h"
#include "ui/map/map_tool.h"
#include "ui/window/command_palette.h"
#include "ui/window/explore_page.h"
#include "ui/window/menu_commands.h"
#include "ui/window/recent_files.h"
#include "ui/window/shortcuts_sheet.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QMenuBar>
#include <QPdfWriter>

#include <algorithm>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class CommandsWindowTest : public test::WindowTest {
protected:
    CommandPalette* palette() { return window().findChild<CommandPalette*>(); }
    void openPalette()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        ASSERT_NE(palette(), nullptr);
        ASSERT_TRUE(QTest::qWaitForWindowActive(palette()));
    }
    /// Types and runs what comes first.
    void runTyped(const char* typed)
    {
        openPalette();
        QTest::keyClicks(palette()->field(), QString::fromUtf8(typed));
        QTest::keyClick(palette()->field(), Qt::Key_Return);
        test::drainEvents();
    }
    const Command& first() { return palette()->model().command(0); }
    std::vector<Command> commands() { return menuCommands(*window().menuBar()); }
};

TEST_F(CommandsWindowTest, ListsEveryActionOfTheMenusWithItsPlaceAndKey)
{
    ASSERT_TRUE(window().openProject(trained()));
    openPalette();
    const std::vector<Command> all = commands();
    ASSERT_EQ(palette()->model().rowCount(), static_cast<int>(all.size()));
    const auto save = std::ranges::find(all, u"Save report…"_s, &Command::title);
    ASSERT_NE(save, all.end());
    EXPECT_EQ(save->place, u"File"_s);
    EXPECT_EQ(save->shortcut, u"Ctrl+S"_s);
    const auto redo = std::ranges::find(all, u"Redo"_s, &Command::title);
    EXPECT_EQ(redo->shortcut, u"Ctrl+Shift+Z, Ctrl+Y"_s);
    EXPECT_FALSE(redo->enabled);
    // Menus that are filled when they open are filled here too.
    const QString recent = RecentFiles().list().first();
    const auto file = std::ranges::find(all, recent, &Command::title);
    ASSERT_NE(file, all.end());
    EXPECT_EQ(file->place, u"File › Open recent"_s);
}

TEST_F(CommandsWindowTest, EnterRunsWhatIsMeant)
{
    ASSERT_TRUE(window().openProject(trained()));
    runTyped("resea");
    EXPECT_FALSE(palette()->isVisible());
    EXPECT_FALSE(window().workspace().exploring());
    EXPECT_FALSE(window().workspace().inspecting());
}

TEST_F(CommandsWindowTest, TheMenusOfTheMapAreCommandsToo)
{
    ASSERT_TRUE(window().openProject(trained()));
    runTyped("colours popul");
    EXPECT_EQ(window().page().mapModels().colours.choice().by, ColourBy::Popularity);
}

TEST_F(CommandsWindowTest, FindsArtistsByTheirNameAsTheSearchDoes)
{
    ASSERT_TRUE(window().openProject(trained()));
    window().workspace().showResearch();
    runTyped("bjork");
    EXPECT_EQ(asked(), "Björk");
    EXPECT_TRUE(window().workspace().exploring());
}

TEST_F(CommandsWindowTest, WhatCantBeDoneNowSaysSoAndStays)
{
    openPalette();
    QTest::keyClicks(palette()->field(), u"back up"_s);
    EXPECT_EQ(first().title, u"Back up…"_s);
    QTest::keyClick(palette()->field(), Qt::Key_Return);
    EXPECT_TRUE(palette()->isVisible());
    EXPECT_TRUE(test::shows(*palette(), "“Back up…” is not possible now."));
    QTest::keyClick(palette()->field(), Qt::Key_Escape);
    EXPECT_FALSE(palette()->isVisible());
}

TEST_F(CommandsWindowTest, WithoutAHitItSaysWhy)
{
    openPalette();
    QTest::keyClicks(palette()->field(), u"qqqq"_s);
    EXPECT_EQ(palette()->model().rowCount(), 0);
    EXPECT_TRUE(test::shows(*palette(), "No command and no artist"));
    QTest::keyClick(palette()->field(), Qt::Key_Return);
    EXPECT_TRUE(palette()->isVisible());
}

TEST_F(CommandsWindowTest, TheSheetHasTheKeysOfMenusAndViewsAndIsSearched)
{
    press(Qt::Key_F1);
    auto* sheet = window().findChild<ShortcutsSheet*>();
    ASSERT_NE(sheet, nullptr);
    for (const Command& command : commands()) {
        if (command.shortcut.isEmpty()) continue;
        EXPECT_TRUE(sheet->text().contains(command.title)) << command.title.toStdString();
        EXPECT_TRUE(sheet->text().contains(command.shortcut)) << command.shortcut.toStdString();
    }
    EXPECT_THAT(sheet->text(), test::Holds("Walk from artist to artist"));
    sheet->field()->setText(u"lasso"_s);
    EXPECT_THAT(sheet->text(), test::Holds("Tool: lasso"));
    EXPECT_FALSE(sheet->text().contains(u"Walk"_s));
    sheet->field()->setText(u"Ctrl+K"_s);
    EXPECT_THAT(sheet->text(), test::Holds("Find a command"));
    sheet->field()->setText(u"qqqq"_s);
    EXPECT_THAT(sheet->text(), test::Holds("No key"));
}

TEST_F(CommandsWindowTest, WhatIsSeenOfTheSheetCanBePrinted)
{
    press(Qt::Key_Slash, Qt::ControlModifier);
    auto* sheet = window().findChild<ShortcutsSheet*>();
    ASSERT_NE(sheet, nullptr);
    const auto sizeOf = [&](const QString& typed) {
        sheet->field()->setText(typed);
        const QString file = QString::fromStdString((folder() / "keys.pdf").string());
        {
            QPdfWriter paper(file);
            sheet->print(paper);
        }
        return QFile(file).size();
    };
    const qint64 all = sizeOf({});
    const qint64 one = sizeOf(u"lasso"_s);
    EXPECT_GT(one, 1000);
    EXPECT_GT(all, one);
}

TEST_F(CommandsWindowTest, TheToolsOfTheMapHaveTheKeysThatTheSheetNames)
{
    int tools = 0;
    for (const WidgetKey& key : widgetKeys()) {
        if (!key.what.startsWith(u"Tool: "_s)) continue;
        ++tools;
        EXPECT_TRUE(mapToolFor(key.keys.front().unicode())) << key.what.toStdString();
    }
    EXPECT_EQ(tools, 4);
}

}  // namespace
}  // namespace crossfade::ui
