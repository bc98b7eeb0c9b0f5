// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/joined_method.h"

#include <utility>

namespace crossfade {

JoinedMethod::JoinedMethod(const Method& method, Counterparts counterparts)
    : m_method(&method), m_counterparts(std::move(counterparts)), m_back(method.presence().size())
{
    for (std::size_t i = 0; i < m_counterparts.size(); ++i) {
        if (!m_counterparts[i]) continue;
        CROSSFADE_CHECK(*m_counterparts[i] < m_back.size());
        CROSSFADE_CHECK(!m_back[*m_counterparts[i]]);
        m_back[*m_counterparts[i]] = static_cast<ArtistRow>(i);
    }
    m_presence = ofCounterparts<ModalityMask>(m_counterparts, method.presence());
}

FusedVectors JoinedMethod::fuse(const Side& side, std::span<const ArtistRow> artists) const
{
    std::vector<ArtistRow> there;
    there.reserve(artists.size());
    for (const ArtistRow artist : artists)
        if (m_counterparts[artist]) there.push_back(*m_counterparts[artist]);
    FusedVectors fused = m_method->fuse(side, there);
    for (ArtistRow& artist : fused.artists) artist = *m_back[artist];
    return fused;
}

}  // namespace crossfade
