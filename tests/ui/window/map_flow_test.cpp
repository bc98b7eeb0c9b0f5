// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/project_builder.h"
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/widgets/legend_row.h"
#include "ui/widgets/map_legend.h"
#include "ui/widgets/mini_map.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QTableView>

namespace crossfade::ui {
namespace {

class MapWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        test::drainEvents();  // the layout is as a person sees it
    }
    MapView& map() { return *window().page().map(); }
};

TEST_F(MapWindowTest, AClickOnAPointAsksForThatArtist)
{
    const QPoint place = map().placeOf(test::kBjork).toPoint();
    const auto there = map().artistAt(place);
    ASSERT_TRUE(there.has_value());
    QTest::mouseClick(&map(), Qt::LeftButton, {}, place);
    EXPECT_EQ(exploration().query(), there);
    ASSERT_TRUE(map().scene().query.has_value());
    EXPECT_EQ(map().scene().query->artist, *there);
    EXPECT_EQ(map().scene().neighbours.size(), 20U);
}

TEST_F(MapWindowTest, EverybodyOnTheMapCanBeReachedByZooming)
{
    for (const ArtistRow artist : {test::kBjork, test::kSakamoto, test::kU2, test::kOnlyAudio}) {
        map().showAll();
        ASSERT_TRUE(mapSettles());
        for (int notch = 0; notch < 60; ++notch)
            test::turnWheel(map(), map().placeOf(artist).toPoint(), 120);
        const QPoint place = map().placeOf(artist).toPoint();
        ASSERT_TRUE(map().rect().contains(place)) << artist;
        QTest::mouseClick(&map(), Qt::LeftButton, {}, place);
        EXPECT_EQ(exploration().query(), artist);
    }
}

TEST_F(MapWindowTest, HoverNamesWithoutAsking)
{
    const QPoint place = map().placeOf(test::kSakamoto).toPoint();
    const auto there = map().artistAt(place);
    QTest::mouseMove(&map(), QPoint(2, 2));
    QTest::mouseMove(&map(), place);
    ASSERT_TRUE(test::comesTrue([this] { return map().scene().hovered.has_value(); }));
    EXPECT_EQ(map().scene().hovered->artist, there);
    EXPECT_EQ(map().scene().hovered->name.toStdString(), exploration().catalogue().label(*there));
    EXPECT_EQ(asked(), "Radiohead");
}

TEST_F(MapWindowTest, ARowOfTheTableIsMarkedOnTheMap)
{
    QTableView* table = window().page().neighbours()->table();
    table->setFocus();
    table->selectRow(3);
    table->setCurrentIndex(table->model()->index(3, NeighbourModel::ArtistName));
    EXPECT_EQ(map().scene().selected, exploration().neighbours().rows[3].artist);
    window().askFor(QStringLiteral("U2"));
    const bool listed = window().page().neighbours()->neighbours().rowOf(
                            map().scene().selected.value_or(test::kNothing)) >= 0;
    EXPECT_EQ(map().scene().selected.has_value(), listed) << "never who is not in the list";
}

TEST_F(MapWindowTest, TheMostPopularAreTheLandmarks)
{
    const auto& landmarks = map().scene().landmarks;
    ASSERT_GT(landmarks.size(), 10U);
    EXPECT_EQ(landmarks[0].artist, test::kRadiohead);
    EXPECT_EQ(landmarks[1].artist, test::kBjork);
    for (const MapMark& mark : landmarks)
        EXPECT_GT(exploration().catalogue().artists()[mark.artist].popularity, 0.0);
}

TEST_F(MapWindowTest, TheButtonsZoom)
{
    const auto apart = [this] {
        return std::abs(map().placeOf(test::kBjork).x() - map().placeOf(test::kSakamoto).x());
    };
    const double whole = apart();
    test::button(window(), "Zoom in")->click();
    ASSERT_TRUE(mapSettles());
    EXPECT_NEAR(apart(), whole * 1.4, 1e-6);
    test::button(window(), "Zoom out")->click();
    test::button(window(), "Zoom in")->click();
    test::button(window(), "Show the whole map (0)")->click();
    ASSERT_TRUE(mapSettles());
    EXPECT_NEAR(apart(), whole, 1e-6);
}

TEST_F(MapWindowTest, AToggleMovesArtistsOnTheFrozenMapAndSaysSo)
{
    const auto frozen = window().page().mapModels().layout.points();
    exploration().setOn(MixerSide::Both, 1, false);
    ASSERT_TRUE(mapSettles());
    EXPECT_EQ(window().page().mapModels().layout.points(), frozen);
    EXPECT_FALSE(map().scene().ghosts.empty());
    EXPECT_GE(map().scene().trail.size(), 2U);
    EXPECT_FALSE(map().scene().approximate.empty());
    EXPECT_TRUE(test::shows(window(), "placed approximately"));
    exploration().undo();
    ASSERT_TRUE(mapSettles());
    EXPECT_TRUE(map().scene().ghosts.empty());
    EXPECT_TRUE(map().scene().approximate.empty());
    EXPECT_FALSE(test::shows(window(), "placed approximately"));
    EXPECT_EQ(map().scene().points.values.size(), frozen->values.size());
}

