// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrieval/side.h"
#include "core/workflow/snapshot.h"

#include <memory>

namespace crossfade::ui {

/// What lists and curves are made by: a run, perhaps without what is taken to be missing, and how
/// artists are compared.
struct ShownSetting {
    std::shared_ptr<const LoadedRun> run;
    Comparison comparison;
    bool operator==(const ShownSetting&) const = default;  ///< the very same run
};

}  // namespace crossfade::ui
