// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/models/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/explanation_rows.h"
#include "ui/widgets/search_bar.h"
#include "ui/widgets/why_panel.h"
#include "ui/window/appearance.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTableView>

#include <algorithm>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class WhyWindowTest : public test::WindowTest {
protected:
    WhyPanel& panel() { return *window().page().why(); }
    QTableView& table() { return *window().page().neighbours()->table(); }
    QLineEdit& field() { return *panel().search()->field(); }
    bool settles()
    {
        return test::comesTrue([this] { return !panel().model().stale(); });
    }
    QString name(ArtistRow artist) { return qt(exploration().catalogue().label(artist)); }
    QString whyNeighbour(std::size_t place)
    {
        return u"Why %1?"_s.arg(name(exploration().neighbours().rows.at(place).artist));
    }
    /// As a person does it, up to the list of who is found.
    void searchFor(const QString& typed)
    {
        test::button(panel(), "Say why any artist is here or is not")->click();
        ASSERT_EQ(QApplication::focusWidget(), &field());
        QTest::keyClicks(&field(), typed);
        ASSERT_TRUE(panel().search()->list()->isVisible());
    }
};

TEST_F(WhyWindowTest, ExplainsTheFirstThenWhoIsSelected)
{
    openTrained();
    ASSERT_TRUE(settles());
    EXPECT_EQ(panel().accessibleName(), whyNeighbour(0));
    table().selectRow(2);
    ASSERT_TRUE(settles());
    EXPECT_EQ(panel().accessibleName(), whyNeighbour(2));
    EXPECT_TRUE(test::shows(panel(), whyNeighbour(2).toUpper().toUtf8().constData()));
    EXPECT_TRUE(panel().note().startsWith(u"#3 · "_s));
    EXPECT_FALSE(panel().rows().rows().empty());
    EXPECT_TRUE(test::shows(panel(), "Alone: audio "));
    EXPECT_EQ(panel().accessibleDescription(), panel().model().text()->spoken);
}

TEST_F(WhyWindowTest, AfterAChangeItSaysThatItIsOnItsWay)
{
    openTrained();
    ASSERT_TRUE(settles());
    window().setFocus();
    press(Qt::Key_2);
    EXPECT_TRUE(panel().note().endsWith(u'…'));
    EXPECT_EQ(panel().accessibleName().isEmpty(), false) << "what it showed stays";
    ASSERT_TRUE(settles());
    EXPECT_FALSE(panel().note().contains(u'…'));
    EXPECT_EQ(panel().accessibleName(), whyNeighbour(0));
}

TEST_F(WhyWindowTest, SomebodyFarDownHasTheirRank)
{
    openTrained();
    Explorer explorer(window().session()->catalogue(), window().session()->run());
    const auto all = explorer.neighbours(exploration().state(), test::kArtists).rows;
    // The last whose name can be typed on any keyboard.
    const auto far = std::find_if(all.rbegin(), all.rend(), [this](const NeighbourRow& row) {
        return name(row.artist).startsWith(u"Band"_s);
    });
    ASSERT_NE(far, all.rend());
    searchFor(name(far->artist));
    const QListView& list = *panel().search()->list();
    EXPECT_TRUE(window().rect().contains(list.geometry())) << "not below the window's end";
    const QRect at(field().mapTo(&window(), QPoint(0, 0)), field().size());
    EXPECT_FALSE(list.geometry().intersects(at));
    press(Qt::Key_Return);
    ASSERT_TRUE(settles());
    EXPECT_EQ(panel().model().chosen(), far->artist);
    EXPECT_EQ(asked(), "Radiohead") << "who is asked for stays";
    const std::string rank = std::to_string(far->rank) + " of " + std::to_string(all.size());
    EXPECT_TRUE(test::shows(panel(), rank.c_str()));
    EXPECT_EQ(field().text(), name(far->artist));
}

