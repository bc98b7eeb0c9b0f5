// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crossfade {

/// One run of an experiment, as far as it has come.
struct ExperimentRunRecord {
    std::string label;
    std::string options;   ///< JSON object
    RunId run;             ///< 0 until it is finished
    std::string error;     ///< why the last try failed; empty if it did not
    double seconds = 0.0;  ///< that its epochs took; 0 until it is finished

    bool operator==(const ExperimentRunRecord&) const = default;
};

/// A sweep that was started in a project, and its runs in their order.
struct ExperimentRecord {
    std::int64_t id = 0;
    std::string name;
    std::string text;     ///< of the sweep file, which it is recognised by
    std::string created;  ///< UTC, ISO 8601
    std::vector<ExperimentRunRecord> runs;
};

}  // namespace crossfade
