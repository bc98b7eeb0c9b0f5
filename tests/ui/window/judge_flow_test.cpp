// SPDX-License-Identifier: GPL-3.0-or-later
// Marks, notes and who is hidden, as a person does them.
#include "core/workflow/judgements.h"
#include "tests/ui/support/window_test.h"
#include "ui/widgets/note_edit.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/explore_page.h"
#include "ui/window/hidden_dialog.h"
#include "ui/window/keeping.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/note_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTableView>

#include <algorithm>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class JudgeWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        ASSERT_TRUE(window().askFor(u"Radiohead"_s));
        neighbours().chooseRow(0);
        table().setFocus();
    }
    NeighbourPanel& neighbours() { return *window().page().neighbours(); }
    QTableView& table() { return *neighbours().table(); }
    JudgementModel& judgements() { return window().keeping().judgements(); }
    ArtistRow at(int row) { return neighbours().neighbours().row(row).artist; }
    bool listed(ArtistRow artist) { return neighbours().neighbours().rowOf(artist) >= 0; }
    QString spoken(int row)
    {
        return table()
            .model()
            ->index(row, NeighbourModel::ArtistName)
            .data(Qt::AccessibleTextRole)
            .toString();
    }
    /// The entry of the context menu for artists; null if there is none of this text.
    QAction* entry(QMenu& menu, const char* text)
    {
        for (QAction* one : menu.actions())
            if (one->text().startsWith(QString::fromUtf8(text))) return one;
        return nullptr;
    }
};

TEST_F(JudgeWindowTest, AListIsGoneThroughWithOneKeyEach)
{
    const std::vector<ArtistRow> first = {at(0), at(1), at(2)};
    press(Qt::Key_K);
    press(Qt::Key_X);
    press(Qt::Key_K);
    EXPECT_EQ(judgements().of(first[0]).mark, Mark::Keep);
    EXPECT_EQ(judgements().of(first[1]).mark, Mark::Reject);
    EXPECT_EQ(judgements().of(first[2]).mark, Mark::Keep);
    EXPECT_EQ(table().currentIndex().row(), 3);
    EXPECT_THAT(spoken(0), test::Holds(", kept"));
    EXPECT_THAT(spoken(1), test::Holds(", rejected"));
    EXPECT_EQ(at(1), first[1]) << "who is rejected is still shown";
    press(Qt::Key_Up);
    press(Qt::Key_K);
    EXPECT_FALSE(judgements().of(first[2]).mark.has_value());
    EXPECT_EQ(table().currentIndex().row(), 2) << "what is taken back stays chosen";
}

TEST_F(JudgeWindowTest, TheLastRowStaysChosen)
{
    const int last = table().model()->rowCount() - 1;
    neighbours().chooseRow(last);
    const ArtistRow artist = at(last);
    press(Qt::Key_K);
    EXPECT_EQ(judgements().of(artist).mark, Mark::Keep);
    EXPECT_EQ(table().currentIndex().row(), last);
}

TEST_F(JudgeWindowTest, WhoIsHiddenLeavesAllListsAndComesBackFromTheirList)
{
    const ArtistRow first = at(0);
    const ArtistRow second = at(1);
    press(Qt::Key_H);
    EXPECT_FALSE(listed(first));
    EXPECT_EQ(neighbours().current(), second) << "the next one is chosen";
    QAbstractButton* hidden = test::button(window(), "1 hidden");
    ASSERT_NE(hidden, nullptr);
    EXPECT_TRUE(hidden->isVisibleTo(&window()));
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    EXPECT_FALSE(listed(first)) << "whatever is asked";
    hidden->click();
    HiddenDialog* dialog = window().keeping().hidden();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(QTest::qWaitForWindowActive(dialog));
    ASSERT_EQ(dialog->list()->count(), 1);
    dialog->list()->setFocus();
    dialog->list()->setCurrentRow(0);
    QTest::keyClick(dialog->list(), Qt::Key_Delete);
    EXPECT_EQ(dialog->list()->count(), 0);
    EXPECT_TRUE(test::shows(*dialog, "Nobody is hidden"));
    EXPECT_TRUE(listed(first));
    EXPECT_FALSE(hidden->isVisibleTo(&window()));
}

TEST_F(JudgeWindowTest, RejectedOnesAreLeftOutWhereThatIsWished)
{
    const ArtistRow first = at(0);
    press(Qt::Key_X);
    EXPECT_TRUE(listed(first));
    window().keeping().showHidden();
    window().keeping().hidden()->findChild<QCheckBox*>()->click();
    EXPECT_FALSE(listed(first));
    EXPECT_NE(test::button(window(), "1 hidden"), nullptr) << "and that is said";
}

