// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/faults.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

TEST(FaultTest, NamesFileAndLine)
{
    EXPECT_EQ((Fault{"tags.tsv", 12, "It is wrong."}).text(), "tags.tsv:12: It is wrong.");
    EXPECT_EQ((Fault{"x.npy", 0, "It is wrong."}).text(), "x.npy: It is wrong.");
}

TEST(FaultListTest, ShowsTheFirstTwentyAndCountsAll)
{
    FaultList faults;
    EXPECT_TRUE(faults.empty());
    for (std::size_t line = 2; line < 27; ++line)
        faults.add({"tags.tsv", line, "Wrong value " + std::to_string(line) + "."});
    EXPECT_EQ(faults.count(), 25U);
    EXPECT_EQ(faults.shown().size(), 20U);
    const std::string message = faults.toError("folder").message;
    EXPECT_NE(message.find("25 faults in folder"), std::string::npos) << message;
    EXPECT_NE(message.find("the first 20"), std::string::npos) << message;
    EXPECT_NE(message.find("tags.tsv:21: Wrong value 21."), std::string::npos) << message;
    EXPECT_EQ(message.find("tags.tsv:22"), std::string::npos) << message;
}

TEST(FaultListTest, SaysOneFaultInTheSingular)
{
    FaultList faults;
    faults.add({"tags.tsv", 2, "Wrong."});
    const Error error = faults.toError("folder");
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_EQ(error.message, "Nothing was taken over: 1 fault in folder:\n  tags.tsv:2: Wrong.");
}

}  // namespace
}  // namespace crossfade
