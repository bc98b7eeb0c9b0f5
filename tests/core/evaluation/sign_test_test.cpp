// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/sign_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace crossfade {
namespace {

/// By throwing the coin in every way there is.
double byEnumeration(std::size_t wins, std::size_t losses)
{
    const std::size_t n = wins + losses;
    const auto uneven = [n](std::size_t heads) { return std::max(heads, n - heads); };
    std::size_t hits = 0;
    for (std::uint32_t throws = 0; throws < (1U << n); ++throws)
        if (uneven(static_cast<std::size_t>(std::popcount(throws))) >= uneven(wins)) ++hits;
    return static_cast<double>(hits) / std::exp2(static_cast<double>(n));
}

TEST(SignTestTest, AgreesWithAllThrowsOfACoin)
{
    for (std::size_t n = 0; n <= 14; ++n)
        for (std::size_t wins = 0; wins <= n; ++wins)
            EXPECT_NEAR(signTest(wins, n - wins), byEnumeration(wins, n - wins), 1e-12)
                << wins << " of " << n;
}

TEST(SignTestTest, HasItsClosedForms)
{
    EXPECT_EQ(signTest(0, 0), 1.0) << "nothing was decided";
    EXPECT_EQ(signTest(7, 7), 1.0);
    EXPECT_DOUBLE_EQ(signTest(10, 0), 2.0 / 1024.0);
    EXPECT_NEAR(signTest(9, 1), 22.0 / 1024.0, 1e-15) << "2 (1 + 10) / 2^10";
    EXPECT_NEAR(signTest(2, 8), 112.0 / 1024.0, 1e-15) << "2 (1 + 10 + 45) / 2^10";
    EXPECT_NEAR(signTest(501, 500), 1.0, 1e-9) << "an odd number's middle is twice a half";
}

TEST(SignTestTest, IsTheSameForBothSidesAndFallsAsTheyPart)
{
    double before = 1.1;
    for (std::size_t wins = 50; wins <= 100; ++wins) {
        const double p = signTest(wins, 100 - wins);
        EXPECT_DOUBLE_EQ(p, signTest(100 - wins, wins));
        EXPECT_LT(p, before);
        before = p;
    }
}

TEST(SignTestTest, HoldsForMoreVotesThanAPowerOfTwoIsANumberFor)
{
    // With a continuity correction the normal distribution is close: p = erfc(|x - n/2| - 1/2 over
    // sqrt(n / 2)).
    const double normal = std::erfc((60.0 - 0.5) / std::sqrt(5000.0 / 2.0));
    EXPECT_NEAR(signTest(2560, 2440), normal, 1e-4);
    EXPECT_GE(signTest(5000, 0), 0.0);
    EXPECT_LT(signTest(5000, 0), 1e-300);
}

TEST(WilsonIntervalTest, EndsWhereTheScoreTestStandsAtItsBound)
{
    // The ends solve (hits / n - p)^2 = z^2 p (1 - p) / n (Wilson 1927, equation for p).
    constexpr double kZ = 1.959963984540054;
    for (const std::size_t n : {1U, 7U, 30U, 400U})
        for (std::size_t hits = 0; hits <= n; hits += 1 + n / 9) {
            const Interval interval = wilsonInterval(hits, n);
            const double share = static_cast<double>(hits) / static_cast<double>(n);
            for (const double end : {interval.low, interval.high})
                EXPECT_NEAR((share - end) * (share - end),
                            kZ * kZ * end * (1.0 - end) / static_cast<double>(n), 1e-12)
                    << hits << " of " << n;
            EXPECT_LE(interval.low, share);
            EXPECT_GE(interval.high, share);
        }
}

TEST(WilsonIntervalTest, IsKnownForTenThrows)
{
    // Brown, Cai and DasGupta (2001) for none of ten: [0, .2775].
    EXPECT_EQ(wilsonInterval(0, 10).low, 0.0);
    EXPECT_NEAR(wilsonInterval(0, 10).high, 0.2775, 5e-5);
    EXPECT_EQ(wilsonInterval(10, 10).high, 1.0);
    EXPECT_NEAR(wilsonInterval(5, 10).low, 0.2366, 5e-5);
    EXPECT_NEAR(wilsonInterval(5, 10).high, 0.7634, 5e-5);
}

TEST(WilsonIntervalTest, OfNothingIsEverything)
{
    EXPECT_EQ(wilsonInterval(0, 0).low, 0.0);
    EXPECT_EQ(wilsonInterval(0, 0).high, 1.0);
}

}  // namespace
}  // namespace crossfade
