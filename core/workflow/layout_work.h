// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/jobs/job_context.h"
#include "core/projection/umap.h"
#include "core/workflow/layout_run.h"

#include <cstddef>
#include <variant>
#include <vector>

namespace crossfade {

/// The map of a run while it is made: of its fused vectors, all modalities on at their learned
/// weights. Made in steps, so that between two of them one may look, pause or stop; what is there
/// at any moment is a whole map. The same key gives the same bytes with any number of threads and
/// steps of any size. One thread at a time; it keeps nothing of what it was begun with.
class LayoutWork {
public:
    /// PCA is done at once. `threads`: 0: one per core. Cancelled only.
    static Result<LayoutWork> begin(const RunRecord& run, const ModalityVectors& encodings,
                                    const LayoutKey& key, unsigned threads, const JobContext& job);

    /// The next `epochs` epochs, at most what is left.
    void advance(std::size_t epochs);
    std::size_t epoch() const;   ///< how many are made
    std::size_t epochs() const;  ///< in all; 0 for PCA
    bool done() const;

    /// Artists x 2 as it is now, NaN for those who have no place.
    Matrix points() const;
    std::size_t shown() const { return m_placed.size(); }  ///< artists who have a place
    std::size_t total() const { return m_artists; }

private:
    LayoutWork() = default;
    const UmapLayout* umap() const { return std::get_if<UmapLayout>(&m_layout); }

    std::size_t m_artists = 0;
    std::vector<ArtistRow> m_placed;            ///< of each point
    std::variant<Matrix, UmapLayout> m_layout;  ///< a finished one, or one that is being made
};

/// The whole map, with its progress.
Result<Matrix> makeLayout(const RunRecord& run, const ModalityVectors& encodings,
                          const LayoutKey& key, unsigned threads, const JobContext& job);

}  // namespace crossfade
