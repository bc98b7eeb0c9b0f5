// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/workflow/systems.h"

#include <optional>
#include <string>
#include <vector>

namespace crossfade::cli {

/// What the commands about systems share.
struct SystemArguments {
    std::string project, queries = "val";
    std::optional<std::size_t> k;
    std::vector<std::string> systems;
};

/// Adds -p, --queries, -k and the positional SYSTEM, of which there are `least` or more.
void addSystemOptions(CLI::App& command, Console& console, SystemArguments& arguments,
                      std::size_t least, std::size_t most = 1000);
/// Adds --queries and -k alone.
void addProtocolOptions(CLI::App& command, SystemArguments& arguments);

struct SystemRequest {
    Project project;
    std::vector<SystemKey> systems;
    Protocol protocol;

    const std::string& notice() const { return project.catalogue()->stored.catalogue.notice; }
};

/// Opens the project and looks the systems up; refuses a k or a split that can't be, before long
/// work.
Result<SystemRequest> openSystems(const SystemArguments& arguments);

/// The notice as a line of its own, if there is one.
std::string noticeLine(const SystemRequest& request);
/// The object, with the notice if there is one.
Json withNotice(Json object, const SystemRequest& request);

/// "[.2401, .2633]"
std::string intervalText(const Interval& interval);
/// ".0123", "-.0123"
std::string signedMetric(double value);
Json intervalJson(const Interval& interval);
/// {"system": "tags"} or {"system": "7", "run": 7}, with the label.
Json keyJson(const SystemKey& key, const std::string& label);
std::string padded(const std::string& text, std::size_t width);

}  // namespace crossfade::cli
