// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"
#include "core/jobs/job_context.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace crossfade {

/// What each artist's list owes to each modality, measured by taking the modality away from who
/// asks; the candidates stay as they are.
struct ListDependence {
    std::size_t k = 0;           ///< length of the lists; shorter where there are fewer candidates
    std::size_t modalities = 0;  ///< M, of the method
    ModalityMask asked;          ///< those that count on the query's side at all
    std::vector<ArtistRow> artists;             ///< who has a list, ascending
    std::vector<ModalityMask> sets;             ///< per artist what counts when they ask: not empty
    std::vector<std::vector<ArtistRow>> lists;  ///< per artist the nearest, best first
    /// [m][i]: the list of artist i who asks without m; empty where m does not count of them, or is
    /// all that does.
    std::vector<std::vector<std::vector<ArtistRow>>> without;

    /// 1 - overlap@k of the lists with m and without it: 0 if nobody changes, 1 if everybody does,
    /// also where m is all that counts of the artist and no list is left. None where m does not
    /// count of them.
    std::optional<double> change(std::size_t artist, std::size_t modality) const;
    /// Without m there would be no list: the change of 1 is none that could be otherwise.
    bool isOnly(std::size_t artist, std::size_t modality) const
    {
        return sets[artist] == ModalityMask().with(modality);
    }
    /// Place in `artists`; none for those without a list.
    std::optional<std::size_t> placeOf(ArtistRow artist) const;
};

/// M + 1 searches over all artists of the method. Where artists are compared on what both have, an
/// artist who asks without m sees the candidates through what is left, as one would of whom m was
/// never known.
Result<ListDependence> listDependence(const MethodSetting& setting, std::size_t k, unsigned threads,
                                      const JobContext& job);

}  // namespace crossfade
