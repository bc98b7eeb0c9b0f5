// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"

#include <memory>
#include <string>
#include <vector>

namespace crossfade {

/// A way to say who is alike: one block of vectors per modality where it has them (or a single
/// block under its own name), and the weights they are fused with. Blocks of one method share a
/// space, or there is just one.
class Method {
public:
    virtual ~Method() = default;
    virtual std::string name() const = 0;
    virtual std::shared_ptr<const ModalityVectors> blocks() const = 0;
    virtual std::vector<float> weights() const = 0;  ///< per block
};

/// The encodings of a trained model.
class ContrastiveMethod : public Method {
public:
    ContrastiveMethod(std::shared_ptr<const ModalityVectors> encodings, std::vector<float> weights);
    std::string name() const override { return "contrastive"; }
    std::shared_ptr<const ModalityVectors> blocks() const override { return m_encodings; }
    std::vector<float> weights() const override { return m_weights; }

private:
    std::shared_ptr<const ModalityVectors> m_encodings;
    std::vector<float> m_weights;
};

/// The features of one modality, as they go into its encoder.
class SingleModalityMethod : public Method {
public:
    SingleModalityMethod(const ModalityVectors& features, std::size_t modality);
    std::string name() const override { return m_block->names[0]; }
    std::shared_ptr<const ModalityVectors> blocks() const override { return m_block; }
    std::vector<float> weights() const override { return {1.0F}; }

private:
    std::shared_ptr<const ModalityVectors> m_block;
};

}  // namespace crossfade
