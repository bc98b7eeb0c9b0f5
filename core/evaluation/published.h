// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string>

namespace crossfade {

/// On what the paper (Ferraro et al. 2023) trained, and by whose pairs it judged.
inline constexpr std::array<const char*, 3> kPublishedData = {
    "MSD, judged by OLGA", "MSD, judged by FMC", "OWN, judged by FMC"};

/// One system of the paper on its three data sets, lists of 200: digitised from the figure of the
/// poster, +- .003. Other artists, descriptors, listening and pairs than any catalogue here.
struct PublishedSystem {
    const char* label;
    const char* method;  ///< the method here that comes closest, by its name
    std::array<double, 3> ndcg;
    std::array<double, 3> gini;
};

std::span<const PublishedSystem> publishedSystems();

/// What has to be said wherever published values stand beside others.
inline constexpr const char* kPublishedCaveat =
    "Other data: Ferraro, Kim, Oramas, Ehmann and Gouyon (ISMIR 2023) measured on other artists, "
    "descriptors, listening and similar pairs, so that a difference from the values here says "
    "nothing of the systems. Their values are digitised from the figure of their poster, ± 0.003 "
    "(intervals of nDCG are about as wide); which system is better within one column is what can "
    "be compared.";

}  // namespace crossfade
