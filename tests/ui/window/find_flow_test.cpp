// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/models/text.h"
#include "ui/widgets/chip_flow.h"
#include "ui/widgets/figure_table_view.h"
#include "ui/widgets/filter_dialog.h"
#include "ui/widgets/find_strip.h"
#include "ui/widgets/query_chips.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/batch_dialog.h"
#include "ui/window/explore_page.h"
#include "ui/window/find_actions.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/path_dialog.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTableView>

#include <algorithm>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

class FindWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        window().askFor(u"Radiohead"_s);
    }
    ExplorePage& page() { return window().page(); }
    FindStrip& strip() { return *page().neighbours()->find(); }
    QTableView& table() { return *page().neighbours()->table(); }
    FindActions& actions() { return *page().findChild<FindActions*>(); }
    const Filters& filters() { return exploration().state().filters; }
    FilterDialog& openFilters()
    {
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        test::drainEvents();
        return *strip().dialog();
    }
    QStringList chipTexts(const ChipFlow& flow)
    {
        QStringList texts;
        for (const RemovableChip& chip : flow.chips()) texts << chip.text;
        return texts;
    }
    ArtistRow neighbour(std::size_t place)
    {
        return exploration().neighbours().rows.at(place).artist;
    }
    /// The entries of the context menu of these artists.
    QAction* entry(const std::vector<ArtistRow>& artists, const char* text)
    {
        m_menu.clear();
        page().artistMenu().fill(m_menu, artists);
        for (QAction* one : m_menu.actions())
            if (one->text().remove(u'&') == QString::fromUtf8(text)) return one;
        return nullptr;
    }

private:
    QMenu m_menu;
};

TEST_F(FindWindowTest, WithoutAFilterItIsOneLine)
{
    EXPECT_TRUE(strip().isVisible());
    EXPECT_FALSE(strip().chips()->isVisible());
    EXPECT_LE(strip().height(), 2 * strip().fontMetrics().height() + 8);
    EXPECT_GE(strip().width(), strip().minimumSizeHint().width()) << "nothing is cut";
}

TEST_F(FindWindowTest, FiltersOfEveryKindAreMadeByKeyboardAndTakenAwayByChip)
{
    FilterDialog& dialog = openFilters();
    ASSERT_TRUE(dialog.isVisible());
    dialog.popularityTo()->setFocus();
    QTest::keyClicks(dialog.popularityTo(), u"900000"_s);
    QTest::keyClick(dialog.popularityTo(), Qt::Key_Return);
    EXPECT_EQ(filters().maxPopularity, 900000.0);
    EXPECT_TRUE(dialog.isVisible()) << "Enter makes the filter, and does not close";
    QTest::keyClick(dialog.modality(0), Qt::Key_Down);
    EXPECT_EQ(filters().mustHave, ModalityMask(1));
    QTest::keyClick(dialog.modality(2), Qt::Key_End);
    EXPECT_EQ(filters().mustLack, ModalityMask(4));
    // Not typed: a list of completions would grab the keyboard, which is not to be had offscreen.
    dialog.tag()->setText(u"tag0"_s);
    QTest::keyClick(dialog.tag(), Qt::Key_Return);
    ASSERT_EQ(filters().tags.size(), 1U);
    EXPECT_EQ(dialog.tag()->text(), QString()) << "ready for the next";
    dialog.columnValue()->setEditText(u"US"_s);
    QTest::keyClick(dialog.columnValue()->lineEdit(), Qt::Key_Return);
    ASSERT_EQ(filters().columns.size(), 1U);
    EXPECT_EQ(filters().columns[0].column, "country");

    EXPECT_EQ(strip().chips()->chips().size(), 6U) << "five, and one for all of them";
    ChipFlow& chips = *strip().chips();
    EXPECT_THAT(chips.button(0)->toolTip(), test::Holds("is hidden: "));
    chips.button(4)->click();
    EXPECT_THAT(filters().columns, IsEmpty());
    chips.button(chips.chips().size() - 1)->click();
    EXPECT_FALSE(filters().any());
    EXPECT_FALSE(chips.isVisible());
    exploration().undo();
    EXPECT_EQ(chips.chips().size(), 5U);
    EXPECT_EQ(dialog.popularityTo()->text(), QLocale().toString(900000)) << "as it is again";
}

