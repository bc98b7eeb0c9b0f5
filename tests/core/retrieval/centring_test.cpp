// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/centring.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

using test::randomVectors;

TEST(CentringTest, TakesTheMeanOffAndKeepsUnitLength)
{
    ModalityVectors given = randomVectors(200, {8, 5}, 0.6, 3);
    // All of the first modality lean one way.
    for (std::size_t i = 0; i < given.artistCount(); ++i) {
        if (!given.presence[i].has(0)) continue;
        given.vectors[0].at(i, 0) += 2.0F;
        toUnitLength(given.vectors[0].row(i));
    }
    const ModalityVectors moved = centred(given);
    EXPECT_EQ(moved.presence, given.presence);
    for (std::size_t m = 0; m < 2; ++m) {
        std::vector<double> was(given.vectors[m].cols), is(given.vectors[m].cols);
        double count = 0.0;
        for (std::size_t i = 0; i < given.artistCount(); ++i) {
            double square = 0.0;
            for (std::size_t d = 0; d < was.size(); ++d) {
                was[d] += static_cast<double>(given.vectors[m].at(i, d));
                is[d] += static_cast<double>(moved.vectors[m].at(i, d));
                square += std::pow(static_cast<double>(moved.vectors[m].at(i, d)), 2.0);
            }
            const bool has = given.presence[i].has(m);
            EXPECT_NEAR(square, has ? 1.0 : 0.0, 1e-5);
            count += has ? 1.0 : 0.0;
        }
        const auto length = [count](const std::vector<double>& sum) {
            double square = 0.0;
            for (const double value : sum) square += value * value / (count * count);
            return std::sqrt(square);
        };
        EXPECT_LT(length(is), 0.2);
        EXPECT_GT(length(was), m == 0 ? 0.7 : 0.0);
    }
}

TEST(CentringTest, OneWhoIsAloneStaysAsTheyAre)
{
    ModalityVectors given = randomVectors(3, {4}, 1.0, 5);
    given.presence = {ModalityMask(1), ModalityMask(), ModalityMask()};
    for (const std::size_t other : {1U, 2U}) std::ranges::fill(given.vectors[0].row(other), 0.0F);
    EXPECT_EQ(centred(given), given);
}

}  // namespace
}  // namespace crossfade
