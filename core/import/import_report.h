// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/faults.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crossfade {

/// What reading a catalogue folder found, for the person who asked for it.
struct ImportReport {
    struct File {
        std::string name;
        std::size_t rows = 0;      ///< kept
        std::size_t repeated = 0;  ///< rows added to an earlier one of the same pair
    };
    std::vector<File> files;
    std::vector<std::string> strayFiles;  ///< in the folder, but not part of a catalogue
    FaultList skipped;                    ///< with skipBad: rows passed over
    std::size_t emptyNames = 0;
    std::size_t sharedNames = 0;  ///< artists whose name another one has too
    bool splitDrawn = false;      ///< no split column: 80/10/10 was drawn
};

}  // namespace crossfade
