// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// How much systems repeat each other.
struct Redundancy {
    std::vector<std::string> systems;
    std::vector<double> overlap;     ///< systems x systems: mean overlapAtK of their lists
    std::vector<double> hits;        ///< relevant artists found, per query
    std::vector<double> uniqueHits;  ///< of these, found by no other of the systems
    std::size_t queries = 0;         ///< those that all the systems can place
};

/// Over the queries of the task that all systems can place; reports are of this task, with their
/// lists. CHECKs that there are two or more.
Redundancy redundancy(const Task& task, std::span<const EvaluationReport> reports);

}  // namespace crossfade
