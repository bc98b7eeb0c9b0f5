// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/map_legend.h"

#include "tests/ui/support/gui.h"
#include "ui/theme/map_palette.h"
#include "ui/widgets/legend_row.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using Hidden = std::vector<bool>;

LegendEntry entryOf(const QString& name, std::size_t number, std::size_t artists)
{
    const ThemedColour colour = categoryColour(number);
    return {name, colour.light, colour.dark, artists, false};
}

std::vector<LegendEntry> entriesOf(std::size_t count)
{
    std::vector<LegendEntry> entries;
    for (std::size_t e = 0; e < count; ++e)
        entries.push_back(entryOf(u"genre %1"_s.arg(e), e, 10 * (e + 1)));
    return entries;
}

/// Counts what arrives from above it.
class Below : public QWidget {
public:
    int events = 0;

protected:
    void mousePressEvent(QMouseEvent* /*event*/) override { ++events; }
    void wheelEvent(QWheelEvent* /*event*/) override { ++events; }
};

class MapLegendTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_below.resize(400, 400);
        m_legend = new MapLegend(&m_below);
        m_legend->setEntries(u"genre"_s, entriesOf(3));
        m_spy = std::make_unique<QSignalSpy>(m_legend, &MapLegend::hiddenChanged);
        m_below.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_below));
        m_below.activateWindow();
    }

    LegendRow& row(std::size_t number) { return *m_legend->rows()[number]; }
    QPushButton& all() { return *m_legend->findChild<QPushButton*>(); }
    /// The middle of a row's sign.
    static QColor signOf(LegendRow& one)
    {
        const QImage image = one.grab().toImage();
        return test::pixel(image, 11, image.height() / 2);
    }

    Below m_below;
    MapLegend* m_legend = nullptr;
    std::unique_ptr<QSignalSpy> m_spy;
};

TEST_F(MapLegendTest, AClickHidesAndShowsAgain)
{
    EXPECT_FALSE(all().isVisible());
    QTest::mouseClick(&row(1), Qt::LeftButton);
    EXPECT_EQ(m_legend->hidden(), (Hidden{false, true, false}));
    ASSERT_EQ(m_spy->count(), 1);
    EXPECT_EQ(m_spy->last()[0].value<Hidden>(), m_legend->hidden());
    EXPECT_TRUE(all().isVisible());
    QTest::mouseClick(&row(1), Qt::LeftButton);
    EXPECT_EQ(m_legend->hidden(), (Hidden{false, false, false}));
    EXPECT_FALSE(all().isVisible());
    EXPECT_EQ(m_spy->count(), 2);
}

TEST_F(MapLegendTest, AltAndAClickShowsOnlyThatAndThenAll)
{
    QTest::mouseClick(&row(2), Qt::LeftButton, Qt::AltModifier);
    EXPECT_EQ(m_legend->hidden(), (Hidden{true, true, false}));
    EXPECT_EQ(m_spy->count(), 1);
    QTest::mouseClick(&row(0), Qt::LeftButton, Qt::AltModifier);
    EXPECT_EQ(m_legend->hidden(), (Hidden{false, true, true}));
    QTest::mouseClick(&row(0), Qt::LeftButton, Qt::AltModifier);
    EXPECT_EQ(m_legend->hidden(), (Hidden{false, false, false}));
}

TEST_F(MapLegendTest, ShowAllShowsAll)
{
    QTest::mouseClick(&row(0), Qt::LeftButton);
    QTest::mouseClick(&row(1), Qt::LeftButton);
    all().setFocus();
    QTest::mouseClick(&all(), Qt::LeftButton);
    EXPECT_EQ(m_legend->hidden(), Hidden(3, false));
    EXPECT_TRUE(row(0).isChecked());
    EXPECT_TRUE(row(0).hasFocus()) << "the button is gone, the focus stays in the legend";
    m_legend->showAll();
    EXPECT_EQ(m_spy->count(), 3) << "nothing changed";
}

TEST_F(MapLegendTest, KeysGoThroughTheRowsAndToggleThem)
{
    row(0).setFocus();
    QTest::keyClick(&row(0), Qt::Key_Space);
    QTest::keyClick(&row(0), Qt::Key_Down);
    EXPECT_TRUE(row(1).hasFocus());
    QTest::keyClick(&row(1), Qt::Key_Return);
    EXPECT_EQ(m_legend->hidden(), (Hidden{true, true, false}));
    QTest::keyClick(&row(1), Qt::Key_Down);
    QTest::keyClick(&row(2), Qt::Key_Down);
    EXPECT_TRUE(row(2).hasFocus()) << "it ends there";
    QTest::keyClick(&row(2), Qt::Key_Up);
    QTest::keyClick(&row(1), Qt::Key_Enter, Qt::ShiftModifier);
    EXPECT_EQ(m_legend->hidden(), (Hidden{true, false, true}));
    EXPECT_EQ(row(1).focusPolicy(), Qt::StrongFocus) << "where Tab comes back to";
    EXPECT_EQ(row(0).focusPolicy(), Qt::ClickFocus);
}

