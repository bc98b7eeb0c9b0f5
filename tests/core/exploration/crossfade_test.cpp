// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/crossfade.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

const Comparison kFrom{{ModalityMask(7), {0.4F, 1.0F, 0.6F}},
                       {ModalityMask(7), {0.4F, 1.0F, 0.6F}},
                       {CompareOn::Own, 0.4, false}};
const Comparison kTo{{ModalityMask(3), {0.8F, 1.0F, 0.6F}},
                     {ModalityMask(7), {0.4F, 0.5F, 0.6F}},
                     {CompareOn::Shared, 0.0, false}};

TEST(CrossfadeTest, TheEndsAreExactlyWhatIsFadedBetween)
{
    for (const double position : {-1.0, 0.0}) EXPECT_EQ(crossfaded(kFrom, kTo, position), kFrom);
    for (const double position : {1.0, 2.0}) EXPECT_EQ(crossfaded(kFrom, kTo, position), kTo);
    EXPECT_EQ(crossfaded(kFrom, kFrom, 0.3), kFrom);
}

TEST(CrossfadeTest, WeightsMoveInStraightLinesAndOffIsZero)
{
    const Comparison quarter = crossfaded(kFrom, kTo, 0.25);
    EXPECT_FLOAT_EQ(quarter.query.weight(0), 0.5F);
    EXPECT_FLOAT_EQ(quarter.query.weight(1), 1.0F);
    EXPECT_FLOAT_EQ(quarter.query.weight(2), 0.45F) << "on its way to off";
    EXPECT_TRUE(quarter.query.on.has(2));
    EXPECT_FLOAT_EQ(quarter.candidates.weight(1), 0.875F);
    EXPECT_DOUBLE_EQ(quarter.scoring.hubCorrection, 0.3);
}

TEST(CrossfadeTest, WhatIsOffAtBothEndsStaysOff)
{
    Comparison from = kFrom;
    from.query.on = ModalityMask(3);
    EXPECT_EQ(crossfaded(from, kTo, 0.5).query.on, ModalityMask(3));
    Comparison nothing = kFrom;
    nothing.query.on = {};
    EXPECT_TRUE(crossfaded(nothing, nothing, 0.5).query.active().empty());
}

TEST(CrossfadeTest, WhatCannotBeFadedChangesInTheMiddle)
{
    EXPECT_EQ(crossfaded(kFrom, kTo, 0.49).scoring.compareOn, CompareOn::Own);
    EXPECT_EQ(crossfaded(kFrom, kTo, 0.51).scoring.compareOn, CompareOn::Shared);
}

}  // namespace
}  // namespace crossfade
