// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrieval/method.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// Who each artist of one catalogue is in another; none: nobody there.
using Counterparts = std::vector<std::optional<ArtistRow>>;

/// What is known of each artist's counterpart; T() for those without one.
template <typename T>
std::vector<T> ofCounterparts(const Counterparts& counterparts, std::span<const T> values)
{
    std::vector<T> result;
    result.reserve(counterparts.size());
    for (const auto& counterpart : counterparts)
        result.push_back(counterpart ? values[*counterpart] : T());
    return result;
}

/// A method of one catalogue as another catalogue sees it: its rows are the other's artists, each
/// placed where their counterpart is. Those without one can't be placed. Name, modalities and
/// weights are the method's own.
class JoinedMethod : public Method {
public:
    /// Borrows the method. `counterparts`: per artist of the other catalogue their row among the
    /// method's; no row twice, as one artist can't be two (CHECKed).
    JoinedMethod(const Method& method, Counterparts counterparts);

    std::string name() const override { return m_method->name(); }
    const std::vector<std::string>& modalities() const override { return m_method->modalities(); }
    std::span<const ModalityMask> presence() const override { return m_presence; }
    std::vector<float> weights() const override { return m_method->weights(); }
    FusedVectors fuse(const Side& side, std::span<const ArtistRow> artists) const override;

private:
    const Method* m_method;
    Counterparts m_counterparts;
    Counterparts m_back;  ///< per artist of the method, who they are here
    std::vector<ModalityMask> m_presence;
};

}  // namespace crossfade
