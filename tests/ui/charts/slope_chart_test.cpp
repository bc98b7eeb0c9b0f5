// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/slope_chart.h"

#include "tests/ui/support/gui.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

RankSlope slope(std::size_t before, std::size_t now, std::size_t modalities)
{
    const QString name = u"Somebody with a rather long name, from %1 to %2"_s.arg(before).arg(now);
    return {0, name, ModalityMask::firstN(modalities), before, now, name + u" is said"_s};
}

/// Twenty ranks: seven enter and leave, one stays at the top, the others change places.
RankSlopes twenty(std::size_t modalities)
{
    RankSlopes slopes;
    slopes.k = 20;
    slopes.modalities = modalities;
    slopes.summary = u"overlap@20 .65: 7 enter, 7 leave"_s;
    slopes.rows.push_back(slope(1, 1, modalities));
    for (std::size_t now = 2; now <= 13; ++now)
        slopes.rows.push_back(slope(15 - now, now, modalities));
    for (std::size_t now = 14; now <= 20; ++now) slopes.rows.push_back(slope(0, now, modalities));
    for (std::size_t before = 14; before <= 20; ++before)
        slopes.rows.push_back(slope(before, 0, modalities));
    return slopes;
}

void pointAt(QWidget& widget, const QPointF& place)
{
    QMouseEvent move(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &move);
}

class SlopeChartTest : public testing::TestWithParam<std::size_t> {};

TEST_P(SlopeChartTest, PaintsFullAndEmptyWideAndNarrowLightAndDark)
{
    SlopeChart chart(u"Before and after"_s);
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        chart.setPalette(theme->palette());
        for (const QSize& size : {QSize(380, 640), QSize(240, 160), QSize(900, 200)}) {
            chart.resize(size);
            chart.setSlopes({});
            const QImage empty = chart.grab().toImage();
            chart.setSlopes(twenty(GetParam()));
            const QImage full = chart.grab().toImage();
            EXPECT_NE(full, empty) << size.width();
            QTest::keyClick(&chart, Qt::Key_Down);
            EXPECT_NE(chart.grab().toImage(), full) << "the current one is seen";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(TwoToEight, SlopeChartTest, testing::Values(2, 3, 8));

TEST(SlopeChartOfTwentyTest, HasRoomForTwentyInAColumn)
{
    SlopeChart chart(u"Before and after"_s);
    chart.resize(380, 640);
    chart.setSlopes(twenty(3));
    EXPECT_EQ(chart.shownRanks(), 20U);
    EXPECT_EQ(chart.accessibleDescription(), u"overlap@20 .65: 7 enter, 7 leave"_s);
    for (int item = 0; item < 27; ++item) {
        EXPECT_TRUE(QRectF(chart.rect()).contains(chart.placeOf(item)));
        EXPECT_EQ(chart.placeOf(item).x() < 190.0, item >= 20) << "who left stands left";
    }
    EXPECT_GE(chart.placeOf(1).y() - chart.placeOf(0).y(), 18.0);
}

TEST(SlopeChartOfTwentyTest, WhereItIsLowTheFirstAreShownAndItSaysHowMany)
{
    SlopeChart chart(u"Before and after"_s);
    chart.resize(380, 180);
    chart.setSlopes(twenty(3));
    const std::size_t shown = chart.shownRanks();
    EXPECT_GE(shown, 8U);
    EXPECT_LT(shown, 14U);
    EXPECT_EQ(chart.accessibleDescription(),
              u"overlap@20 .65: 7 enter, 7 leave; the first %1 of 20 are shown"_s.arg(shown));
    EXPECT_TRUE(chart.placeOf(19).isNull()) << "entered below those shown";
    EXPECT_TRUE(chart.placeOf(26).isNull()) << "left from below those shown";
    std::size_t reached = 0;
    for (int before = -1;; ++reached) {
        QTest::keyClick(&chart, Qt::Key_Down);
        if (chart.current() == before) break;
        before = chart.current();
        EXPECT_FALSE(chart.placeOf(before).isNull());
    }
    EXPECT_EQ(reached, 13U) << "all who stay have one end among the first; nobody else has";
}

TEST(SlopeChartOfTwentyTest, KeysGoThroughTheArtistsAndReturnActivates)
{
    SlopeChart chart(u"Before and after"_s);
    chart.resize(380, 640);
    chart.setSlopes(twenty(3));
    QSignalSpy said(&chart, &PaintedChart::itemChanged);
    QSignalSpy activated(&chart, &PaintedChart::itemActivated);
    QTest::keyClick(&chart, Qt::Key_Return);
    EXPECT_EQ(activated.count(), 0) << "nobody is current yet";
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(chart.current(), 0);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.current(), 1);
    EXPECT_EQ(said.last()[0].toString(), chart.slopes().rows[1].spoken);
    EXPECT_EQ(chart.accessibleDescription(), chart.slopes().rows[1].spoken);
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Up);
    EXPECT_EQ(chart.current(), 0) << "there is nobody above";
    QTest::keyClick(&chart, Qt::Key_Return);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 0);
}

TEST(SlopeChartOfTwentyTest, NamesAndLinesCanBePointedAt)
{
    SlopeChart chart(u"Before and after"_s);
    chart.resize(380, 640);
    chart.setSlopes(twenty(3));
    for (const int item : {0, 5, 19, 20, 26}) {
        pointAt(chart, chart.placeOf(item));
        EXPECT_EQ(chart.current(), item);
    }
    pointAt(chart, QPointF(10, chart.placeOf(12).y()));
    EXPECT_EQ(chart.current(), 1) << "left of the thirteenth now: who was thirteenth";
    pointAt(chart, chart.placeOf(0) - QPointF(40, 0));
    EXPECT_EQ(chart.current(), 0) << "on the line";
    pointAt(chart, QPointF(190, 4));
    EXPECT_EQ(chart.current(), -1) << "among the heads";
    QSignalSpy activated(&chart, &PaintedChart::itemActivated);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.placeOf(7).toPoint());
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 7);
}

TEST(SlopeChartOfTwentyTest, AnEmptyChangeSaysWhy)
{
    SlopeChart chart(u"Before and after"_s);
    chart.resize(380, 640);
    RankSlopes nothing;
    nothing.summary = u"There is nothing to compare."_s;
    chart.setSlopes(nothing);
    EXPECT_EQ(chart.accessibleDescription(), nothing.summary);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(chart.current(), -1);
    EXPECT_FALSE(chart.grab().isNull());
}

}  // namespace
}  // namespace crossfade::ui