TEST_F(MapWindowTest, HoveringDrawsLinesToTheTrueNeighbours)
{
    QTest::mouseMove(&map(), QPoint(2, 2));
    QTest::mouseMove(&map(), map().placeOf(test::kSakamoto).toPoint());
    ASSERT_TRUE(test::comesTrue([this] { return !map().scene().hoverLines.empty(); }));
    EXPECT_EQ(map().scene().hoverLines.size(), HoverModel::kNeighbours);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&map(), &leave);
    EXPECT_TRUE(map().scene().hoverLines.empty());
}

TEST_F(MapWindowTest, ARectangleSelectsForTheListTheChartsAndTheClipboard)
{
    ArtistSelection& selection = window().page().mapModels().selection;
    test::button(window(), "Select with a rectangle")->click();
    QTest::mousePress(&map(), Qt::LeftButton, {}, QPoint(1, 1));
    const QPoint corner(map().width() - 2, map().height() - 2);
    QMouseEvent move(QEvent::MouseMove, corner, map().mapToGlobal(corner), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&map(), &move);
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, corner);
    EXPECT_EQ(selection.size(), test::kArtists - 1);
    EXPECT_TRUE(test::shows(window(), "59 of 60 artists selected"));
    EXPECT_TRUE(test::comesTrue(
        [this] { return test::shows(window(), "selected: 100.0 %, equal 100.0 %"); }));
    EXPECT_TRUE(test::shows(window(), "Among the 59 selected on the map"));
    const auto& model = window().page().neighbours()->neighbours();
    EXPECT_TRUE(
        model.index(0, NeighbourModel::ArtistName).data(NeighbourModel::MarkedRole).toBool());
    test::button(window(), "Copy the selected artists as a table")->click();
    EXPECT_EQ(QApplication::clipboard()->text().count(u'\n'), static_cast<int>(test::kArtists) + 1);
    map().setFocus();
    press(Qt::Key_Escape);
    EXPECT_TRUE(selection.empty());
    EXPECT_FALSE(test::shows(window(), "artists selected"));
    EXPECT_FALSE(
        model.index(0, NeighbourModel::ArtistName).data(NeighbourModel::MarkedRole).toBool());
}

TEST_F(MapWindowTest, TheLegendTellsAndFilters)
{
    MapColourModel& colours = window().page().mapModels().colours;
    MapLegend* legend = window().findChild<MapLegend*>();
    ASSERT_NE(legend, nullptr);
    EXPECT_FALSE(legend->isVisible());
    colours.choose({ColourBy::ModalitySet});
    test::drainEvents();
    EXPECT_TRUE(legend->isVisible());
    ASSERT_GT(legend->rows().size(), 2U);
    EXPECT_EQ(map().scene().classes.size(), test::kArtists);
    const std::size_t before = colours.shown();
    QTest::mouseClick(legend->rows()[0], Qt::LeftButton);
    EXPECT_LT(colours.shown(), before);
    EXPECT_TRUE(test::shows(window(), "hidden by the legend"));
    colours.choose({});
    EXPECT_FALSE(legend->isVisible());
    EXPECT_TRUE(map().scene().classes.empty());
}

TEST_F(MapWindowTest, AnotherRunIsColouredAndSelectedAsTheOneBefore)
{
    window().page().mapModels().colours.choose({ColourBy::Popularity});
    window().page().mapModels().selection.replace({test::kU2, test::kBjork});
    const auto classes = map().scene().classes;
    const auto run = test::storeRandomRun(window().session()->path(), "another");
    ASSERT_TRUE(window().session()->selectRun(run).hasValue());
    ASSERT_TRUE(mapSettles());
    EXPECT_EQ(map().scene().classes, classes);
    EXPECT_EQ(map().scene().selection, (std::vector<ArtistRow>{test::kBjork, test::kU2}));
}

TEST_F(MapWindowTest, WhoARunDoesNotKnowIsNotCounted)
{
    const auto run = test::storeAlikeRun(window().session()->path(), "few", 20);
    ASSERT_TRUE(window().session()->selectRun(run).hasValue());
    ASSERT_TRUE(mapSettles());
    EXPECT_LE(map().shown(), 20U);
    EXPECT_EQ(window().page().mapModels().colours.shown(), map().shown());
}

