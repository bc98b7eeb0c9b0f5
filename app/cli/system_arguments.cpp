// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/system_arguments.h"

#include "core/workflow/methods.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

void addProtocolOptions(CLI::App& command, SystemArguments& arguments)
{
    command.add_option("--queries", arguments.queries, "Who is asked for")
        ->check(CLI::IsMember({"val", "test"}))
        ->capture_default_str();
    command.add_option("-k", arguments.k, "Length of the lists (the catalogue's, mostly 200)")
        ->check(CLI::Range(1, 1000000));
}

void addSystemOptions(CLI::App& command, Console& console, SystemArguments& arguments,
                      std::size_t least, std::size_t most)
{
    addCommonOptions(command, console, arguments.project);
    addProtocolOptions(command, arguments);
    auto* systems =
        command.add_option("SYSTEM", arguments.systems,
                           "Number of a run, name of a modality, or concat, weighted, pca, random");
    if (least > 0) systems->required();
    systems->expected(static_cast<int>(least), static_cast<int>(most));
}

Result<SystemRequest> openSystems(const SystemArguments& arguments)
{
    CROSSFADE_ASSIGN(Project project, Project::open(arguments.project));
    Protocol protocol;
    protocol.queries = arguments.queries == "test" ? QuerySet::Test : QuerySet::Val;
    protocol.k = arguments.k.value_or(project.catalogue()->stored.catalogue.k);
    std::vector<SystemKey> systems;
    for (const std::string& text : arguments.systems) {
        CROSSFADE_ASSIGN(systems.emplace_back(), systemKeyFrom(text, project));
    }
    // A catalogue smaller than its own k is evaluated with lists of everybody.
    if (arguments.k)
        CROSSFADE_TRY(checkListLength(*project.catalogue(), protocol));
    else
        CROSSFADE_TRY(projectTask(*project.catalogue(), protocol));
    return SystemRequest{std::move(project), std::move(systems), protocol};
}

std::string noticeLine(const SystemRequest& request)
{
    return request.notice().empty() ? "" : request.notice() + "\n";
}

Json withNotice(Json object, const SystemRequest& request)
{
    if (!request.notice().empty()) object["notice"] = request.notice();
    return object;
}

std::string intervalText(const Interval& interval)
{
    return "[" + signedMetric(interval.low) + ", " + signedMetric(interval.high) + "]";
}

std::string signedMetric(double value)
{
    return (value < 0.0 ? "-" : "") + metric(value < 0.0 ? -value : value);
}

Json intervalJson(const Interval& interval)
{
    return Json::array({interval.low, interval.high});
}

Json keyJson(const SystemKey& key, const std::string& label)
{
    Json json = {{"system", systemKeyText(key)}, {"label", label}};
    if (key.method == kContrastive) json["run"] = key.run.value;
    return json;
}

std::string padded(const std::string& text, std::size_t width)
{
    return text + std::string(width > text.size() ? width - text.size() : 0, ' ');
}

}  // namespace crossfade::cli
