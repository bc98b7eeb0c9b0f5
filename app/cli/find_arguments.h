// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"
#include "core/exploration/exploration_state.h"
#include "core/workflow/candidate_filters.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"

#include <optional>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace crossfade::cli {

/// Whom lists are to hold: filters, and what is wished for beside likeness.
struct FindArguments {
    std::optional<double> minPopularity, maxPopularity;
    std::string popularity, has, lacks;
    std::vector<std::string> tags, withoutTags, columns;
    std::vector<std::string> against;
    double againstWeight = Wish().againstWeight;
    double unheard = 0.0;
    bool dissimilar = false;
};

void addFilterOptions(CLI::App& command, FindArguments& arguments);
void addWishOptions(CLI::App& command, FindArguments& arguments);

/// Filters as the arguments say; NotFound and InvalidInput name what the project or the run does
/// not have.
Result<Filters> filtersOf(const FindArguments& arguments, Project& project, const LoadedRun& run);
/// The same of the wish; artists may be named or given by id.
Result<Wish> wishOf(const FindArguments& arguments, Project& project);
/// Who carries the tags of the filters; NotFound names one that nobody does.
Result<TagCarriers> carriersOf(const Filters& filters, Project& project);

/// What the filters and wishes did to a list: {"filters": [{"sentence", "hidden"}], "cost": {...},
/// "remarks": [...]}, each only where there is something to say; and as lines.
Json findingsJson(const NeighbourList& list);
std::string findingsText(const NeighbourList& list);

}  // namespace crossfade::cli
