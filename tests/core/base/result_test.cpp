// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <memory>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;

Result<int> half(int number)
{
    if (number % 2 != 0)
        return Error{ErrorCode::InvalidInput, std::to_string(number) + " is odd.", "half"};
    return number / 2;
}

Result<int> quarter(int number)
{
    CROSSFADE_ASSIGN(const int once, half(number));
    CROSSFADE_ASSIGN(const int twice, half(once));
    return twice;
}

Status bothEven(int a, int b)
{
    CROSSFADE_TRY(half(a));
    CROSSFADE_TRY(half(b));
    return ok();
}

TEST(ResultTest, HoldsAValueOrAnError)
{
    EXPECT_THAT(half(8), HasValue());
    EXPECT_EQ(half(8).value(), 4);
    EXPECT_THAT(half(3), HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_EQ(half(3).error().message, "3 is odd.");
}

TEST(ResultTest, AssignGoesOnOrLeavesWithTheError)
{
    EXPECT_EQ(quarter(12).value(), 3);
    EXPECT_THAT(quarter(6), HasErrorWith("3 is odd."));
    EXPECT_THAT(quarter(5), HasErrorWith("5 is odd."));
}

TEST(ResultTest, TryLeavesWithTheFirstError)
{
    EXPECT_THAT(bothEven(2, 4), HasValue());
    EXPECT_THAT(bothEven(2, 7), HasErrorWith("7 is odd."));
    EXPECT_THAT(bothEven(1, 7), HasErrorWith("1 is odd."));
}

TEST(ResultTest, ValueMovesOutOfARvalue)
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
    const std::unique_ptr<int> taken = std::move(result).value();
    EXPECT_EQ(*taken, 5);
}

TEST(ResultDeathTest, TakingTheWrongHalfEndsTheProgram)
{
    EXPECT_DEATH(static_cast<void>(half(3).value()), "internal error");
    EXPECT_DEATH(static_cast<void>(half(2).error()), "internal error");
}

TEST(ErrorTest, SentenceNamesThePlaceWhereThereIsOne)
{
    EXPECT_EQ((Error{ErrorCode::Io, "It broke.", "tags.tsv:12"}).sentence(),
              "tags.tsv:12: It broke.");
    EXPECT_EQ((Error{ErrorCode::Io, "It broke."}).sentence(), "It broke.");
}

}  // namespace
}  // namespace crossfade