TEST_F(MapWindowTest, WalkingSaysWhoOneIsAtAndEnterAsks)
{
    map().setFocus();
    press(Qt::Key_Right);
    const auto at = map().walkedArtist();
    ASSERT_NE(at, exploration().query());
    EXPECT_THAT(map().accessibleDescription(),
                test::Holds(exploration().catalogue().label(*at).c_str()));
    press(Qt::Key_Return);
    EXPECT_EQ(exploration().query(), at);
}

TEST_F(MapWindowTest, TheOverviewComesWithTheZoom)
{
    MiniMap* overview = window().findChild<MiniMap*>();
    EXPECT_FALSE(overview->isVisible());
    test::turnWheel(map(), QPoint(map().width() / 2, map().height() / 2), 720);
    const bool room = map().width() > 2 * overview->sizeHint().width() &&
                      map().height() > 2 * overview->sizeHint().height();
    EXPECT_EQ(overview->isVisible(), room);
    map().showAll();
    ASSERT_TRUE(mapSettles());
    EXPECT_FALSE(overview->isVisible());
}

TEST_F(MapWindowTest, AnotherLayoutIsSeenWhole)
{
    MapModels& models = window().page().mapModels();
    test::turnWheel(map(), QPoint(map().width() / 2, map().height() / 2), 1200);
    ASSERT_FALSE(map().camera().showsAll());
    const LayoutMethod other = models.layout.shownKey().method == LayoutMethod::Pca
                                   ? LayoutMethod::Umap
                                   : LayoutMethod::Pca;
    models.layout.choose({other, 0});
    ASSERT_TRUE(test::comesTrue([&] { return models.layout.settled(); }));
    ASSERT_TRUE(mapSettles());
    EXPECT_TRUE(map().camera().showsAll());
}

TEST_F(MapWindowTest, TheOverviewIsOfThePointsAsTheyStandAfterAMove)
{
    MiniMap* overview = window().findChild<MiniMap*>();
    window().resize(1500, 1000);
    test::drainEvents();
    test::turnWheel(map(), QPoint(map().width() / 2, map().height() / 2), 720);
    ASSERT_TRUE(overview->isVisible());
    exploration().setOn(MixerSide::Both, 1, false);
    ASSERT_TRUE(mapSettles());
    const QSize size = overview->sizeHint();
    MiniMap fresh(&map());
    fresh.resize(overview->size());
    fresh.setPicture(map().overview(size, map().devicePixelRatioF()), map().overviewWorld(size));
    fresh.setShown(map().camera().seen());
    EXPECT_EQ(overview->grab().toImage(), fresh.grab().toImage());
}

TEST_F(MapWindowTest, AToolThatSelectsHasItsRowBeforeAnybodyIsSelected)
{
    EXPECT_FALSE(test::shows(window(), "No artist selected"));
    press(Qt::Key_B);
    EXPECT_TRUE(test::shows(window(), "No artist selected"));
    const int height = map().height();
    window().page().mapModels().selection.replace({1, 2});
    test::drainEvents();
    EXPECT_EQ(map().height(), height);
}

TEST_F(MapWindowTest, SavesTheMapInEachFormat)
{
    for (const char* name : {"map.png", "map.svg", "map.pdf"}) {
        const auto file = folder() / name;
        PictureChoice choice;
        choice.size = QSize(640, 400);
        ASSERT_TRUE(
            window().saveMap(QString::fromStdString(file.string()), choice, true).hasValue());
        EXPECT_GT(std::filesystem::file_size(file), 1000U) << name;
    }
    // What the colours mean is in the picture too.
    window().page().mapModels().colours.choose({ColourBy::ModalitySet});
    PictureChoice choice;
    choice.size = QSize(640, 400);
    const QString coloured = QString::fromStdString((folder() / "coloured.png").string());
    ASSERT_TRUE(window().saveMap(coloured, choice, true).hasValue());
    const QColor first = window().page().mapModels().colours.colouring().entries[0].light;
    const QImage picture(coloured);
    int swatch = 0;
    for (int y = 0; y < 120; ++y)
        for (int x = picture.width() / 2; x < picture.width(); ++x)
            swatch += test::alike(test::pixel(picture, x, y), first) ? 1 : 0;
    EXPECT_GT(swatch, 100) << "the first entry's disc, 16 pixels wide";
    EXPECT_FALSE(window().saveMap(QStringLiteral("map.bmp"), PictureChoice(), true).hasValue());
}

TEST_F(MapWindowTest, AskingForAnArtistWhoIsNotOnTheMapIsNoTrouble)
{
    ASSERT_TRUE(window().askFor(QStringLiteral("Nothing Given")));
    EXPECT_TRUE(map().scene().neighbours.empty());
    EXPECT_FALSE(map().grab().isNull());
}

}  // namespace
}  // namespace crossfade::ui
