// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/svg.h"

namespace crossfade::report {

/// An article for lualatex or xelatex (pdflatex too, while the text is in Latin letters), and its
/// figures as SVG, to be made PDF by the command that the text names. Until then the article
/// compiles with frames in their place.
TextWithFiles toLatex(const Document& document, const PlotLook& look = {});

}  // namespace crossfade::report
