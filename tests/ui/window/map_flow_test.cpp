// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QApplication>
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
    EXPECT_NEAR(apart(), whole * 1.4, 1e-6);
    test::button(window(), "Zoom out")->click();
    test::button(window(), "Zoom in")->click();
    test::button(window(), "Show the whole map")->click();
    EXPECT_NEAR(apart(), whole, 1e-6);
}

TEST_F(MapWindowTest, AskingForAnArtistWhoIsNotOnTheMapIsNoTrouble)
{
    ASSERT_TRUE(window().askFor(QStringLiteral("Nothing Given")));
    EXPECT_TRUE(map().scene().neighbours.empty());
    EXPECT_FALSE(map().grab().isNull());
}

}  // namespace
}  // namespace crossfade::ui