TEST_F(MapLegendTest, SpeaksAndTellsTheWholeName)
{
    m_legend->setEntries(u"genre"_s, {entryOf(u"Indie rock"_s, 0, 1312), entryOf(u"Dub"_s, 1, 1)});
    EXPECT_EQ(row(0).accessibleName(), u"Indie rock, 1,312 artists, shown"_s);
    EXPECT_EQ(row(1).accessibleName(), u"Dub, 1 artist, shown"_s);
    QTest::mouseClick(&row(1), Qt::LeftButton);
    EXPECT_EQ(row(1).accessibleName(), u"Dub, 1 artist, hidden"_s);
    EXPECT_THAT(row(0).toolTip(), test::Holds("Indie rock: 1,312 artists."));
    EXPECT_EQ(m_legend->accessibleName(), u"Legend: genre"_s);
}

TEST_F(MapLegendTest, HiddenIsHollowInBothAppearances)
{
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        row(1).setPalette(theme->palette());
        const QColor colour = categoryColour(1).in(*theme);
        EXPECT_TRUE(test::alike(signOf(row(1)), colour));
        m_legend->rows()[1]->click();
        EXPECT_FALSE(test::alike(signOf(row(1)), colour, 40)) << "not by colour alone";
        m_legend->rows()[1]->click();
    }
}

TEST_F(MapLegendTest, NewCountsKeepWhatIsHiddenAndNewEntriesDoNot)
{
    QTest::mouseClick(&row(1), Qt::LeftButton);
    std::vector<LegendEntry> entries = entriesOf(3);
    entries[1].artists = 7;
    m_legend->setEntries(u"genre"_s, entries);
    EXPECT_EQ(m_legend->hidden(), (Hidden{false, true, false}));
    EXPECT_EQ(row(1).accessibleName(), u"genre 1, 7 artists, hidden"_s);
    m_legend->setEntries(u"country"_s, entries);
    EXPECT_EQ(m_legend->hidden(), Hidden(3, false)) << "as it is of something else";
    EXPECT_FALSE(all().isVisible());
    EXPECT_EQ(m_spy->count(), 1) << "only of what a person does";
}

TEST_F(MapLegendTest, MayBeGivenOtherEntriesWhileItTells)
{
    QObject::connect(m_legend, &MapLegend::hiddenChanged, m_legend,
                     [this] { m_legend->setEntries(u"other"_s, entriesOf(5)); });
    QTest::mouseClick(&row(0), Qt::LeftButton);
    test::drainEvents();
    EXPECT_EQ(m_legend->rows().size(), 5U);
}

TEST_F(MapLegendTest, ScrollsWhereThereAreMoreThanItShows)
{
    const auto& scroll = *m_legend->findChild<QScrollArea*>();
    const auto scrolls = [&](std::size_t count) {
        m_legend->setEntries(u"of %1"_s.arg(count), entriesOf(count));
        test::drainEvents();
        return scroll.verticalScrollBar()->maximum() > 0;
    };
    EXPECT_FALSE(scrolls(1));
    const int one = m_legend->height();
    EXPECT_FALSE(scrolls(10));
    const int ten = m_legend->height();
    EXPECT_TRUE(scrolls(40));
    EXPECT_EQ(ten - one, 9 * row(0).height());
    EXPECT_LT(m_legend->height(), ten + row(0).height());
    row(0).setFocus();
    for (std::size_t r = 0; r < 39; ++r) QTest::keyClick(&row(r), Qt::Key_Down);
    EXPECT_EQ(scroll.verticalScrollBar()->value(), scroll.verticalScrollBar()->maximum())
        << "the row with the focus is seen";
}

TEST_F(MapLegendTest, ALongNameIsCutAndNotTheCount)
{
    m_legend->setEntries(u"a title that goes on and on and on and on and on"_s,
                         {entryOf(QString(300, u'w'), 0, 1234567)});
    EXPECT_LT(m_legend->width(), 270);
    EXPECT_EQ(row(0).width(), m_legend->findChild<QScrollArea*>()->viewport()->width());
}

TEST_F(MapLegendTest, WhatHappensOnItDoesNotReachTheMap)
{
    QTest::mouseClick(m_legend, Qt::LeftButton, {}, QPoint(3, 20));
    QTest::mouseClick(&row(0), Qt::LeftButton);
    test::turnWheel(*m_legend, QPoint(20, 20), 120);
    test::turnWheel(row(0), QPoint(20, 10), 120);
    EXPECT_EQ(m_below.events, 0);
}

}  // namespace
}  // namespace crossfade::ui
