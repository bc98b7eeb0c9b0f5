// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/modality_vectors.h"
#include "core/features/transforms.h"
#include "core/jobs/job_context.h"

#include <cstdint>
#include <vector>

namespace crossfade {

struct FeatureOptions {
    /// Of the truncated SVD; fewer where the rank is lower. More makes the model a little more
    /// accurate (600: +.002 nDCG on a real catalogue) and tags alone less fair (Gini +.01).
    std::size_t tagDimension = 500;
    std::size_t tagMinArtists = 3;  ///< rarer tags say nothing of who is alike and are dropped
    TagWeighting tagWeighting = TagWeighting::Bm25;
    std::size_t listeningDimension = 100;
    double listeningRegularisation = 20.0;
    int listeningSweeps = 12;
    std::uint64_t seed = 0;
    unsigned threads = 0;  ///< 0: one per core
};

/// An artist of whom something was given that leaves no usable vector (all tags too rare).
struct LostVector {
    ArtistRow artist = 0;
    std::size_t modality = 0;
};

struct FittedFeatures {
    ModalityVectors vectors;
    std::vector<FeatureTransform> transforms;  ///< per modality
    std::vector<LostVector> lost;
};

/// Fits one transform per modality on all the artists who have it, and applies it. The same
/// catalogue, options and machine give the same bytes, whatever the number of threads.
/// InvalidInput if a modality is left with nobody.
Result<FittedFeatures> fitFeatures(const Catalogue& catalogue, const FeatureOptions& options,
                                   const JobContext& job);

/// Skewed columns, of which the logarithm is taken: skewness over 2 and nothing negative.
DenseTransform fitDense(const DenseData& data);

}  // namespace crossfade
