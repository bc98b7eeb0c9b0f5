// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QTableView>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class SearchWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
    }

    QListView& list() { return *window().page().search()->list(); }
    QLineEdit& field() { return *window().page().search()->field(); }
    QTableView& table() { return *window().page().neighbours()->table(); }
    QString hit(int row) { return list().model()->index(row, 0).data().toString(); }
};

TEST_F(SearchWindowTest, ATypingErrorFindsWhoWasMeantAndEnterAsks)
{
    window().askFor(u"Björk"_s);
    type("radiohaed");
    ASSERT_TRUE(list().isVisible());
    EXPECT_EQ(hit(0), u"Radiohead"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(asked(), "Radiohead");
    EXPECT_FALSE(list().isVisible());
    EXPECT_EQ(field().text(), u"Radiohead"_s);
    EXPECT_EQ(table().model()->rowCount(), static_cast<int>(ExplorationModel::kListed));
    EXPECT_EQ(QApplication::focusWidget(), &table()) << "ready to walk down the list";
}

TEST_F(SearchWindowTest, NamesAreFoundAsTheyAreTyped)
{
    for (const auto& [typed, name] : std::vector<std::pair<const char*, const char*>>{
             {"bjork", "Björk"}, {"u2", "U2"}, {"坂本", "坂本龍一"}, {"ryuichi", "坂本龍一"}}) {
        type(typed);
        ASSERT_TRUE(list().isVisible()) << typed;
        press(Qt::Key_Return);
        EXPECT_EQ(asked(), name) << typed;
    }
}

TEST_F(SearchWindowTest, ArtistsOfOneNameAreToldApartAndChosenByArrow)
{
    type("nirvana");
    ASSERT_EQ(list().model()->rowCount(), 2);
    EXPECT_EQ(hit(0), u"Nirvana (US, 1987-1994)"_s);
    EXPECT_EQ(hit(1), u"Nirvana (GB, 1965-)"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    EXPECT_EQ(exploration().query(), test::kNirvanaUk);
    EXPECT_TRUE(test::shows(window().page(), "GB · 1965-"));
    EXPECT_FALSE(window().askFor(u"Nirvana"_s));
    EXPECT_THAT(window().message(), test::Holds("There are 2 artists called"));
}

TEST_F(SearchWindowTest, AHitIsChosenByClick)
{
    type("nirvana");
    const QRect row = list().visualRect(list().model()->index(1, 0));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, row.center());
    EXPECT_EQ(exploration().query(), test::kNirvanaUk);
    EXPECT_FALSE(list().isVisible());
}

TEST_F(SearchWindowTest, EscapeLeavesWhatWasAskedFor)
{
    type("bjork");
    press(Qt::Key_Escape);
    EXPECT_FALSE(list().isVisible());
    EXPECT_EQ(field().text(), u"Radiohead"_s);
    EXPECT_EQ(asked(), "Radiohead");
}

TEST_F(SearchWindowTest, LeavingTheFieldBringsTheNameBack)
{
    type("bjork");
    table().setFocus();
    EXPECT_FALSE(list().isVisible());
    EXPECT_EQ(field().text(), u"Radiohead"_s);
}

TEST_F(SearchWindowTest, WhereNobodyIsFoundEnterDoesNothing)
{
    type("zzzzzzzzz");
    ASSERT_TRUE(list().isVisible());
    EXPECT_THAT(hit(0), test::Holds("No artist is called"));
    press(Qt::Key_Return);
    EXPECT_EQ(asked(), "Radiohead");
    type("   ");
    EXPECT_FALSE(list().isVisible()) << "blanks are nothing to search for";
}

TEST_F(SearchWindowTest, EnterOnARowOfTheTableAsksForThatArtist)
{
    type("radiohead");
    press(Qt::Key_Return);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    const QModelIndex current = table().currentIndex();
    ASSERT_TRUE(current.isValid());
    const auto artist = current.data(NeighbourModel::ArtistRole).toUInt();
    press(Qt::Key_Return);
    EXPECT_EQ(exploration().query(), artist);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(asked(), "Radiohead");
}

TEST_F(SearchWindowTest, AnArtistWithoutVectorSaysSo)
{
    type("nothing given");
    press(Qt::Key_Return);
    EXPECT_EQ(asked(), "Nothing Given");
    EXPECT_FALSE(table().isVisible());
    EXPECT_TRUE(test::shows(*window().page().neighbours(), "Nothing Given has no vector"));
    EXPECT_TRUE(test::shows(window().page(), "nobody can be compared"));
}

TEST_F(SearchWindowTest, TheNeighboursAreCopiedAsATable)
{
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString text = QApplication::clipboard()->text();
    EXPECT_TRUE(text.startsWith(u"# Made up for tests.\nrank\t"_s));
    EXPECT_EQ(text.count(u'\n'), 2 + static_cast<int>(ExplorationModel::kListed));
}

}  // namespace
}  // namespace crossfade::ui
