// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <vector>

namespace crossfade::ui {

/// How the numbers of a legend are written.
enum class NumberLook {
    Grouped,  ///< "12,632"
    Year,     ///< "1985"
    Percent,  ///< of a share: "40 %"
    Score     ///< ".45"
};

/// Numbers in classes, lowest first: class i holds those from cuts[i - 1] on that are below
/// cuts[i].
struct NumberClasses {
    std::vector<double> cuts;    ///< ascending; one less than there are classes
    std::vector<QString> names;  ///< "1,000 – 4,999"; one per class, none where there are no values

    std::size_t count() const { return names.size(); }
    /// The class of a number that is not NaN; count() must not be 0.
    std::size_t of(double value) const;
};

/// About as many values in each of at most `most` classes, between round numbers where there are
/// any nearby. No class is empty, equal values are never parted, and up to `most` different values
/// have a class each. `values` are finite, in any order. Whole numbers give names that leave no
/// gap, others "under .30", ".30 – .45", ".45 and more".
NumberClasses quantileClasses(std::vector<double> values, std::size_t most, NumberLook look);

/// Classes between given cuts, however many values fall into them: "under 20 %", "20 – 40 %",
/// "40 % and more".
NumberClasses fixedClasses(std::vector<double> cuts, NumberLook look);

}  // namespace crossfade::ui