TEST_F(WhyWindowTest, SaysWhyAnArtistIsNotHere)
{
    openTrained();
    searchFor(u"nothing given"_s);
    press(Qt::Key_Return);
    ASSERT_TRUE(settles());
    EXPECT_EQ(panel().accessibleName(), u"Why not Nothing Given?"_s);
    EXPECT_TRUE(test::shows(panel(), "Nothing Given has no vector in this run."));
    ExplorationState state = exploration().state();
    state.filters.maxPopularity = 10.0;
    exploration().apply(state);
    searchFor(u"u2"_s);
    press(Qt::Key_Return);
    ASSERT_TRUE(settles());
    EXPECT_TRUE(test::shows(panel(), "U2 is hidden: a popularity of"));
}

TEST_F(WhyWindowTest, ThereAreThreeWaysBack)
{
    openTrained();
    const auto choose = [this] {
        searchFor(u"nothing given"_s);
        press(Qt::Key_Return);
        ASSERT_TRUE(settles());
        ASSERT_TRUE(panel().model().chosen());
    };
    const auto isBack = [this](std::size_t place) {
        EXPECT_TRUE(settles());
        EXPECT_EQ(panel().accessibleName(), whyNeighbour(place));
        EXPECT_FALSE(field().isVisible());
        EXPECT_TRUE(test::button(panel(), "Say why any artist is here or is not")->isVisible());
    };
    choose();
    press(Qt::Key_Escape);
    isBack(0);
    EXPECT_EQ(QApplication::focusWidget(),
              test::button(panel(), "Say why any artist is here or is not"));
    choose();
    test::button(panel(), "Back to the neighbours")->click();
    isBack(0);
    choose();
    table().setFocus();
    table().selectRow(4);
    isBack(4);
}

TEST_F(WhyWindowTest, EscapeLeavesASearchThatFoundNobody)
{
    openTrained();
    searchFor(u"zzzzzzzzz"_s);
    press(Qt::Key_Escape);
    EXPECT_FALSE(panel().search()->list()->isVisible());
    press(Qt::Key_Escape);
    EXPECT_FALSE(field().isVisible());
    ASSERT_TRUE(settles());
    EXPECT_EQ(panel().accessibleName(), whyNeighbour(0));
}

TEST_F(WhyWindowTest, SaysWhyThereIsNothingToExplain)
{
    ASSERT_TRUE(window().openProject(untrained()));
    EXPECT_TRUE(test::shows(panel(), "No model is trained yet."));
    openTrained();
    ExplorationState nobody = exploration().state();
    nobody.query.clear();
    exploration().apply(nobody);
    ASSERT_TRUE(settles());
    EXPECT_TRUE(test::shows(panel(), "Nobody is asked for yet."));
    EXPECT_TRUE(panel().rows().rows().empty());
    EXPECT_EQ(panel().accessibleName(), u"Why?"_s);
}

TEST_F(WhyWindowTest, FitsWhereItIsSmallInBothAppearances)
{
    openTrained();
    const auto& rows = exploration().neighbours().rows;
    const auto whole = std::ranges::find(rows, ModalityMask(7), &NeighbourRow::presence);
    ASSERT_NE(whole, rows.end());
    table().selectRow(static_cast<int>(whole - rows.begin()));
    ASSERT_TRUE(settles());
    EXPECT_LT(panel().minimumSizeHint().width(), 150) << "a long name must not widen the window";
    const auto drawn = [this](const QColor& colour) {
        const QImage image = panel().grab().toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (test::alike(image.pixelColor(x, y), colour)) return true;
        return false;
    };
    for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
        applyAppearance(appearance);
        test::drainEvents();
        for (const QSize& size : {QSize(240, 200), QSize(380, 236)}) {
            panel().resize(size);
            const Theme& theme = appearance == Appearance::Dark ? darkTheme() : lightTheme();
            EXPECT_TRUE(drawn(theme.modality[0])) << "audio's bar";
            EXPECT_TRUE(drawn(theme.modality[1])) << "tags' bar";
        }
    }
}

}  // namespace
}  // namespace crossfade::ui
