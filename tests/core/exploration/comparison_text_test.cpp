// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/comparison_text.h"

#include "tests/support/matchers.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::valueOf;

const std::vector<std::string> kNames = {"audio", "tags", "listening"};
const Comparison kOwn{{ModalityMask(7), {0.3F, 1.0F, 0.6F}},
                      {ModalityMask(7), {0.3F, 1.0F, 0.6F}},
                      {CompareOn::Own, 0.35, false}};

Comparison read(const std::string& text)
{
    return valueOf(comparisonFromText(text, kOwn, kNames));
}

TEST(ComparisonTextTest, OneSetOfWeightsIsForBothSides)
{
    const Comparison both = read("audio=0.5,tags=1");
    EXPECT_EQ(both.query, both.candidates);
    EXPECT_EQ(both.query.active(), ModalityMask(3));
    EXPECT_FLOAT_EQ(both.query.weight(0), 0.5F);
    EXPECT_EQ(both.scoring, kOwn.scoring);
    EXPECT_EQ(read("learned"), kOwn);
    EXPECT_TRUE(read("none/tags=1").query.active().empty());
    EXPECT_EQ(read("audio=0,tags=1").query.active(), ModalityMask(2));
}

TEST(ComparisonTextTest, ComesBackAsItWas)
{
    Comparison one = kOwn;
    one.query.on = ModalityMask(5);
    one.query.weights[1] = 0.0F;
    one.scoring = {CompareOn::Shared, 0.0, true};
    for (const Comparison& comparison : {kOwn, one}) {
        Comparison again = read(comparisonText(comparison, kNames));
        if (comparison.scoring.localScaling)
            again.scoring.hubCorrection = comparison.scoring.hubCorrection;  // is not used
        EXPECT_EQ(again, comparison);
    }
    EXPECT_EQ(comparisonText(kOwn, kNames),
              "audio=0.3,tags=1,listening=0.6;own,hub-correction=0.35");
}

TEST(ComparisonTextTest, FaultsAreNamed)
{
    const auto fault = [](const std::string& text) {
        return comparisonFromText(text, kOwn, kNames);
    };
    EXPECT_THAT(fault("smell=1"), HasErrorWith("\"smell\"; there are audio, tags, listening"));
    EXPECT_THAT(fault("tags=-1"), HasErrorWith("\"tags=-1\""));
    EXPECT_THAT(fault("tags=1;loud"), HasErrorWith("\"loud\""));
    EXPECT_THAT(fault("tags=1;centred"), HasErrorWith("centred"));
    EXPECT_THAT(fault("tags"), HasErrorWith("tags"));
    EXPECT_THAT(fault(""), HasErrorWith("\"\""));
}

}  // namespace
}  // namespace crossfade
