// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fader.h"

#include "tests/ui/support/gui.h"
#include "ui/theme/theme.h"
#include "ui/widgets/modality_strip.h"

#include <QPushButton>
#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class StripTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_strip.resize(90, 240);
        m_strip.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_strip));
        m_strip.setShown(true, 0.5, 0.8, {});
        m_fader = m_strip.findChild<Fader*>();
        m_switch = m_strip.findChild<QPushButton*>();
    }

    ModalityStrip m_strip{u"Audio"_s, 0};
    Fader* m_fader = nullptr;
    QPushButton* m_switch = nullptr;
    QSignalSpy m_faded{&m_strip, &ModalityStrip::faded};
    QSignalSpy m_ended{&m_strip, &ModalityStrip::fadeEnded};
    QSignalSpy m_switched{&m_strip, &ModalityStrip::switched};
};

TEST_F(StripTest, ShowingIsNoFading)
{
    m_strip.setShown(false, 0.25, 0.8, u"query only"_s);
    EXPECT_EQ(m_fader->value(), Fader::kSteps / 4);
    EXPECT_EQ(m_switch->text(), u"Off"_s);
    EXPECT_FALSE(m_switch->isChecked());
    EXPECT_EQ(m_faded.count() + m_ended.count() + m_switched.count(), 0);
}

TEST_F(StripTest, DraggingFadesLiveAndEndsOnce)
{
    const int x = m_fader->width() / 2;
    QTest::mousePress(m_fader, Qt::LeftButton, {}, QPoint(x, m_fader->height() / 2));
    for (const int y : {40, 30, 20}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, y), m_fader->mapToGlobal(QPointF(x, y)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_fader, &move);
        m_strip.setShown(true, 0.1, 0.8, {});  // what the model says meanwhile doesn't pull it away
    }
    EXPECT_GE(m_faded.count(), 3);
    EXPECT_EQ(m_ended.count(), 0);
    QTest::mouseRelease(m_fader, Qt::LeftButton, {}, QPoint(x, 0));
    EXPECT_EQ(m_ended.count(), 1);
    EXPECT_GT(m_faded.last()[0].toDouble(), 0.8);
}

TEST_F(StripTest, TheEndsOfTheWayAreNothingAndAll)
{
    const int x = m_fader->width() / 2;
    QTest::mouseClick(m_fader, Qt::LeftButton, {}, QPoint(x, m_fader->height() - 1));
    EXPECT_EQ(m_fader->value(), 0);
    QTest::mouseClick(m_fader, Qt::LeftButton, {}, QPoint(x, 1));
    EXPECT_EQ(m_fader->value(), Fader::kSteps);
}

TEST_F(StripTest, EachKeyIsAStepOfItsOwn)
{
    m_fader->setFocus();
    QTest::keyClick(m_fader, Qt::Key_Up);
    QTest::keyClick(m_fader, Qt::Key_Up);
    EXPECT_EQ(m_faded.count(), 2);
    EXPECT_EQ(m_ended.count(), 2);
    EXPECT_GT(m_faded.last()[0].toDouble(), 0.5);
}

TEST_F(StripTest, TheSwitchAsks)
{
    QTest::mouseClick(m_switch, Qt::LeftButton);
    ASSERT_EQ(m_switched.count(), 1);
    EXPECT_FALSE(m_switched[0][0].toBool());
}

TEST_F(StripTest, BothAppearancesAndStatesPaint)
{
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        m_strip.setPalette(theme->palette());
        m_strip.setShown(true, 0.5, 0.8, {});
        const QImage on = m_strip.grab().toImage();
        m_strip.setShown(false, 0.5, 0.8, {});
        EXPECT_NE(m_strip.grab().toImage(), on);
    }
}

}  // namespace
}  // namespace crossfade::ui
