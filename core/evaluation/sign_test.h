// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/ranking_metrics.h"

#include <cstddef>

namespace crossfade {

/// p value of the exact two-sided sign test that wins and losses are equally likely, ties left out
/// (Dixon and Mood 1946): the chance of a split at least as uneven in wins + losses throws of a
/// fair coin, min(1, 2 P[X <= min(wins, losses)]) with X binomial(wins + losses, 1/2). 1 where
/// nothing was decided. Costs min(wins, losses) multiplications.
double signTest(std::size_t wins, std::size_t losses);

/// 95 % interval of a share, `hits` of `n`, by the score test of the normal approximation (Wilson
/// 1927): within [0, 1], and of some width even where none or all are hits. [0, 1] for n = 0.
Interval wilsonInterval(std::size_t hits, std::size_t n);

}  // namespace crossfade
