// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace crossfade::report {

/// An en dash: what stands where a number is missing.
inline constexpr const char* kDash = "–";

/// "17,673.50", "−0.3": fixed digits after the point in every locale, with a minus sign proper and
/// never "−0.0". From 1e15 on "1.000e+15". A number that is not finite is kDash.
std::string numberText(double number, int digits);

}  // namespace crossfade::report
