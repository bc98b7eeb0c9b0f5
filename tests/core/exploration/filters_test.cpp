// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/filters.h"

#include "tests/support/matchers.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::valueOf;
using Wants = ColumnFilter::Wants;

const std::vector<std::string> kColumns = {"country", "founded", "a=b", "a", "a=b:c"};

TEST(ColumnFilterTest, ComesBackFromItsText)
{
    for (const ColumnFilter& filter : {ColumnFilter{"country", Wants::Equal, "SE", {}, {}},
                                       ColumnFilter{"country", Wants::Equal, "", {}, {}},
                                       ColumnFilter{"country", Wants::Equal, "a=b~c:1..2", {}, {}},
                                       ColumnFilter{"country", Wants::Containing, " x ", {}, {}},
                                       ColumnFilter{"founded", Wants::Between, "", 1990.0, 1999.5},
                                       ColumnFilter{"founded", Wants::Between, "", 0.1, {}},
                                       ColumnFilter{"founded", Wants::Between, "", {}, -1e300},
                                       ColumnFilter{"a=b", Wants::Equal, "c", {}, {}},
                                       ColumnFilter{"a=b:c", Wants::Containing, "d", {}, {}}})
        EXPECT_EQ(valueOf(columnFilterFrom(columnFilterText(filter), kColumns)), filter)
            << columnFilterText(filter);
}

TEST(ColumnFilterTest, TheLongestColumnThatFitsIsMeant)
{
    EXPECT_EQ(valueOf(columnFilterFrom("a=b=c", kColumns)).column, "a=b");
    EXPECT_EQ(valueOf(columnFilterFrom("a=c", kColumns)).column, "a");
    EXPECT_EQ(valueOf(columnFilterFrom("a=b", kColumns)).text, "b");
}

TEST(ColumnFilterTest, WhatIsNoneIsSaidWithTheColumns)
{
    EXPECT_THAT(columnFilterFrom("genre=pop", kColumns),
                HasErrorWith("\"genre=pop\" names no column; there are country, founded"));
    EXPECT_THAT(columnFilterFrom("country", kColumns), HasErrorWith("names no column"));
    EXPECT_THAT(columnFilterFrom("countryside=1", kColumns), HasErrorWith("names no column"));
    EXPECT_THAT(columnFilterFrom("a=1", {}), HasErrorWith("the catalogue has none"));
    EXPECT_THAT(columnFilterFrom("founded:1990", kColumns), HasErrorWith("names no range"));
    EXPECT_THAT(columnFilterFrom("founded:..", kColumns), HasErrorWith("names no range"));
    EXPECT_THAT(columnFilterFrom("founded:x..3", kColumns), HasErrorWith("\"x\""));
    EXPECT_THAT(columnFilterFrom("founded:1..nan", kColumns), HasErrorWith("\"nan\""));
    EXPECT_THAT(columnFilterFrom("founded:3..1", kColumns), HasErrorWith("begins above its end"));
}

TEST(FiltersTest, SayWhetherThereIsAny)
{
    Filters filters;
    EXPECT_FALSE(filters.any());
    filters.tags.push_back({"x", false});
    EXPECT_TRUE(filters.any());
    for (const PopularityKnown known :
         {PopularityKnown::Either, PopularityKnown::Known, PopularityKnown::Unknown})
        EXPECT_EQ(valueOf(popularityKnownFromName(popularityKnownName(known))), known);
    EXPECT_THAT(popularityKnownFromName("some"), HasErrorWith("\"some\""));
}

}  // namespace
}  // namespace crossfade
