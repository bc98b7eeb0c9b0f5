// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// What is taken from each artist's score for being well known: -weight * l_j, where l_j is the
/// logarithm of the popularity between that of the least (0) and of the most popular artist (1) of
/// whom it is known. So at a weight of 1 all of the range of popularity weighs as much as a cosine
/// of 1. Who is of unknown popularity gets the median of those known: unknown is not unheard.
/// Empty where the popularities known are fewer than two different ones: there is nothing to go
/// by.
std::vector<float> noveltyTerms(std::span<const Artist> artists, double weight);

/// What a list pays for artists who are less heard of: the same list without the wish, as long as
/// this one, against this one.
struct NoveltyCost {
    std::size_t k = 0;              ///< length of the lists
    double similarityBefore = 0.0;  ///< mean score without novelty
    double similarityNow = 0.0;
    double medianBefore = 0.0;  ///< of the known popularities; 0 if none is known
    double medianNow = 0.0;

    /// "The mean similarity of the first 20 falls from 0.8012 to 0.7555, their median popularity
    /// falls from 900 to 31."
    std::string sentence() const;
};

/// The middle one of those over 0, the upper of two; 0 if there is none.
double medianKnown(std::vector<double> popularities);

}  // namespace crossfade
