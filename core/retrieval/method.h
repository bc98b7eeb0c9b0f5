// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/retrieval/fused_search.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// A way to say who is alike: what it makes of an artist under a side's settings, and the weights
/// that it gives the modalities by itself. Immutable; usable from several threads.
class Method {
public:
    virtual ~Method() = default;
    virtual std::string name() const = 0;
    /// The modalities that a Side's places stand for.
    virtual const std::vector<std::string>& modalities() const = 0;
    /// Which of them each artist has.
    virtual std::span<const ModalityMask> presence() const = 0;
    virtual std::vector<float> weights() const = 0;  ///< per modality; 0: not used
    /// The artists' vectors under a side's settings, unit length; without those it can't place.
    virtual FusedVectors fuse(const Side& side, std::span<const ArtistRow> artists) const = 0;
};

/// The encodings of a trained model: all modalities in one space, fused by their weighted mean.
class ContrastiveMethod : public Method {
public:
    ContrastiveMethod(std::shared_ptr<const ModalityVectors> encodings, std::vector<float> weights);
    std::string name() const override { return "contrastive"; }
    const std::vector<std::string>& modalities() const override { return m_encodings->names; }
    std::span<const ModalityMask> presence() const override { return m_encodings->presence; }
    std::vector<float> weights() const override { return m_weights; }
    FusedVectors fuse(const Side& side, std::span<const ArtistRow> artists) const override;

private:
    std::shared_ptr<const ModalityVectors> m_encodings;
    std::vector<float> m_weights;
};

/// The features as they go into the encoders, side by side: each block of unit length times its
/// weight, missing blocks zero, the whole to unit length. One modality alone is the case of one
/// weight.
class ConcatenationMethod : public Method {
public:
    ConcatenationMethod(std::string name, std::shared_ptr<const ModalityVectors> features,
                        std::vector<float> weights);
    /// The features of one modality, under its name.
    static ConcatenationMethod single(std::shared_ptr<const ModalityVectors> features,
                                      std::size_t modality);

    std::string name() const override { return m_name; }
    const std::vector<std::string>& modalities() const override { return m_features->names; }
    std::span<const ModalityMask> presence() const override { return m_features->presence; }
    std::vector<float> weights() const override { return m_weights; }
    FusedVectors fuse(const Side& side, std::span<const ArtistRow> artists) const override;

private:
    std::string m_name;
    std::shared_ptr<const ModalityVectors> m_features;
    std::vector<float> m_weights;
};

/// A concatenation in fewer dimensions: its vectors, not scaled, minus an origin, times a matrix.
class ProjectedMethod : public Method {
public:
    /// The `dimension` principal directions of all artists' concatenations, centred (PCA).
    static ProjectedMethod pca(std::shared_ptr<const ModalityVectors> features,
                               std::size_t dimension);
    /// Gaussian random directions (Johnson and Lindenstrauss 1984), drawn by `seed`.
    static ProjectedMethod random(std::shared_ptr<const ModalityVectors> features,
                                  std::size_t dimension, std::uint64_t seed);

    std::string name() const override { return m_name; }
    const std::vector<std::string>& modalities() const override { return m_features->names; }
    std::span<const ModalityMask> presence() const override { return m_features->presence; }
    std::vector<float> weights() const override
    {
        std::vector<float> ones(m_features->modalityCount(), 1.0F);
        return ones;
    }
    FusedVectors fuse(const Side& side, std::span<const ArtistRow> artists) const override;

private:
    ProjectedMethod(std::string name, std::shared_ptr<const ModalityVectors> features);

    std::string m_name;
    std::shared_ptr<const ModalityVectors> m_features;
    Matrix m_projection;          ///< columns of the concatenation x dimension
    std::vector<float> m_origin;  ///< of as many numbers as the concatenation has columns
};

}  // namespace crossfade
