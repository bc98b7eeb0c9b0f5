// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/map_tools.h"

#include "tests/ui/support/gui.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tool_button.h"

#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array kTools = {MapTool::Move, MapTool::Rectangle, MapTool::Lasso, MapTool::Brush};
constexpr std::array kModes = {SelectMode::New, SelectMode::Add, SelectMode::Subtract};

class MapToolsTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_tools.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_tools));
        m_tools.activateWindow();
    }

    MapTools m_tools;
    QSignalSpy m_tool{&m_tools, &MapTools::toolChanged};
    QSignalSpy m_mode{&m_tools, &MapTools::modeChanged};
    QSignalSpy m_clear{&m_tools, &MapTools::clearWanted};
};

TEST_F(MapToolsTest, OneToolAndOneModeAreChosen)
{
    EXPECT_TRUE(m_tools.button(MapTool::Move)->isChecked());
    QTest::mouseClick(m_tools.button(MapTool::Lasso), Qt::LeftButton);
    EXPECT_EQ(m_tools.tool(), MapTool::Lasso);
    for (const MapTool tool : kTools)
        EXPECT_EQ(m_tools.button(tool)->isChecked(), tool == MapTool::Lasso);
    QTest::mouseClick(m_tools.button(SelectMode::Subtract), Qt::LeftButton);
    EXPECT_EQ(m_tools.mode(), SelectMode::Subtract);
    for (const SelectMode mode : kModes)
        EXPECT_EQ(m_tools.button(mode)->isChecked(), mode == SelectMode::Subtract);
    QTest::mouseClick(m_tools.button(MapTool::Lasso), Qt::LeftButton);
    EXPECT_EQ(m_tool.count(), 1) << "again is no change";
    EXPECT_EQ(m_mode.count(), 1);
}

TEST_F(MapToolsTest, FollowsWhatIsSetAndTellsItOnce)
{
    m_tools.setTool(MapTool::Brush);
    m_tools.setTool(MapTool::Brush);
    m_tools.setMode(SelectMode::Add);
    EXPECT_TRUE(m_tools.button(MapTool::Brush)->isChecked());
    EXPECT_TRUE(m_tools.button(SelectMode::Add)->isChecked());
    ASSERT_EQ(m_tool.count(), 1);
    EXPECT_EQ(m_tool[0][0].value<MapTool>(), MapTool::Brush);
    EXPECT_EQ(m_mode.count(), 1);
}

TEST_F(MapToolsTest, KeysChooseTheTool)
{
    QWidget* focus = m_tools.button(MapTool::Move);
    focus->setFocus();
    for (const auto& [key, tool] :
         {std::pair(Qt::Key_R, MapTool::Rectangle), std::pair(Qt::Key_L, MapTool::Lasso),
          std::pair(Qt::Key_B, MapTool::Brush), std::pair(Qt::Key_V, MapTool::Move)}) {
        QTest::keyClick(focus, key);
        EXPECT_EQ(m_tools.tool(), tool);
        focus = m_tools.button(tool);
        EXPECT_TRUE(focus->hasFocus());
    }
    QTest::keyClick(focus, Qt::Key_R, Qt::ControlModifier);
    EXPECT_EQ(m_tools.tool(), MapTool::Move) << "that is another's";
    QTest::keyClick(focus, Qt::Key_Right);
    EXPECT_EQ(m_tools.tool(), MapTool::Rectangle) << "arrow keys go through them";
}

TEST_F(MapToolsTest, ClearsWhatIsSelected)
{
    EXPECT_FALSE(m_tools.clearButton()->isVisible());
    QTest::keyClick(m_tools.button(MapTool::Move), Qt::Key_Escape);
    EXPECT_EQ(m_clear.count(), 0) << "there is nothing to clear";
    m_tools.setSelected(1237);
    EXPECT_TRUE(m_tools.clearButton()->isVisible());
    EXPECT_EQ(m_tools.clearButton()->text(), u"Clear 1,237"_s);
    EXPECT_EQ(m_tools.clearButton()->accessibleName(), u"Clear the selection of 1,237 artists"_s);
    QTest::mouseClick(m_tools.clearButton(), Qt::LeftButton);
    QTest::keyClick(m_tools.button(MapTool::Move), Qt::Key_Escape);
    EXPECT_EQ(m_clear.count(), 2);
    m_tools.clearButton()->setFocus();
    m_tools.setSelected(0);
    EXPECT_TRUE(m_tools.button(MapTool::Move)->hasFocus());
}

TEST_F(MapToolsTest, EveryButtonSaysWhatItDoes)
{
    for (const MapTool tool : kTools) {
        EXPECT_FALSE(m_tools.button(tool)->accessibleName().isEmpty());
        EXPECT_TRUE(m_tools.button(tool)->toolTip().endsWith(u')')) << "with its key";
    }
    EXPECT_EQ(m_tools.button(MapTool::Move)->focusPolicy(), Qt::StrongFocus);
    EXPECT_THAT(m_tools.button(SelectMode::Add)->toolTip(), test::Holds("Shift"));
    EXPECT_THAT(m_tools.button(SelectMode::Subtract)->toolTip(), test::Holds("Alt"));
}

TEST(ToolSignTest, EachIsAnotherAndScales)
{
    const auto painted = [](MapTool tool, int side) {
        QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintToolSign(painter, QRectF(0, 0, side, side), tool, Qt::black);
        return image;
    };
    const auto ink = [](const QImage& image) {
        double sum = 0.0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) sum += image.pixelColor(x, y).alphaF();
        return sum / (image.width() * image.height());
    };
    std::vector<QImage> signs;
    for (const MapTool tool : kTools) {
        const QImage small = painted(tool, 18);
        for (const QImage& other : signs) EXPECT_NE(small, other);
        signs.push_back(small);
        EXPECT_GT(ink(small), 0.05);
        EXPECT_NEAR(ink(small), ink(painted(tool, 180)), 0.03);
    }
}

TEST(MapToolTest, KeysAndModifiers)
{
    EXPECT_EQ(mapToolFor(Qt::Key_L), MapTool::Lasso);
    EXPECT_EQ(mapToolFor(Qt::Key_X), std::nullopt);
    EXPECT_EQ(selectModeFor(SelectMode::New, Qt::NoModifier), SelectMode::New);
    EXPECT_EQ(selectModeFor(SelectMode::Subtract, Qt::NoModifier), SelectMode::Subtract);
    EXPECT_EQ(selectModeFor(SelectMode::Subtract, Qt::ShiftModifier), SelectMode::Add);
    EXPECT_EQ(selectModeFor(SelectMode::New, Qt::AltModifier), SelectMode::Subtract);
}

}  // namespace
}  // namespace crossfade::ui
