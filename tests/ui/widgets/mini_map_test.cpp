// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mini_map.h"

#include "tests/ui/support/gui.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>

#include <limits>

namespace crossfade::ui {
namespace {

constexpr double kMargin = 7.0;

/// Upper left quarter red, the rest blue.
QImage twoColours()
{
    QImage image(200, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::blue);
    for (int y = 0; y < 50; ++y)
        for (int x = 0; x < 100; ++x) image.setPixelColor(x, y, Qt::red);
    return image;
}

class MiniMapTest : public testing::Test {
protected:
    void SetUp() override
    {
        // The picture is shown with two pixels per unit, at (7, 7).
        m_map.resize(214, 114);
        m_map.setPicture(twoColours(), QRectF(-50, -25, 100, 50));
        m_map.setShown(QRectF(-10, -5, 20, 10));
        m_map.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_map));
    }

    static QPoint at(double x, double y)
    {
        return QPointF(kMargin + 2.0 * (x + 50.0), kMargin + 2.0 * (25.0 - y)).toPoint();
    }
    QPointF wanted() const { return m_wanted.last()[0].toPointF(); }
    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(&m_map, Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, QPointF(to), m_map.mapToGlobal(QPointF(to)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_map, &move);
        QTest::mouseRelease(&m_map, Qt::LeftButton, {}, to);
    }

    MiniMap m_map;
    QSignalSpy m_wanted{&m_map, &MiniMap::centreWanted};
};

TEST_F(MiniMapTest, AClickBesideTheFrameWantsItThere)
{
    QTest::mouseClick(&m_map, Qt::LeftButton, {}, at(30, 20));
    ASSERT_EQ(m_wanted.count(), 1);
    EXPECT_EQ(wanted(), QPointF(30, 20)) << "y goes up";
    QTest::mouseClick(&m_map, Qt::RightButton, {}, at(0, 20));
    EXPECT_EQ(m_wanted.count(), 1);
}

TEST_F(MiniMapTest, TheFrameIsDraggedFromWhereItIsGrasped)
{
    drag(at(5, 3), at(15, -7));
    ASSERT_EQ(m_wanted.count(), 1) << "grasping alone moves nothing";
    EXPECT_EQ(wanted(), QPointF(10, -10));
}

TEST_F(MiniMapTest, TheMiddleStaysWithinThePicture)
{
    QTest::mouseClick(&m_map, Qt::LeftButton, {}, QPoint(1, 1));
    EXPECT_EQ(wanted(), QPointF(-50, 25));
    m_map.setShown(QRectF(40, -25, 20, 10));
    QTest::keyClick(&m_map, Qt::Key_Right);
    EXPECT_EQ(wanted(), QPointF(50, -20));
}

TEST_F(MiniMapTest, ArrowKeysMoveByAPartOfTheFrame)
{
    QTest::keyClick(&m_map, Qt::Key_Right);
    EXPECT_EQ(wanted(), QPointF(5, 0));
    QTest::keyClick(&m_map, Qt::Key_Up);
    EXPECT_EQ(wanted(), QPointF(0, 2.5)) << "its owner has not moved it";
    QTest::keyClick(&m_map, Qt::Key_Left);
    EXPECT_EQ(wanted(), QPointF(-5, 0));
    QTest::keyClick(&m_map, Qt::Key_Down);
    EXPECT_EQ(wanted(), QPointF(0, -2.5));
}

TEST_F(MiniMapTest, ShowsThePictureUprightAndVeilsWhatIsOutside)
{
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        m_map.setPalette(theme->palette());
        const QImage image = m_map.grab().toImage();
        const auto colour = [&](double x, double y) {
            return test::pixel(image, at(x, y).x(), at(x, y).y());
        };
        EXPECT_EQ(colour(-5, 2.5), QColor(Qt::red)) << "within the frame, left above";
        EXPECT_EQ(colour(5, -2.5), QColor(Qt::blue));
        EXPECT_NE(colour(-40, 20), QColor(Qt::red)) << "outside";
        EXPECT_GT(colour(-40, 20).red(), colour(40, -20).red());
        EXPECT_TRUE(test::alike(colour(10, 0), theme->text, 100)) << "the frame";
    }
}

TEST_F(MiniMapTest, AnImpossibleViewIsNotDrawn)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const QRectF& shown : {QRectF(), QRectF(nan, nan, nan, nan), QRectF(500, 500, 1, 1),
                                QRectF(-1e300, -1e300, 2e300, 2e300)}) {
        m_map.setShown(shown);
        EXPECT_FALSE(m_map.grab().isNull());
    }
    m_map.setPicture({}, {});
    EXPECT_FALSE(m_map.grab().isNull());
    QTest::mouseClick(&m_map, Qt::LeftButton, {}, QPoint(50, 50));
    QTest::keyClick(&m_map, Qt::Key_Left);
    EXPECT_EQ(m_wanted.count(), 0);
}

TEST_F(MiniMapTest, AFrameTooSmallToSeeIsDrawnLarger)
{
    m_map.setShown(QRectF(20, -10, 1e-6, 1e-6));
    const QImage image = m_map.grab().toImage();
    const QPoint middle = at(20, -10);
    EXPECT_TRUE(test::alike(test::pixel(image, middle.x() + 3, middle.y()), lightTheme().text, 90));
}

}  // namespace
}  // namespace crossfade::ui
