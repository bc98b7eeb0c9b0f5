// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/set_grid.h"

#include "core/evaluation/masking.h"
#include "tests/ui/support/gui.h"
#include "ui/charts/set_matrix_chart.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>

#include <algorithm>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

std::vector<std::string> namesOf(std::size_t modalities)
{
    std::vector<std::string> names = {"audio", "tags", "listening"};
    for (std::size_t m = names.size(); m < modalities; ++m)
        names.push_back("m" + std::to_string(m));
    names.resize(modalities);
    return names;
}

void pointAt(QWidget& widget, const QPointF& place)
{
    QMouseEvent move(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &move);
}

/// A cell by its sets; fails the test where there is none.
int cellOf(std::size_t modalities, ModalityMask query, ModalityMask candidates)
{
    const std::vector<ModalityMask> sets = offeredSets(modalities);
    const auto row = std::ranges::find(sets, query);
    const auto column = std::ranges::find(sets, candidates);
    EXPECT_TRUE(row != sets.end() && column != sets.end());
    return static_cast<int>((row - sets.begin()) * static_cast<std::ptrdiff_t>(sets.size()) +
                            (column - sets.begin()));
}

class SetGridTest : public testing::TestWithParam<std::size_t> {
protected:
    void SetUp() override
    {
        m_grid.setModalities(namesOf(GetParam()));
        m_grid.resize(480, 480);
    }

    SetGrid m_grid;
    QSignalSpy m_chosen{&m_grid, &SetGrid::chosen};
};

TEST_P(SetGridTest, OffersEverySetOfThreeAndOfMoreAllButOneAndEachAlone)
{
    const std::vector<ModalityMask> sets = offeredSets(GetParam());
    const ModalityMask all = ModalityMask::firstN(GetParam());
    EXPECT_EQ(sets.front(), all);
    EXPECT_TRUE(std::ranges::is_sorted(sets, std::greater<>(), &ModalityMask::count));
    for (std::size_t m = 0; m < GetParam(); ++m) {
        EXPECT_EQ(std::ranges::count(sets, all.without(m)), 1);
        EXPECT_EQ(std::ranges::count(sets, ModalityMask().with(m)), 1);
    }
    EXPECT_EQ(sets.size(), GetParam() <= 3 ? (1U << GetParam()) - 1U : 2 * GetParam() + 1);
}

TEST_P(SetGridTest, AClickChoosesThePairOfItsCell)
{
    const std::size_t last = GetParam() - 1;
    const auto query = ModalityMask().with(last);
    const auto candidates = ModalityMask::firstN(GetParam()).without(last);
    const int cell = cellOf(GetParam(), query, candidates);
    QTest::mouseClick(&m_grid, Qt::LeftButton, {}, m_grid.placeOf(cell).toPoint());
    ASSERT_EQ(m_chosen.count(), 1);
    EXPECT_EQ(m_chosen[0][0].value<ModalityMask>(), query);
    EXPECT_EQ(m_chosen[0][1].value<ModalityMask>(), candidates);
    EXPECT_EQ(m_grid.shownItem(), -1) << "what is set is for others to say";
}

TEST_P(SetGridTest, CellsFitIntoTheLeastSize)
{
    m_grid.resize(m_grid.minimumSize());
    const auto side = static_cast<int>(offeredSets(GetParam()).size());
    EXPECT_TRUE(QRectF(m_grid.rect()).contains(m_grid.placeOf(side * side - 1)));
    EXPECT_GE(m_grid.placeOf(1).x() - m_grid.placeOf(0).x(), 18.0) << "room for a ring";
}

TEST_P(SetGridTest, PaintsWhatIsSetInLightAndDark)
{
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        SetGrid grid;
        grid.setModalities(namesOf(GetParam()));
        grid.resize(480, 480);
        grid.setPalette(theme->palette());
        const QImage nothing = grid.grab().toImage();
        const int cell = cellOf(GetParam(), ModalityMask::firstN(GetParam()), ModalityMask(1));
        grid.setShown(ModalityMask::firstN(GetParam()), ModalityMask(1));
        EXPECT_EQ(grid.shownItem(), cell);
        const QImage marked = grid.grab().toImage();
        EXPECT_NE(marked, nothing);
        const QPoint middle = (grid.placeOf(cell) * marked.devicePixelRatio()).toPoint();
        EXPECT_TRUE(test::alike(test::pixel(marked, middle.x(), middle.y()), theme->text));
        QTest::keyClick(&grid, Qt::Key_Right);
        EXPECT_EQ(grid.current(), cell) << "keys begin where it is set";
        EXPECT_NE(grid.grab().toImage(), marked);
    }
}

