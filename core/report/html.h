// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/svg.h"

#include <string>

namespace crossfade::report {

/// One page with everything in it, which loads nothing; also well-formed XML. Follows the reader's
/// choice of light or dark; figures stay dark on white. `look` gives the figures' size and colours.
std::string toHtml(const Document& document, const PlotLook& look = {});

}  // namespace crossfade::report
