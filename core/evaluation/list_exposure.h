// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"
#include "core/jobs/job_context.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crossfade {

/// Who is in how many lists when everybody asks once: hubs are in many, orphans in none. Unlike
/// EvaluationReport::exposure it needs no ground truth and leaves no split out.
struct ListExposure {
    std::size_t k = 0;
    std::size_t askers = 0;            ///< lists that were made
    std::vector<ArtistRow> artists;    ///< who can be compared as a candidate, ascending
    std::vector<std::uint32_t> lists;  ///< that each of them is in
    std::vector<char> asked;           ///< whether each asked too: nobody is in their own list

    /// The lists an artist is in, of those that they could be in; 0 if there are none.
    double share(std::size_t artist) const;
    std::size_t orphans() const;  ///< artists who are in no list
    /// Lists that half of the artists are in at most; the larger of the two in the middle.
    std::uint32_t median() const;
};

/// One search over all artists of the method.
Result<ListExposure> listExposure(const MethodSetting& setting, std::size_t k, unsigned threads,
                                  const JobContext& job);

}  // namespace crossfade
