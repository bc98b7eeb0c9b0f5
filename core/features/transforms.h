// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace crossfade {

/// A named amount: a tag with its count, a user with their plays.
using Amounts = std::span<const std::pair<std::string, float>>;

/// Dense values: log of the skewed columns, standardised, clipped.
struct DenseTransform {
    std::vector<std::string> columns;
    std::vector<double> logOffset;  ///< the column is log(v + offset); < 0: it is taken as it is
    std::vector<double> mean;
    std::vector<double> deviation;  ///< of the population; 1 for a constant column
    double clip = 4.0;              ///< in standard deviations

    /// `values` as the catalogue gives them, one per column. None if nothing is left (all at the
    /// mean).
    std::optional<std::vector<float>> place(std::span<const float> values) const;
    bool operator==(const DenseTransform&) const = default;
};

enum class TagWeighting { TfIdf, Bm25 };

/// Tags: weighted, unit length, onto the basis of a truncated SVD.
struct TagTransform {
    TagWeighting weighting = TagWeighting::TfIdf;
    std::vector<std::string> tags;  ///< the vocabulary, sorted
    std::vector<float> idf;         ///< log(artists / (1 + artists with the tag)), at least .1
    double meanLength = 1.0;        ///< mean sum of counts (BM25)
    Matrix basis;                   ///< tags x dimensions

    /// None if no tag with a weight is in the vocabulary.
    std::optional<std::vector<float>> place(Amounts tagCounts) const;
    bool operator==(const TagTransform&) const = default;
};

/// Interactions: the artist's factor given the users' (Hu, Koren, Volinsky 2008, eq. 5).
struct ListeningTransform {
    std::vector<std::string> users;  ///< sorted
    Matrix factors;                  ///< users x dimensions
    double regularisation = 20.0;
    double meanListeners = 1.0;  ///< of an artist, see normaliseListeners()

    /// None if no user is known.
    std::optional<std::vector<float>> place(Amounts userPlays) const;
    bool operator==(const ListeningTransform&) const = default;
};

/// A fitted transform is kept, so that an artist who arrives later can be placed among the others.
using FeatureTransform = std::variant<DenseTransform, TagTransform, ListeningTransform>;

/// For the store. CBOR; float matrices as little-endian binary.
std::vector<std::byte> toBytes(const FeatureTransform& transform);
/// Corrupt if the bytes are not a transform.
Result<FeatureTransform> transformFromBytes(std::span<const std::byte> bytes);

}  // namespace crossfade
