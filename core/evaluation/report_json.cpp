// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/report_json.h"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

using Json = nlohmann::ordered_json;

Json groupsJson(const std::vector<GroupScore>& groups, const char* label)
{
    Json json = Json::array();
    for (const GroupScore& group : groups)
        json.push_back({{label, group.name},
                        {"queries", group.queries},
                        {"ndcg", group.ndcg},
                        {"interval", {group.interval.low, group.interval.high}},
                        {"bits", group.set.bits()}});
    return json;
}

Interval intervalFrom(const Json& json)
{
    return {json.at(0).get<double>(), json.at(1).get<double>()};
}

std::vector<GroupScore> groupsFrom(const Json& json, const char* label)
{
    std::vector<GroupScore> groups;
    for (const Json& one : json)
        groups.push_back({one.at(label).get<std::string>(),
                          ModalityMask(one.at("bits").get<std::uint32_t>()),
                          one.at("queries").get<std::size_t>(), one.at("ndcg").get<double>(),
                          intervalFrom(one.at("interval"))});
    return groups;
}

Json shownJson(const std::vector<ShownGroup>& groups)
{
    Json json = Json::array();
    for (const ShownGroup& one : groups)
        json.push_back({{"group", one.name}, {"candidates", one.candidates}, {"share", one.share}});
    return json;
}

}  // namespace

std::string_view queriesName(QuerySet queries)
{
    switch (queries) {
        case QuerySet::Val:
            return "val";
        case QuerySet::Test:
            return "test";
        case QuerySet::All:
            return "all";
    }
    return "";
}

std::string_view poolName(CandidatePool pool)
{
    return pool == CandidatePool::Catalogue ? "catalogue" : "split";
}

std::string toJson(const EvaluationReport& r)
{
    Json json = {{"method", r.method},
                 {"k", r.k},
                 {"ndcg", r.ndcg},
                 {"ndcg_interval", {r.ndcgInterval.low, r.ndcgInterval.high}},
                 {"recall", r.recall},
                 {"map", r.map},
                 {"gini", r.gini},
                 {"gini_placeable", r.giniPlaceable},
                 {"coverage", r.coverage},
                 {"queries", r.queries},
                 {"unplaced", r.unplaced},
                 {"candidates", r.candidates},
                 {"placeable", r.placeable},
                 {"popularity", groupsJson(r.popularity, "group")},
                 {"modalities", groupsJson(r.modalities, "set")},
                 {"shown", shownJson(r.shown)},
                 {"shown_popularity", r.shownPopularity},
                 {"lorenz", r.lorenz}};
    if (r.judged)
        json["judged"] = {{"kept", r.judged->kept},
                          {"rejected", r.judged->rejected},
                          {"unused", r.judged->unused}};
    return json.dump();
}

Result<EvaluationReport> reportFromJson(const std::string& text)
{
    try {
        const Json json = Json::parse(text);
        EvaluationReport r;
        json.at("method").get_to(r.method);
        json.at("k").get_to(r.k);
        json.at("ndcg").get_to(r.ndcg);
        r.ndcgInterval = intervalFrom(json.at("ndcg_interval"));
        json.at("recall").get_to(r.recall);
        json.at("map").get_to(r.map);
        json.at("gini").get_to(r.gini);
        json.at("gini_placeable").get_to(r.giniPlaceable);
        json.at("coverage").get_to(r.coverage);
        json.at("queries").get_to(r.queries);
        json.at("unplaced").get_to(r.unplaced);
        json.at("candidates").get_to(r.candidates);
        json.at("placeable").get_to(r.placeable);
        r.popularity = groupsFrom(json.at("popularity"), "group");
        r.modalities = groupsFrom(json.at("modalities"), "set");
        for (const Json& one : json.at("shown"))
            r.shown.push_back({one.at("group").get<std::string>(),
                               one.at("candidates").get<std::size_t>(),
                               one.at("share").get<double>()});
        json.at("shown_popularity").get_to(r.shownPopularity);
        json.at("lorenz").get_to(r.lorenz);
        if (json.contains("judged")) {
            const Json& judged = json.at("judged");
            r.judged = JudgedPairs{judged.at("kept").get<std::size_t>(),
                                   judged.at("rejected").get<std::size_t>(),
                                   judged.at("unused").get<std::size_t>()};
        }
        return r;
    } catch (const Json::exception& broken) {
        return Error{ErrorCode::Corrupt,
                     "A stored evaluation can't be read (" + std::string(broken.what()) + ")."};
    }
}

}  // namespace crossfade