TEST_F(FindWindowTest, WhatIsNoFilterIsSaidAndChangesNothing)
{
    FilterDialog& dialog = openFilters();
    dialog.tag()->setText(u"tga0"_s);
    QTest::keyClick(dialog.tag(), Qt::Key_Return);
    EXPECT_THAT(dialog.fault(), test::Holds("Nobody carries the tag"));
    EXPECT_EQ(dialog.tag()->text(), u"tga0"_s) << "to be mended";
    EXPECT_FALSE(filters().any());
    QTest::keyClicks(dialog.popularityFrom(), u"lots"_s);
    QTest::keyClick(dialog.popularityFrom(), Qt::Key_Return);
    EXPECT_THAT(dialog.fault(), test::Holds("no number"));
    EXPECT_FALSE(filters().any());
}

TEST_F(FindWindowTest, WhereFiltersHideAllTheReasonHasTheWayBackBesideIt)
{
    Filters none;
    none.minPopularity = 1e9;
    exploration().setFilters(none);
    EXPECT_FALSE(table().isVisible());
    EXPECT_TRUE(test::shows(*page().neighbours(), "the filters hide all of them"));
    ASSERT_TRUE(strip().chips()->isVisible());
    QPushButton* chip = strip().chips()->button(0);
    chip->setFocus();
    press(Qt::Key_Delete);
    EXPECT_TRUE(table().isVisible());
}

TEST_F(FindWindowTest, TheLessHeardOfCostWhatIsSaid)
{
    QSlider& slider = *strip().unheard();
    const ArtistRow first = neighbour(0);
    slider.setFocus();
    for (int i = 0; i < 6; ++i) press(Qt::Key_PageUp);
    EXPECT_DOUBLE_EQ(exploration().state().wish.unheard, 0.6);
    EXPECT_THAT(strip().sentences(), test::Holds("The mean similarity of the first"));
    EXPECT_TRUE(test::shows(strip(), "The mean similarity of the first"));
    EXPECT_NE(neighbour(0), first);
    const auto share = table().model()->index(0, NeighbourModel::Share);
    EXPECT_THAT(share.data(Qt::ToolTipRole).toString(), test::Holds("novelty"));
    press(Qt::Key_Home);
    EXPECT_TRUE(strip().sentences().isEmpty());
    EXPECT_EQ(neighbour(0), first);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(slider.value(), 60);
}

TEST_F(FindWindowTest, TheLeastSimilarAreASwitchAway)
{
    const ArtistRow first = neighbour(0);
    strip().order()->button(1)->click();
    EXPECT_TRUE(exploration().state().wish.dissimilar);
    EXPECT_NE(neighbour(0), first);
    EXPECT_THAT(table().accessibleName(), test::Holds("least similar"));
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(strip().order()->button(0)->isChecked());
}

TEST_F(FindWindowTest, PlusAddsTheChosenRowAndMinusIsNotLikeIt)
{
    const ArtistRow second = neighbour(1);
    table().setFocus();
    table().selectRow(1);
    press(Qt::Key_Plus);
    EXPECT_THAT(exploration().asked(), ElementsAre(test::kRadiohead, second));
    const ArtistRow third = neighbour(2);
    table().selectRow(2);
    press(Qt::Key_Minus);
    EXPECT_THAT(exploration().against(), ElementsAre(third));

    QueryChips& chips = *page().several();
    ASSERT_TRUE(chips.isVisible());
    EXPECT_EQ(chipTexts(*chips.asked()),
              (QStringList{u"Radiohead"_s, qt(exploration().catalogue().label(second))}));
    EXPECT_TRUE(chips.against()->chips()[0].text.startsWith(u"not "_s));
    EXPECT_TRUE(test::shows(page(), "2 artists"));
    EXPECT_THAT(page().search()->field()->text(), test::Holds("Radiohead and 1 more"));

    const MapScene& scene = page().map()->scene();
    EXPECT_FALSE(scene.query.has_value());
    EXPECT_EQ(scene.asked.size(), 2U);
    ASSERT_EQ(scene.against.size(), 1U);
    EXPECT_EQ(scene.against[0].artist, third);

    chips.against()->button(0)->click();
    chips.asked()->button(1)->click();
    EXPECT_FALSE(chips.isVisible());
    EXPECT_EQ(asked(), "Radiohead");
    EXPECT_TRUE(scene.query.has_value());
}

