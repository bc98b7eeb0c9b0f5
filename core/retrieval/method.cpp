// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/method.h"

namespace crossfade {

ContrastiveMethod::ContrastiveMethod(std::shared_ptr<const ModalityVectors> encodings,
                                     std::vector<float> weights)
    : m_encodings(std::move(encodings)), m_weights(std::move(weights))
{
    CROSSFADE_CHECK(m_weights.size() == m_encodings->modalityCount());
}

SingleModalityMethod::SingleModalityMethod(const ModalityVectors& features, std::size_t modality)
{
    ModalityVectors block;
    block.names = {features.names.at(modality)};
    block.vectors = {features.vectors[modality]};
    for (const ModalityMask mask : features.presence)
        block.presence.push_back(mask.has(modality) ? ModalityMask().with(0) : ModalityMask());
    m_block = std::make_shared<const ModalityVectors>(std::move(block));
}

}  // namespace crossfade
