// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/inspection_sample.h"
#include "tests/ui/support/window_test.h"
#include "ui/models/inspection_figures.h"
#include "ui/widgets/figure_table_view.h"
#include "ui/widgets/panel.h"
#include "ui/window/inspect_page.h"
#include "ui/window/inspect_table.h"
#include "ui/window/research_page.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class InspectWindowTest : public test::WindowTest {
protected:
    InspectPage& page() { return *window().workspace().inspect(); }
    InspectTable& table(Inspection view) { return *page().table(view); }
    bool settles()
    {
        const bool settled = test::comesTrue([this] {
            return !window().inspection().stale(page().view()) &&
                   !window().inspection().runner().running();
        });
        test::drainEvents();
        return settled;
    }
    void inspect(const char* view = "Show neighbours by modality")
    {
        press(Qt::Key_2, Qt::ControlModifier);
        test::button(page(), view)->click();
        ASSERT_TRUE(settles());
    }
    static QString cell(InspectTable& table, int row, int column)
    {
        return table.view()->model()->index(row, column).data().toString();
    }
};

TEST_F(InspectWindowTest, KeysAndTheSwitchLeadToThreePages)
{
    openTrained();
    press(Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(page().isVisible());
    EXPECT_TRUE(test::button(window(), "Page Inspect")->isChecked());
    press(Qt::Key_3, Qt::ControlModifier);
    EXPECT_TRUE(window().workspace().research()->isVisible());
    test::button(window(), "Page Inspect")->click();
    EXPECT_TRUE(page().isVisible());
    press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(window().workspace().exploring());
    EXPECT_TRUE(exploration().isLearnedMix());
}

TEST_F(InspectWindowTest, NeighboursAreSortedFilteredCopiedAndAskedFor)
{
    openTrained();
    exploration().ask(test::kRadiohead);
    inspect();
    InspectTable& shown = table(Inspection::Neighbours);
    EXPECT_EQ(shown.count(), u"58 / 58"_s);
    EXPECT_TRUE(test::shows(page(), "NEIGHBOURS OF RADIOHEAD"));
    EXPECT_EQ(cell(shown, 0, 2), u"1"_s) << "as they are ranked";
    shown.sortedBy()->setFocus();
    const int audio = shown.sortedBy()->findText(u"audio"_s);
    ASSERT_GT(audio, 0);
    shown.sortedBy()->setCurrentIndex(audio);
    Q_EMIT shown.sortedBy()->activated(audio);
    const auto value = [&](int row) {
        return shown.view()
            ->model()
            ->index(row, audio - 1)
            .data(FigureTableModel::SortRole)
            .toDouble();
    };
    for (int row = 1; row < shown.view()->shownRows(); ++row) EXPECT_GE(value(row - 1), value(row));
    EXPECT_EQ(shown.view()->horizontalHeader()->sortIndicatorSection(), audio - 1);
    test::button(shown, "Turn the order round")->click();
    EXPECT_LE(value(0), value(1));
    shown.filter()->setFocus();
    QTest::keyClicks(shown.filter(), u"nirv"_s);
    EXPECT_EQ(shown.count(), u"2 / 58"_s);
    test::button(shown, "Copy as TSV")->click();
    const QString copied = QApplication::clipboard()->text();
    EXPECT_TRUE(copied.startsWith(u"# Made up for tests."_s)) << copied.toStdString();
    EXPECT_EQ(copied.count(u'\n'), 4) << "notice, heads and two rows";
    QTest::keyClicks(shown.filter(), u"xyz"_s);
    EXPECT_TRUE(test::shows(shown, "No name here holds “nirvxyz”."));
    EXPECT_FALSE(shown.view()->isVisible());
    shown.filter()->clear();
    QTest::keyClicks(shown.filter(), u"bjork"_s);
    shown.filter()->setFocus();
    press(Qt::Key_Return);
    EXPECT_TRUE(shown.view()->hasFocus());
    press(Qt::Key_Return);
    EXPECT_TRUE(window().workspace().exploring());
    EXPECT_EQ(asked(), "Björk");
}

TEST_F(InspectWindowTest, ThoseWhoSoundAlikeShareNoListener)
{
    openTrained();
    exploration().ask(test::kRadiohead);
    inspect();
    InspectTable& shown = table(Inspection::Neighbours);
    test::button(shown, "Sound alike, no shared audience")->click();
    ASSERT_GT(shown.view()->shownRows(), 0);
    EXPECT_LT(shown.view()->shownRows(), 58);
    const auto& columns = shown.view()->table().columns;
    const auto column = [&](const QString& title) {
        return static_cast<int>(std::ranges::find(columns, title, &FigureColumn::title) -
                                columns.begin());
    };
    double last = 10.0;
    for (int row = 0; row < shown.view()->shownRows(); ++row) {
        EXPECT_EQ(cell(shown, row, column(u"common"_s)), u"0"_s);
        const double now = shown.view()
                               ->model()
                               ->index(row, column(u"audio − listening"_s))
                               .data(FigureTableModel::SortRole)
                               .toDouble();
        EXPECT_LE(now, last);
        last = now;
    }
    EXPECT_THAT(shown.sentence(), test::Holds("have no listener in common"));
    test::button(shown, "Sound alike, no shared audience")->click();
    EXPECT_EQ(shown.view()->shownRows(), 58);
}

TEST_F(InspectWindowTest, HubsAreComparedWithTheBaselineAndOrphansPicked)
{
    openTrained();
    inspect("Show hubs and orphans");
    InspectTable& shown = table(Inspection::Exposure);
    EXPECT_EQ(shown.count(), u"59 / 59"_s);
    const auto columns = shown.view()->table().columns.size();
    EXPECT_THAT(shown.sentence(), test::Holds("59 lists of up to 10"));
    press(Qt::Key_1, Qt::ControlModifier);
    exploration().setOn(MixerSide::Candidates, 2, false);
    press(Qt::Key_2, Qt::ControlModifier);
    ASSERT_TRUE(settles());
    EXPECT_EQ(shown.view()->table().columns.size(), columns + 2);
    EXPECT_THAT(shown.sentence(), test::Holds("At the baseline"));
    test::button(shown, "In no list")->click();
    EXPECT_EQ(static_cast<std::size_t>(shown.view()->shownRows()),
              window().inspection().exposure()->now.orphans());
}

TEST_F(InspectWindowTest, DependenceAndWhatIsMissingOpenTheirArtists)
{
    openTrained();
    inspect("Show whose list one modality decides");
    InspectTable& dependence = table(Inspection::Dependence);
    EXPECT_EQ(dependence.count(), u"59 / 59"_s);
    test::button(page(), "Show which missing data would change most")->click();
    EXPECT_FALSE(window().inspection().runner().running()) << "it is known already";
    test::drainEvents();
    InspectTable& missing = table(Inspection::Missing);
    EXPECT_GT(missing.view()->shownRows(), 0);
    EXPECT_GT(page().groups()->shownRows(), 0);
    EXPECT_TRUE(page().groups()->isVisible());
    EXPECT_THAT(missing.sentence(), test::Holds("An estimate"));
    missing.view()->setFocus();
    missing.view()->selectRow(0);
    const QString name = cell(missing, 0, kInspectedName);
    press(Qt::Key_Return);
    EXPECT_TRUE(window().workspace().exploring());
    EXPECT_EQ(asked(), name.toStdString());
}

TEST_F(InspectWindowTest, EmptyTablesSayWhy)
{
    ASSERT_TRUE(window().openProject(untrained()));
    press(Qt::Key_2, Qt::ControlModifier);
    for (const char* view :
         {"Show neighbours by modality", "Show hubs and orphans",
          "Show whose list one modality decides", "Show which missing data would change most"}) {
        test::button(page(), view)->click();
        EXPECT_TRUE(test::shows(page(), "No model is trained yet.")) << view;
    }
    openTrained();
    ExplorationState nobody = exploration().state();
    nobody.query.clear();
    exploration().apply(nobody);
    inspect();
    EXPECT_TRUE(test::shows(page(), "Nobody is asked for yet."));
    exploration().setSets(ModalityMask(), ModalityMask(7));
    inspect("Show hubs and orphans");
    EXPECT_TRUE(test::shows(page(), "modalities of the query"));
    EXPECT_FALSE(table(Inspection::Exposure).view()->isVisible());
}

TEST_F(InspectWindowTest, WhatIsComputedSaysSo)
{
    openTrained();
    exploration().ask(test::kRadiohead);
    press(Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(test::shows(page(), "On its way…"));
    EXPECT_THAT(table(Inspection::Neighbours).note(), test::Holds("Being computed…"));
    ASSERT_TRUE(settles());
    EXPECT_THAT(table(Inspection::Neighbours).note(), test::Holds("run 1"));
    exploration().ask(test::kBjork);
    EXPECT_THAT(table(Inspection::Neighbours).note(), test::Holds("Being computed…"));
    EXPECT_TRUE(test::shows(page(), "NEIGHBOURS OF RADIOHEAD")) << "whose they still are";
    ASSERT_TRUE(settles());
    EXPECT_TRUE(test::shows(page(), "NEIGHBOURS OF BJÖRK"));
}

/// The page on made-up sources.
class InspectPageWindowTest : public test::WindowTest {
protected:
    void look(std::size_t artists, std::size_t modalities)
    {
        const auto made = test::madeUpRun(artists, modalities, artists == 1 ? 1.1 : 0.6);
        m_model.setSources({}, made.catalogue, made.run);
        ExplorationState state;
        state.run = made.run->record.id;
        state.comparison = made.run->ownComparison();
        const auto& presence = made.catalogue->presence;
        const auto someone = std::ranges::find_if_not(presence, &ModalityMask::empty);
        ASSERT_NE(someone, presence.end());
        state.query = {
            made.catalogue->artists()[static_cast<std::size_t>(someone - presence.begin())].id};
        m_model.setState(state, {made.run, state.comparison}, std::nullopt);
        m_page.resize(1400, 800);
        m_page.show();
        for (const Inspection view : {Inspection::Neighbours, Inspection::Exposure,
                                      Inspection::Dependence, Inspection::Missing}) {
            m_page.showView(view);
            ASSERT_TRUE(test::comesTrue([&] { return !m_model.stale(view); }));
            test::drainEvents();
            InspectTable& table = *m_page.table(view);
            EXPECT_NE(table.view()->isVisible(), !m_model.reason(view).isEmpty());
            EXPECT_FALSE(m_page.grab().isNull());
        }
    }

    InspectionModel m_model;
    InspectPage m_page{m_model};
};

TEST_F(InspectPageWindowTest, TwoModalitiesAreShown)
{
    look(40, 2);
    EXPECT_FALSE(
        test::button(*m_page.table(Inspection::Neighbours), "Sound alike, no shared audience")
            ->isEnabled())
        << "there are no listeners";
    EXPECT_THAT(m_page.table(Inspection::Neighbours)->sentence(), test::Holds("of listeners"));
}

TEST_F(InspectPageWindowTest, EightModalitiesAreShown)
{
    look(40, 8);
    EXPECT_EQ(m_page.table(Inspection::Dependence)->view()->table().columns.size(), 13U);
}

TEST_F(InspectPageWindowTest, ASingleArtistIsToldWhyNothingIsShown)
{
    look(1, 2);
    for (const Inspection view :
         {Inspection::Exposure, Inspection::Dependence, Inspection::Missing})
        EXPECT_THAT(m_model.reason(view), test::Holds("No two artists"));
    EXPECT_NE(m_model.reason(Inspection::Neighbours), QString());
}

}  // namespace
}  // namespace crossfade::ui