TEST_F(JudgeWindowTest, HidingAlsoHoldsAtTheBaseline)
{
    const ArtistRow first = at(0);
    press(Qt::Key_2);
    ASSERT_TRUE(exploration().change().has_value());
    const auto inBaseline = [&](ArtistRow artist) {
        return std::ranges::any_of(exploration().baselineNeighbours().rows,
                                   [&](const NeighbourRow& row) { return row.artist == artist; });
    };
    ASSERT_TRUE(inBaseline(first));
    judgements().toggle({first}, Mark::Hide);
    EXPECT_FALSE(inBaseline(first));
    EXPECT_FALSE(listed(first));
}

TEST_F(JudgeWindowTest, MarksAreUndoneApartFromTheQueries)
{
    const ArtistRow first = at(0);
    const std::size_t steps = exploration().past().size();
    press(Qt::Key_H);
    EXPECT_EQ(exploration().past().size(), steps);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(at(0), first);
    EXPECT_EQ(exploration().past().size(), steps);
    press(Qt::Key_Y, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_FALSE(listed(first));
}

TEST_F(JudgeWindowTest, TheContextMenuMarksAllWhoAreMeant)
{
    const ArtistMenu::Artists both = {at(0), at(1)};
    QMenu menu;
    window().page().artistMenu().fill(menu, both);
    QAction* keep = entry(menu, "&Keep");
    ASSERT_NE(keep, nullptr);
    EXPECT_FALSE(keep->isChecked());
    keep->trigger();
    EXPECT_TRUE(judgements().haveAll(both, Mark::Keep));
    QMenu again;
    window().page().artistMenu().fill(again, both);
    EXPECT_TRUE(entry(again, "&Keep")->isChecked());
    EXPECT_EQ(entry(again, "&Note"), nullptr) << "a note is on one artist";
}

TEST_F(JudgeWindowTest, TheNoteOnWhoIsAskedForStandsOnTheCard)
{
    NoteEdit& card = *window().page().note();
    ASSERT_TRUE(card.isVisibleTo(&window()));
    table().setCurrentIndex({});
    window().keeping().editNote(*exploration().query());
    ASSERT_EQ(QApplication::focusWidget(), card.field());
    QTest::keyClicks(card.field(), u"hk x"_s);
    EXPECT_FALSE(judgements().of(test::kRadiohead).hidden) << "letters are text here";
    press(Qt::Key_Escape);
    EXPECT_EQ(QApplication::focusWidget(), &table());
    EXPECT_EQ(judgements().of(test::kRadiohead).note, u"hk x"_s);
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    EXPECT_EQ(card.field()->toPlainText(), QString());
    ASSERT_TRUE(window().askFor(u"Radiohead"_s));
    EXPECT_EQ(card.field()->toPlainText(), u"hk x"_s);
}

TEST_F(JudgeWindowTest, ANoteOnANeighbourIsWrittenByKeyAndShownInTableAndSearch)
{
    // Somebody whose name can be searched for.
    const ArtistRow artist = at(0);
    press(Qt::Key_N);
    NoteDialog* dialog = window().keeping().noteDialog();
    ASSERT_NE(dialog, nullptr);
    QTest::keyClicks(dialog->note()->field(), u"call them"_s);
    QTest::keyClick(dialog->note()->field(), Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_THAT(spoken(0), test::Holds("note: “call them”"));
    EXPECT_THAT(
        table().model()->index(0, NeighbourModel::ArtistName).data(Qt::ToolTipRole).toString(),
        test::Holds("call them"));
    window().activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window()));
    type(exploration().catalogue().artists()[artist].name.c_str());
    EXPECT_THAT(window()
                    .page()
                    .search()
                    ->list()
                    ->model()
                    ->index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString(),
                test::Holds("call them"));
}

TEST_F(JudgeWindowTest, WhatTheCommandLineMarksIsSeen)
{
    Project other = test::valueOf(Project::open(window().session()->path()));
    const ArtistRow first = at(0);
    const std::string id = exploration().catalogue().artists()[first].id;
    test::valueOf(setMark(other, {id, {}, Mark::Hide}));
    EXPECT_TRUE(test::comesTrue([&] { return !listed(first); }));
}

TEST_F(JudgeWindowTest, MarksOutliveTheWindowAndStayWithTheirProject)
{
    const auto path = window().session()->path();
    const ArtistRow first = at(0);
    press(Qt::Key_H);
    QTest::mouseClick(window().page().note()->offer(), Qt::LeftButton);
    QTest::keyClicks(window().page().note()->field(), u"unfinished"_s);
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    EXPECT_FALSE(listed(first));
    EXPECT_EQ(judgements().of(test::kRadiohead).note, u"unfinished"_s);
    ASSERT_TRUE(window().openProject(trained("other.crossfade")));
    EXPECT_FALSE(judgements().of(first).hidden);
    ASSERT_TRUE(window().askFor(u"Radiohead"_s));
    EXPECT_TRUE(listed(first));
}

}  // namespace
}  // namespace crossfade::ui
