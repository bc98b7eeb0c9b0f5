// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/judgement_record.h"

#include "core/catalogue/blind_record.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::valueOf;

TEST(JudgementRecordTest, MarksGoByTheirNames)
{
    for (const Mark mark : {Mark::Keep, Mark::Reject, Mark::Hide})
        EXPECT_EQ(valueOf(markFromName(markName(mark))), mark);
    EXPECT_EQ(markName(Mark::Hide), "hide");
    EXPECT_THAT(markFromName("love"), HasErrorWith("no mark \"love\""));
}

TEST(JudgementRecordTest, VotesGoByTheirNames)
{
    for (const Choice choice : {Choice::Left, Choice::Right, Choice::Tie})
        EXPECT_EQ(valueOf(choiceFromName(choiceName(choice))), choice);
    EXPECT_EQ(choiceName(Choice::Tie), "tie");
    EXPECT_THAT(choiceFromName("both"), HasErrorWith("no vote \"both\""));
}

TEST(JudgementRecordTest, SidesSayWhoseListStandsWhere)
{
    BlindTrial trial{{"q"}, {"a"}, {"b"}, true, {}, ""};
    EXPECT_EQ(trial.left(), trial.listA);
    EXPECT_EQ(trial.right(), trial.listB);
    trial.aIsLeft = false;
    EXPECT_EQ(trial.left(), trial.listB);
    EXPECT_EQ(trial.right(), trial.listA);
}

}  // namespace
}  // namespace crossfade
