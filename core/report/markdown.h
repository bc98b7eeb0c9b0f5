// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/svg.h"

namespace crossfade::report {

/// GitHub's Markdown, and the figures that it refers to: figure-1.svg, figure-2.svg, ...
TextWithFiles toMarkdown(const Document& document, const PlotLook& look = {});

}  // namespace crossfade::report
