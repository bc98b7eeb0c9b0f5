// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/sign_test.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>

namespace crossfade {

double signTest(std::size_t wins, std::size_t losses)
{
    const std::size_t fewer = std::min(wins, losses);
    if (wins == losses) return 1.0;
    const auto n = static_cast<double>(wins + losses);
    // The chance of exactly `fewer`, by its logarithm, as 2^-n is no number beyond n = 1074.
    double logarithm = -n * std::log(2.0);
    for (std::size_t i = 1; i <= fewer; ++i) {
        const auto drawn = static_cast<double>(i);
        logarithm += std::log((n - drawn + 1.0) / drawn);
    }
    double term = std::exp(logarithm);
    double sum = 0.0;
    for (std::size_t i = fewer;; --i) {
        sum += term;
        if (i == 0) break;
        const auto drawn = static_cast<double>(i);
        term *= drawn / (n - drawn + 1.0);
    }
    return std::min(1.0, 2.0 * sum);
}

Interval wilsonInterval(std::size_t hits, std::size_t n)
{
    CROSSFADE_CHECK(hits <= n);
    if (n == 0) return {0.0, 1.0};
    constexpr double kZ = 1.959963984540054;  // the normal distribution's quantile at .975
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(hits) / count;
    const double middle = share + kZ * kZ / (2.0 * count);
    const double reach =
        kZ * std::sqrt(share * (1.0 - share) / count + kZ * kZ / (4.0 * count * count));
    const double scale = 1.0 + kZ * kZ / count;
    return {hits == 0 ? 0.0 : (middle - reach) / scale, hits == n ? 1.0 : (middle + reach) / scale};
}

}  // namespace crossfade
