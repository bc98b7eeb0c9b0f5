// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/graph_components.h"

#include "core/base/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <utility>

namespace crossfade {
namespace {

using testing::ElementsAre;

/// Links of weight .5 + .01 * (i + j).
FuzzyGraph graphOf(std::size_t points, const std::vector<std::pair<int, int>>& links)
{
    std::vector<std::vector<std::uint32_t>> lists(points);
    for (const auto& [a, b] : links) {
        lists[static_cast<std::size_t>(a)].push_back(static_cast<std::uint32_t>(b));
        lists[static_cast<std::size_t>(b)].push_back(static_cast<std::uint32_t>(a));
    }
    FuzzyGraph graph;
    graph.points = points;
    graph.offsets = {0};
    for (std::uint32_t i = 0; i < points; ++i) {
        std::ranges::sort(lists[i]);
        for (const std::uint32_t j : lists[i]) {
            graph.neighbours.push_back(j);
            graph.weights.push_back(0.5F + 0.01F * static_cast<float>(i + j));
        }
        graph.offsets.push_back(graph.neighbours.size());
    }
    return graph;
}

TEST(GraphComponentsTest, FollowsLinksHoweverFar)
{
    const FuzzyGraph graph = graphOf(8, {{0, 5}, {5, 2}, {2, 7}, {1, 4}});
    EXPECT_THAT(componentsOf(graph), ElementsAre(ElementsAre(0U, 2U, 5U, 7U), ElementsAre(1U, 4U),
                                                 ElementsAre(3U), ElementsAre(6U)));
    EXPECT_TRUE(componentsOf(FuzzyGraph{}).empty());
}

TEST(GraphComponentsTest, APartKeepsItsLinksUnderItsOwnNumbers)
{
    const FuzzyGraph graph = graphOf(8, {{0, 5}, {5, 2}, {2, 7}, {1, 4}});
    const std::vector<std::uint32_t> points = {0, 2, 5, 7};
    const FuzzyGraph part = partOf(graph, points);
    ASSERT_EQ(part.points, 4U);
    EXPECT_THAT(part.neighboursOf(0), ElementsAre(2U));
    EXPECT_THAT(part.neighboursOf(1), ElementsAre(2U, 3U));
    EXPECT_THAT(part.neighboursOf(2), ElementsAre(0U, 1U));
    EXPECT_THAT(part.neighboursOf(3), ElementsAre(1U));
    EXPECT_FLOAT_EQ(part.weightsOf(3).front(), 0.59F) << "of 2 and 7";
}

TEST(PlaceDiscsTest, WhereThereIsRoomDiscsGoWhereTheyWantTo)
{
    Matrix wanted(3, 2);
    wanted.values = {0.0F, 0.0F, 10.0F, 0.0F, 0.0F, 10.0F};
    EXPECT_EQ(placeDiscs(wanted, std::vector<float>{1.0F, 4.0F, 2.0F}), wanted);
}

TEST(PlaceDiscsTest, NoTwoOverlap)
{
    // All want the same few places.
    Random random(1);
    Matrix wanted(80, 2);
    std::vector<float> radii;
    for (std::size_t i = 0; i < wanted.rows; ++i) {
        wanted.at(i, 0) = static_cast<float>(random.below(2));
        radii.push_back(0.1F + static_cast<float>(random.uniform()));
    }
    const Matrix placed = placeDiscs(wanted, radii);
    for (std::size_t i = 0; i < placed.rows; ++i)
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_GE(
                std::hypot(placed.at(i, 0) - placed.at(j, 0), placed.at(i, 1) - placed.at(j, 1)),
                0.999F * (radii[i] + radii[j]));
    for (std::size_t i = 0; i < placed.rows; ++i)
        EXPECT_LT(std::hypot(placed.at(i, 0), placed.at(i, 1)), 20.0F) << "near to where it wants";
}

}  // namespace
}  // namespace crossfade