TEST_F(FindWindowTest, OnTheMapPlusStillZooms)
{
    page().map()->setFocus();
    const double before = page().map()->camera().transform().scale();
    press(Qt::Key_Plus, Qt::ShiftModifier);
    ASSERT_TRUE(mapSettles());
    EXPECT_GT(page().map()->camera().transform().scale(), before);
    EXPECT_EQ(exploration().state().query.size(), 1U);
}

TEST_F(FindWindowTest, HowMuchIsTakenOffIsLiveAndOneStep)
{
    exploration().addAgainst({neighbour(0)});
    QSlider& weight = *page().several()->weight();
    EXPECT_EQ(weight.value(), 50);
    weight.setFocus();
    press(Qt::Key_End);
    EXPECT_EQ(exploration().state().wish.againstWeight, 1.0);
    exploration().undo();
    EXPECT_EQ(weight.value(), 50);
}

TEST_F(FindWindowTest, TheContextMenuTakesAllWhoAreSelected)
{
    const std::vector<ArtistRow> both = {test::kBjork, test::kSakamoto};
    entry(both, "Add to the query")->trigger();
    EXPECT_EQ(exploration().asked().size(), 3U);
    EXPECT_EQ(entry(both, "Add to the query"), nullptr);
    entry(both, "Not like them")->trigger();
    EXPECT_THAT(exploration().against(), ElementsAre(test::kBjork, test::kSakamoto));
    EXPECT_EQ(exploration().asked().size(), 1U);
    entry(both, "Take nothing off for them")->trigger();
    EXPECT_THAT(exploration().against(), IsEmpty());
    entry(both, "Add to the query")->trigger();
    entry({test::kBjork}, "Remove from the query")->trigger();
    EXPECT_THAT(exploration().asked(), ElementsAre(test::kRadiohead, test::kSakamoto));
}

TEST_F(FindWindowTest, CtrlEnterInTheSearchAddsToTheQuery)
{
    type("bjork");
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_THAT(exploration().asked(), ElementsAre(test::kRadiohead, test::kBjork));
    EXPECT_FALSE(page().search()->list()->isVisible());
}

TEST_F(FindWindowTest, ManyArtistsAreSomeChipsAndOneForTheOthers)
{
    std::vector<ArtistRow> many;
    for (ArtistRow artist = 20; artist < 50; ++artist) many.push_back(artist);
    exploration().addToQuery(many);
    const ChipFlow& chips = *page().several()->asked();
    ASSERT_EQ(chips.chips().size(), 13U);
    EXPECT_EQ(chips.chips().back().text, u"19 more"_s);
    page().several()->asked()->button(12)->click();
    EXPECT_EQ(exploration().asked().size(), 12U);
}

