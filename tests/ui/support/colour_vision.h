// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace crossfade::test {

/// WCAG 2.1, from 1 to 21.
double contrast(const QColor& a, const QColor& b);

enum class Vision { Full, Protanopia, Deuteranopia };
inline constexpr std::array kVisions = {Vision::Full, Vision::Protanopia, Vision::Deuteranopia};

/// A colour in CIELAB (D65).
struct Lab {
    double l = 0.0;
    double a = 0.0;
    double b = 0.0;
};

/// As somebody sees it: the matrices of Machado, Oliveira and Fernandes (2009) for severity 1, on
/// linear RGB.
Lab seen(const QColor& colour, Vision vision);

/// CIEDE2000 as Sharma, Wu and Dalal (2005) give it; 1 is about what can be told side by side.
double difference(const Lab& one, const Lab& other);

}  // namespace crossfade::test
