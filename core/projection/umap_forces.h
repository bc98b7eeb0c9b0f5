// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projection/umap_curve.h"

#include <span>

namespace crossfade {

struct PlanarForce {
    float x = 0.0F;
    float y = 0.0F;
};

/// The forces of UMAP's cross-entropy on a point at (0, 0) of a layout, from others at -(dx, dy):
/// `dx`, `dy` are what leads from them to it. With phi = 1 / (1 + a d^(2b)), d^2 = dx^2 + dy^2
/// (McInnes, Healy, Melville 2018, section 4.2 and its appendix):
///   linked      grad log phi       = -2ab d^(2b-2) / (1 + a d^(2b)) * (dx, dy)
///   not linked  grad log (1 - phi) =  2b / ((.001 + d^2) (1 + a d^(2b))) * (dx, dy)
/// where .001 keeps the second finite. Each component of each is cut to [-4, 4], and the forces of
/// all pairs are summed. Of two equal points neither moves the other.
/// Values only: may be used from several threads.
class UmapForces {
public:
    explicit UmapForces(const UmapCurve& curve);

    PlanarForce linked(std::span<const float> dx, std::span<const float> dy) const;
    PlanarForce notLinked(std::span<const float> dx, std::span<const float> dy) const;

private:
    float m_a = 1.0F;
    float m_b = 1.0F;
};

}  // namespace crossfade