TEST_F(FindWindowTest, APathIsListedDrawnFollowedAndCopied)
{
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_NE(actions().path(), nullptr);
    PathDialog& dialog = *actions().path();
    ASSERT_TRUE(dialog.isVisible());
    EXPECT_TRUE(test::shows(dialog, "Search for the artist at whom the path is to end."));
    const auto settles = [&] { return test::comesTrue([&] { return !dialog.model().stale(); }); };
    QTest::keyClicks(dialog.search()->field(), u"band a106"_s);
    ASSERT_TRUE(dialog.search()->list()->isVisible());
    QTest::keyClick(dialog.search()->field(), Qt::Key_Return);
    ASSERT_TRUE(settles());
    const std::vector<ArtistRow> artists = dialog.model().artists();
    ASSERT_GE(artists.size(), 2U);
    EXPECT_EQ(artists.back(), 6U);
    EXPECT_EQ(dialog.table()->shownRows(), static_cast<int>(artists.size()));
    ASSERT_EQ(page().map()->scene().path.size(), artists.size());
    EXPECT_EQ(page().map()->scene().path[1].artist, artists[1]);
    EXPECT_THAT(dialog.toTsv(), test::Holds("# Made up for tests."));
    EXPECT_THAT(dialog.toTsv(), test::Holds("Radiohead"));
    EXPECT_THAT(dialog.commandLine(), test::Holds("crossfade-cli path"));
    EXPECT_THAT(dialog.commandLine(), test::Holds("a106"));

    exploration().setOn(MixerSide::Both, 1, false);
    EXPECT_THAT(page().map()->scene().path, IsEmpty()) << "not that of another mix";
    ASSERT_TRUE(settles());
    EXPECT_FALSE(page().map()->scene().path.empty());
    const ArtistRow stop = dialog.model().artists()[1];
    dialog.table()->selectRow(1);
    QTest::keyClick(dialog.table(), Qt::Key_Return);
    EXPECT_EQ(exploration().query(), stop);
    dialog.close();
    EXPECT_THAT(page().map()->scene().path, IsEmpty());
}

TEST_F(FindWindowTest, APathToSomebodyOfTheMenuBeginsAtOnce)
{
    entry({test::kBjork}, "Path to them…")->trigger();
    PathDialog& dialog = *actions().path();
    EXPECT_EQ(dialog.model().target(), test::kBjork);
    EXPECT_EQ(dialog.search()->field()->text(), u"Björk"_s);
    ASSERT_TRUE(window().openProject(trained("second.crossfade")));
    EXPECT_EQ(dialog.model().target(), std::nullopt) << "a row of another project";
    EXPECT_THAT(page().map()->scene().path, IsEmpty());
}

TEST_F(FindWindowTest, ABatchIsPastedMadeAndCopied)
{
    press(Qt::Key_B, Qt::ControlModifier);
    ASSERT_NE(actions().batch(), nullptr);
    BatchDialog& dialog = *actions().batch();
    QAbstractButton* make = test::button(dialog, "Make the lists");
    EXPECT_FALSE(make->isEnabled()) << "of nobody";
    QApplication::clipboard()->setText(u"Björk\nradiohaed\n"_s);
    dialog.names()->setFocus();
    dialog.names()->paste();
    make->click();
    ASSERT_TRUE(test::comesTrue([&] { return !dialog.model().runner().running(); }));
    EXPECT_EQ(dialog.sentence(), u"Lists of 1 of 2 artists, 20 rows."_s);
    ASSERT_TRUE(dialog.faults()->isVisible());
    EXPECT_THAT(dialog.faults()->toPlainText(), test::Holds("Radiohead"));
    test::button(dialog, "Copy the table")->click();
    EXPECT_THAT(QApplication::clipboard()->text(), test::Holds("query\tquery_id\trank"));
    dialog.saveTo(QString::fromStdString((folder() / "out.tsv").string()));
    EXPECT_THAT(dialog.sentence(), test::Holds("Wrote the table to"));
    EXPECT_TRUE(std::filesystem::exists(folder() / "out.tsv"));
    dialog.openFile(u"/nowhere/names.txt"_s);
    EXPECT_THAT(dialog.sentence(), test::Holds("names.txt: The file can't be read"));
}

TEST_F(FindWindowTest, WithoutARunThereIsNothingToFind)
{
    ASSERT_TRUE(window().openProject(untrained()));
    EXPECT_FALSE(strip().isEnabled());
    for (const QAction* action : actions().actions()) EXPECT_FALSE(action->isEnabled());
    EXPECT_EQ(entry({test::kBjork}, "Add to the query"), nullptr);
}

}  // namespace
}  // namespace crossfade::ui
