// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/selection_figures.h"

#include <QString>

#include <optional>

namespace crossfade::ui {

/// What is said of the artists who are selected on the map.
struct SelectionText {
    QString places;  ///< "selected: 4.6 → 4.7 %, equal 4.3 %"; empty: nobody is selected
    QString lists;   ///< "their nDCG .31 → .28 (52 queries)"; empty: nobody of them is a query
    QString whole;   ///< the same in sentences
};

/// Of the baseline, and of what is shown now where that is another.
SelectionText selectionText(const SelectionFigures& baseline,
                            const std::optional<SelectionFigures>& now);

}  // namespace crossfade::ui
