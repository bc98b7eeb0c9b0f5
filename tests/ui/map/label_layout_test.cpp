// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/label_layout.h"

#include "core/base/random.h"
#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

const QRectF kArea(0, 0, 600, 400);

std::vector<LabelRequest> randomRequests(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<LabelRequest> requests;
    for (std::size_t i = 0; i < count; ++i)
        requests.push_back({{600 * random.uniform(), 400 * random.uniform()},
                            {20 + 100 * random.uniform(), 12 + 6 * random.uniform()},
                            4 + 10 * random.uniform()});
    return requests;
}

TEST(LabelLayoutTest, NoLabelTouchesAnotherOrAnObstacleOrTheEdge)
{
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const std::vector<LabelRequest> requests = randomRequests(300, seed);
        std::vector<QRectF> obstacles;
        for (const LabelRequest& one : randomRequests(20, seed + 100))
            obstacles.emplace_back(one.anchor.x() - 8, one.anchor.y() - 8, 16, 16);
        const std::vector<QRectF> places = placeLabels(requests, obstacles, kArea);
        ASSERT_EQ(places.size(), requests.size());
        std::size_t placed = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i].isEmpty()) continue;
            ++placed;
            EXPECT_TRUE(kArea.contains(places[i]));
            EXPECT_NEAR(places[i].width(), requests[i].size.width(), 1e-9);
            EXPECT_NEAR(places[i].height(), requests[i].size.height(), 1e-9);
            EXPECT_FALSE(places[i].contains(requests[i].anchor)) << "the point stays free";
            for (const QRectF& obstacle : obstacles) EXPECT_FALSE(places[i].intersects(obstacle));
            for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(places[i].intersects(places[j]));
        }
        EXPECT_GT(placed, 20U);
        EXPECT_LT(placed, requests.size()) << "there is not room for all of them";
    }
}

TEST(LabelLayoutTest, TriesRightThenLeftThenAboveThenBelow)
{
    const LabelRequest one{{300, 200}, {60, 14}, 10};
    const std::vector<QRectF> places = placeLabels({one, one, one, one, one}, {}, kArea);
    EXPECT_EQ(places[0], QRectF(310, 193, 60, 14));
    EXPECT_EQ(places[1], QRectF(230, 193, 60, 14));
    EXPECT_EQ(places[2], QRectF(270, 176, 60, 14));
    EXPECT_EQ(places[3], QRectF(270, 210, 60, 14));
    EXPECT_TRUE(places[4].isEmpty()) << "a fifth fits nowhere";
}

TEST(LabelLayoutTest, ARequiredLabelIsNeverCutByTheEdge)
{
    // Obstacles on all sides, and no room at the right.
    LabelRequest one{{580, 200}, {60, 14}, 10, true};
    const std::vector<QRectF> everywhere = {kArea};
    EXPECT_EQ(placeLabels({one}, everywhere, kArea)[0], QRectF(510, 193, 60, 14));
    one.anchor = {20, 395};
    one.size = {590, 14};
    EXPECT_TRUE(kArea.contains(placeLabels({one}, everywhere, kArea)[0]));
}

TEST(LabelLayoutTest, TheEarlierRequestWins)
{
    const LabelRequest first{{50, 100}, {500, 14}, 10};
    const LabelRequest second{{300, 101}, {80, 14}, 10};
    const auto straight = placeLabels({first, second}, {}, kArea);
    EXPECT_EQ(straight[0], QRectF(60, 93, 500, 14));
    EXPECT_NE(straight[1], QRectF(310, 94, 80, 14)) << "had to move";
    const auto swapped = placeLabels({second, first}, {}, kArea);
    EXPECT_EQ(swapped[0], QRectF(310, 94, 80, 14));
    EXPECT_NE(swapped[1], QRectF(60, 93, 500, 14));
}

TEST(LabelLayoutTest, AtTheRightEdgeTheNameStandsLeft)
{
    const auto places = placeLabels({{{590, 200}, {60, 14}, 10}}, {}, kArea);
    EXPECT_EQ(places[0], QRectF(520, 193, 60, 14));
}

TEST(LabelLayoutTest, OneThatIsLargerThanTheAreaIsLeftOut)
{
    const auto places = placeLabels({{{300, 200}, {700, 14}, 10}}, {}, kArea);
    EXPECT_TRUE(places[0].isEmpty());
    EXPECT_TRUE(placeLabels({}, {}, kArea).empty());
}

TEST(LabelLayoutTest, ThousandsOfRequestsKeepApartToo)
{
    Random random(12);
    const QRectF area(30, 40, 1280, 800);
    std::vector<LabelRequest> requests;
    for (int i = 0; i < 2000; ++i) {
        LabelRequest request;
        request.anchor = {1400 * random.uniform(), 900 * random.uniform()};
        request.size = {20 + 200 * random.uniform(), 10 + 20 * random.uniform()};
        request.clearance = 10 * random.uniform();
        request.centred = i % 5 == 0;
        requests.push_back(request);
    }
    const std::vector<QRectF> obstacles = {QRectF(400, 300, 300, 200), QRectF(-50, 0, 100, 2000)};
    const std::vector<QRectF> places = placeLabels(requests, obstacles, area);
    std::size_t placed = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].isEmpty()) continue;
        ++placed;
        EXPECT_TRUE(area.contains(places[i]));
        for (const QRectF& obstacle : obstacles) EXPECT_FALSE(places[i].intersects(obstacle));
        for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(places[i].intersects(places[j]));
    }
    EXPECT_GT(placed, 100U);
}

TEST(LabelLayoutTest, ARegionsNameStandsOnItsPlaceOrNowhere)
{
    LabelRequest region{{300, 200}, {120, 20}, 0};
    region.centred = true;
    EXPECT_EQ(placeLabels({region}, {}, kArea)[0], QRectF(240, 190, 120, 20));
    EXPECT_TRUE(placeLabels({region}, {QRectF(350, 195, 5, 5)}, kArea)[0].isEmpty());
    region.anchor = {10, 200};
    EXPECT_TRUE(placeLabels({region}, {}, kArea)[0].isEmpty()) << "over the edge";
}

TEST(LabelLayoutTest, ARequiredLabelTakesThePlaceThatLeastIsUnder)
{
    // A wide obstacle right of the point, where the label would stand first, and a small one on
    // each other side.
    const LabelRequest request{QPointF(100, 100), QSizeF(60, 16), 12.0, true};
    const std::vector<QRectF> obstacles = {QRectF(110, 0, 200, 200), QRectF(80, 96, 4, 4),
                                           QRectF(98, 80, 6, 6), QRectF(98, 114, 6, 6)};
    const QRectF place = placeLabels({request}, obstacles, QRectF(0, 0, 400, 200)).at(0);
    EXPECT_FALSE(place.isEmpty());
    EXPECT_FALSE(place.intersects(obstacles[0]) && place.left() > 100) << "not right of the point";
    EXPECT_LT(place.right(), 112.0);
}

}  // namespace
}  // namespace crossfade::ui
