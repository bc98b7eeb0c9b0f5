// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/diagnose.h"
#include "core/workflow/systems.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace crossfade::ui {

/// What the Research workspace asks of core, each in a thread of its own and on a connection of its
/// own. Tests put made-up figures here.
struct ResearchWork {
    using Path = std::filesystem::path;

    /// All systems but those known already.
    std::function<Result<std::vector<SystemResult>>(
        const Path&, const std::vector<SystemKey>& known, const Protocol&, const JobContext&)>
        evaluate;
    /// These systems.
    std::function<Result<std::vector<SystemResult>>(
        const Path&, const std::vector<SystemKey>& systems, const Protocol&, const JobContext&)>
        evaluateThese;
    std::function<Result<MaskingResult>(const Path&, const SystemKey&, const Protocol&,
                                        const JobContext&)>
        mask;
    /// The first with each of the others.
    std::function<Result<std::vector<SystemComparison>>(const Path&, const std::vector<SystemKey>&,
                                                        const Protocol&, const JobContext&)>
        compare;
    /// `evaluated` as diagnose() wants them.
    std::function<Result<Diagnosis>(const Path&, const std::vector<SystemResult>& evaluated,
                                    const Protocol&, const JobContext&)>
        diagnose;
    /// Into a file of any format; the files written, the document first.
    std::function<Result<std::vector<Path>>(const Path&, const Path& file, const JobContext&)>
        report;
};

ResearchWork coreResearchWork();

}  // namespace crossfade::ui
