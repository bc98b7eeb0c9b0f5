// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/list_change.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

NeighbourList listOf(const std::vector<ArtistRow>& artists)
{
    NeighbourList list;
    for (const ArtistRow artist : artists) {
        NeighbourRow row;
        row.rank = list.rows.size() + 1;
        row.artist = artist;
        row.popularity = 10.0 * artist;  // that of artist 0 is unknown
        list.rows.push_back(row);
    }
    return list;
}

TEST(ListChangeTest, SaysWhoRisesFallsEntersAndLeaves)
{
    const ListChange change = compareLists(listOf({4, 1, 2, 9}), listOf({2, 4, 7, 0}), 4);
    EXPECT_EQ(change.k, 4U);
    EXPECT_EQ(change.changes,
              (std::vector<RankChange>{
                  {2, 3, 1}, {4, 1, 2}, {7, 0, 3}, {0, 0, 4}, {1, 2, 0}, {9, 4, 0}}));
    EXPECT_EQ(change.entered, 2U);
    EXPECT_DOUBLE_EQ(change.overlap, 0.5);
    EXPECT_DOUBLE_EQ(change.medianBefore, 40.0);
    EXPECT_DOUBLE_EQ(change.medianNow, 40.0);
}

TEST(ListChangeTest, OnlyTheFirstKCount)
{
    const ListChange change = compareLists(listOf({1, 2, 3}), listOf({3, 1, 2}), 2);
    EXPECT_EQ(change.changes, (std::vector<RankChange>{{3, 0, 1}, {1, 1, 2}, {2, 2, 0}}));
    EXPECT_DOUBLE_EQ(change.overlap, 0.5);
}

TEST(ListChangeTest, TheSameListDoesNotChangeAndAnEmptyOneIsNoDivisionByNothing)
{
    const ListChange same = compareLists(listOf({5, 6}), listOf({5, 6}), 20);
    EXPECT_EQ(same.k, 2U);
    EXPECT_EQ(same.entered, 0U);
    EXPECT_DOUBLE_EQ(same.overlap, 1.0);
    const ListChange nothing = compareLists(listOf({}), listOf({1}), 20);
    EXPECT_EQ(nothing.k, 0U);
    EXPECT_TRUE(nothing.changes.empty());
    EXPECT_DOUBLE_EQ(nothing.overlap, 1.0);
    EXPECT_DOUBLE_EQ(nothing.medianNow, 0.0);
}

}  // namespace
}  // namespace crossfade
