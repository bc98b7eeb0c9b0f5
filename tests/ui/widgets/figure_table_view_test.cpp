// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_table_view.h"

#include "tests/ui/support/gui.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

enum Column { Ring, Name, Value };

FigureTable sample()
{
    FigureColumn ring{u"has"_s};
    ring.isDrawn = true;
    ring.width = 30;
    FigureTable table;
    table.columns = {ring, {u"artist"_s, {}, false}, {u"value"_s}};
    table.modalities = 2;
    const auto add = [&](const QString& name, std::optional<double> value, std::uint32_t bits) {
        FigureCell set{u"a set"_s, {}, {}, false, false, static_cast<double>(bits)};
        set.ring = ModalityMask(bits);
        FigureCell figure{value ? QString::number(*value) : u"–"_s};
        figure.sort = value;
        table.artists.push_back(static_cast<ArtistRow>(10 + table.rows.size()));
        table.rows.push_back({set, {name}, figure});
    };
    add(u"Björk"_s, 2.0, 1);
    add(u"Abba"_s, {}, 2);
    add(u"Zappa"_s, 10.0, 3);
    add(u"Can"_s, -1.0, 1);
    return table;
}

class FigureTableViewTest : public testing::Test {
protected:
    FigureTableViewTest()
    {
        m_view.setSortable();
        m_view.setTable(sample());
        m_view.resize(400, 200);
        m_view.show();
    }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < m_view.shownRows(); ++row)
            all << m_view.model()->index(row, Name).data().toString();
        return all;
    }
    void clickHead(int column)
    {
        QHeaderView* header = m_view.horizontalHeader();
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                   header->height() / 2));
    }

    FigureTableView m_view{u"Figures"_s, Name};
};

TEST_F(FigureTableViewTest, RowsAreAsTheyCameUntilAHeadIsClicked)
{
    const QAbstractItemModelTester tester(m_view.model(),
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    EXPECT_EQ(names(), (QStringList{u"Björk"_s, u"Abba"_s, u"Zappa"_s, u"Can"_s}));
    clickHead(Value);
    EXPECT_EQ(names(), (QStringList{u"Zappa"_s, u"Björk"_s, u"Can"_s, u"Abba"_s}))
        << "figures fall at first; 10 is more than 2; who has none is last";
    EXPECT_TRUE(m_view.horizontalHeader()->isSortIndicatorShown());
    EXPECT_EQ(m_view.horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    clickHead(Value);
    EXPECT_EQ(names(), (QStringList{u"Can"_s, u"Björk"_s, u"Zappa"_s, u"Abba"_s}));
    clickHead(Name);
    EXPECT_EQ(names(), (QStringList{u"Abba"_s, u"Björk"_s, u"Can"_s, u"Zappa"_s}));
    clickHead(Ring);
    EXPECT_EQ(names().first(), u"Zappa"_s) << "by how many the artist has";
    m_view.sortBy(-1, Qt::AscendingOrder);
    EXPECT_EQ(names().first(), u"Björk"_s);
}

TEST_F(FigureTableViewTest, NamesAreFilteredWithoutCaseAndAccents)
{
    m_view.setNameFilter(u" bJo"_s);
    EXPECT_EQ(names(), QStringList{u"Björk"_s});
    m_view.setNameFilter(u"ä"_s);
    EXPECT_EQ(m_view.shownRows(), 3);
    m_view.setNameFilter(u"nobody"_s);
    EXPECT_EQ(m_view.shownRows(), 0);
    m_view.setNameFilter({});
    EXPECT_EQ(m_view.shownRows(), 4);
}

TEST_F(FigureTableViewTest, WhoIsSelectedStaysSoInATableThatIsSortedAndReplaced)
{
    m_view.sortBy(Value, Qt::DescendingOrder);
    m_view.selectRow(1);
    EXPECT_EQ(m_view.artistAt(m_view.currentIndex()), ArtistRow{10});
    FigureTable later = sample();
    later.rows.erase(later.rows.begin() + 1);
    later.artists.erase(later.artists.begin() + 1);
    later.rows[0][Value].sort = -5.0;
    m_view.setTable(later);
    EXPECT_EQ(names(), (QStringList{u"Zappa"_s, u"Can"_s, u"Björk"_s})) << "sorted as before";
    EXPECT_EQ(m_view.artistAt(m_view.currentIndex()), ArtistRow{10});
    EXPECT_EQ(m_view.currentIndex().row(), 2);
    EXPECT_FALSE(m_view.artistAt({}).has_value());
    later.columns[Value].title = u"another"_s;
    m_view.setTable(later);
    EXPECT_EQ(names().first(), u"Björk"_s) << "what it was sorted by is gone";
}

TEST_F(FigureTableViewTest, IsCopiedAsItIsShown)
{
    FigureTable table = sample();
    table.rows[0][Name].text = u"With\ttab"_s;
    table.rows[2][Value].sort = 0.123456;
    m_view.setTable(table);
    m_view.sortBy(Value, Qt::AscendingOrder);
    EXPECT_EQ(m_view.toTsv(),
              u"has\tartist\tvalue\na set\tCan\t-1\na set\tZappa\t0.123456\na set\tWith tab\t2\n"
              "a set\tAbba\t–\n"_s);
    m_view.setNameFilter(u"can"_s);
    EXPECT_EQ(m_view.toTsv(), u"has\tartist\tvalue\na set\tCan\t-1\n"_s);
}

TEST_F(FigureTableViewTest, RingsAreDrawnAndSpoken)
{
    const QModelIndex ring = m_view.model()->index(0, Ring);
    EXPECT_FALSE(ring.data().isValid());
    EXPECT_EQ(ring.data(Qt::AccessibleTextRole), u"a set"_s);
    const QRect place = m_view.visualRect(ring);
    const QImage drawn = m_view.viewport()->grab(place).toImage();
    bool coloured = false;
    for (int x = 0; x < drawn.width(); ++x)
        for (int y = 0; y < drawn.height(); ++y)
            coloured = coloured || drawn.pixelColor(x, y).hsvSaturation() > 100;
    EXPECT_TRUE(coloured);
}

TEST_F(FigureTableViewTest, WhatFindsNoRoomIsScrolledTo)
{
    FigureTable wide = sample();
    for (int i = 0; i < 12; ++i) {
        wide.columns.push_back({u"column %1"_s.arg(i)});
        for (auto& row : wide.rows) row.push_back({u"1"_s});
    }
    m_view.setTable(wide);
    EXPECT_GE(m_view.columnWidth(Name), 150);
    EXPECT_GT(m_view.horizontalHeader()->length(), m_view.viewport()->width());
}

}  // namespace
}  // namespace crossfade::ui