INSTANTIATE_TEST_SUITE_P(TwoToEight, SetGridTest, testing::Values(2, 3, 8));

TEST(SetGridOfThreeTest, SaysThePairInWords)
{
    SetGrid grid;
    grid.setModalities(namesOf(3));
    grid.resize(300, 300);
    QSignalSpy said(&grid, &PaintedChart::itemChanged);
    const int cell = cellOf(3, ModalityMask(0b010), ModalityMask(0b101));
    pointAt(grid, grid.placeOf(cell));
    ASSERT_EQ(said.count(), 1);
    EXPECT_EQ(said[0][0].toString(), u"Asked with tags; found by audio and listening"_s);
    grid.setShown(ModalityMask(0b010), ModalityMask(0b101));
    EXPECT_EQ(grid.shownItem(), cell);
    grid.setShown(ModalityMask(0b010), ModalityMask(0));
    EXPECT_EQ(grid.shownItem(), -1) << "no set is empty";
}

TEST(SetGridOfThreeTest, KeysGoToEveryCellAndReturnChooses)
{
    SetGrid grid;
    grid.setModalities(namesOf(3));
    QSignalSpy chosen(&grid, &SetGrid::chosen);
    for (int i = 0; i < 9; ++i) QTest::keyClick(&grid, Qt::Key_Right);
    EXPECT_EQ(grid.current(), 6) << "the last of the first row";
    for (int i = 0; i < 9; ++i) QTest::keyClick(&grid, Qt::Key_Down);
    EXPECT_EQ(grid.current(), 48);
    QTest::keyClick(&grid, Qt::Key_Left);
    QTest::keyClick(&grid, Qt::Key_Up);
    QTest::keyClick(&grid, Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].value<ModalityMask>(), offeredSets(3)[5]);
    EXPECT_EQ(chosen[0][1].value<ModalityMask>(), offeredSets(3)[5]);
}

TEST(SetGridOfEightTest, NamesWhatIsLeftOut)
{
    SetGrid grid;
    grid.setModalities(namesOf(8));
    grid.resize(480, 480);
    const ModalityMask all = ModalityMask::firstN(8);
    pointAt(grid, grid.placeOf(cellOf(8, all, all.without(1))));
    EXPECT_EQ(grid.accessibleDescription(), u"Asked with all modalities; found by all but tags"_s);
    grid.setShown(ModalityMask(0b11), all);
    EXPECT_EQ(grid.shownItem(), -1) << "two of eight are not offered";
}

TEST(SetGridEmptyTest, WithoutModalitiesThereIsNothingToGoTo)
{
    SetGrid grid;
    QSignalSpy chosen(&grid, &SetGrid::chosen);
    QTest::keyClick(&grid, Qt::Key_Right);
    QTest::keyClick(&grid, Qt::Key_Return);
    EXPECT_EQ(grid.current(), -1);
    EXPECT_EQ(chosen.count(), 0);
    EXPECT_FALSE(grid.grab().isNull());
}

TEST(SetMatrixChartTest, PaintsWithAColumnAndARowOfMeans)
{
    SetMatrix matrix;
    matrix.sets = allModalitySets(3);
    matrix.modalities = 3;
    for (std::size_t i = 0; i < 49; ++i) {
        matrix.shades.push_back(static_cast<double>(i) / 48.0);
        matrix.figures << QString::number(i);
        matrix.spoken << u"cell %1"_s.arg(i);
    }
    SetMatrixChart chart(u"Who finds whom"_s);
    chart.resize(400, 320);
    chart.setMatrix(matrix);
    const QPointF last = chart.placeOf(48);
    const QImage bare = chart.grab().toImage();
    matrix.columnHead = u"nDCG"_s;
    matrix.footHead = u"mean"_s;
    for (int i = 0; i < 7; ++i) {
        matrix.column << u".300"_s;
        matrix.foot << u"1.00"_s;
    }
    matrix.largest = 48;
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        chart.setPalette(theme->palette());
        chart.setMatrix(matrix);
        EXPECT_NE(chart.grab().toImage(), bare);
    }
    EXPECT_LT(chart.placeOf(48).x(), last.x()) << "the column has room of its own";
    EXPECT_LT(chart.placeOf(48).y(), last.y()) << "and so has the row";
    pointAt(chart, chart.placeOf(8));
    EXPECT_EQ(chart.accessibleDescription(), u"cell 8"_s);
}

}  // namespace
}  // namespace crossfade::ui
