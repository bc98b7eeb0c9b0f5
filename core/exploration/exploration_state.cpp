// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/exploration_state.h"

#include "core/base/text.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

using Json = nlohmann::json;

Json sideJson(const Side& side, std::span<const std::string> modalities)
{
    Json json = Json::object();
    for (std::size_t m = 0; m < modalities.size(); ++m)
        json[modalities[m]] = {{"on", side.on.has(m)}, {"weight", side.weights[m]}};
    return json;
}

Side sideFrom(const Json& json, std::span<const std::string> modalities)
{
    Side side;
    for (std::size_t m = 0; m < modalities.size(); ++m) {
        if (!json.contains(modalities[m])) continue;
        const Json& one = json.at(modalities[m]);
        if (one.at("on").get<bool>()) side.on = side.on.with(m);
        side.weights[m] = one.at("weight").get<float>();
    }
    return side;
}

Json comparisonJson(const Comparison& comparison, std::span<const std::string> modalities)
{
    const Scoring& scoring = comparison.scoring;
    return {{"query", sideJson(comparison.query, modalities)},
            {"candidates", sideJson(comparison.candidates, modalities)},
            {"compareOn", compareOnName(scoring.compareOn)},
            {"hubCorrection", scoring.hubCorrection},
            {"localScaling", scoring.localScaling}};
}

Result<Comparison> comparisonFrom(const Json& json, std::span<const std::string> modalities)
{
    Comparison comparison{
        sideFrom(json.at("query"), modalities), sideFrom(json.at("candidates"), modalities), {}};
    Scoring& scoring = comparison.scoring;
    CROSSFADE_ASSIGN(scoring.compareOn, compareOnFromName(json.at("compareOn").get<std::string>()));
    json.at("hubCorrection").get_to(scoring.hubCorrection);
    json.at("localScaling").get_to(scoring.localScaling);
    return comparison;
}

Json namesJson(ModalityMask mask, std::span<const std::string> modalities)
{
    Json names = Json::array();
    for (std::size_t m = 0; m < modalities.size(); ++m)
        if (mask.has(m)) names.push_back(modalities[m]);
    return names;
}

ModalityMask maskFrom(const Json& json, std::span<const std::string> modalities)
{
    const auto names = json.get<std::vector<std::string>>();
    ModalityMask mask;
    for (std::size_t m = 0; m < modalities.size(); ++m)
        if (std::ranges::find(names, modalities[m]) != names.end()) mask = mask.with(m);
    return mask;
}

Json missingJson(const MissingData& missing, std::span<const std::string> modalities)
{
    return {{"share", missing.share},
            {"of", namesJson(missing.of, modalities)},
            {"seed", missing.seed}};
}

MissingData missingFrom(const Json& json, std::span<const std::string> modalities)
{
    return {json.at("share").get<double>(), maskFrom(json.at("of"), modalities),
            json.at("seed").get<std::uint64_t>()};
}

/// Settings that were added later are named where they are used alone: older states lack them.
template <typename T>
void readIfThere(const Json& json, const char* name, T& value)
{
    if (json.contains(name)) json.at(name).get_to(value);
}

void readIfThere(const Json& json, const char* name, std::optional<double>& value)
{
    if (json.contains(name)) value = json.at(name).get<double>();
}

void addIfThere(Json& json, const char* name, const std::optional<double>& value)
{
    if (value) json[name] = *value;
}

Json columnJson(const ColumnFilter& filter)
{
    Json json = {{"column", filter.column}};
    if (filter.wants == ColumnFilter::Wants::Equal) json["equal"] = filter.text;
    if (filter.wants == ColumnFilter::Wants::Containing) json["containing"] = filter.text;
    addIfThere(json, "from", filter.from);
    addIfThere(json, "to", filter.to);
    return json;
}

ColumnFilter columnFrom(const Json& json)
{
    ColumnFilter filter;
    json.at("column").get_to(filter.column);
    if (json.contains("containing")) {
        filter.wants = ColumnFilter::Wants::Containing;
        json.at("containing").get_to(filter.text);
    } else if (json.contains("equal")) {
        json.at("equal").get_to(filter.text);
    } else {
        filter.wants = ColumnFilter::Wants::Between;
        readIfThere(json, "from", filter.from);
        readIfThere(json, "to", filter.to);
    }
    return filter;
}

Json filtersJson(const Filters& filters, std::span<const std::string> modalities)
{
    Json json = {{"mustHave", namesJson(filters.mustHave, modalities)}};
    addIfThere(json, "maxPopularity", filters.maxPopularity);
    addIfThere(json, "minPopularity", filters.minPopularity);
    if (filters.popularity != PopularityKnown::Either)
        json["popularity"] = popularityKnownName(filters.popularity);
    if (!filters.mustLack.empty()) json["mustLack"] = namesJson(filters.mustLack, modalities);
    for (const TagFilter& filter : filters.tags)
        json["tags"].push_back({{"tag", filter.tag}, {"carried", filter.carried}});
    for (const ColumnFilter& filter : filters.columns)
        json["columns"].push_back(columnJson(filter));
    return json;
}

Result<Filters> filtersFrom(const Json& json, std::span<const std::string> modalities)
{
    Filters filters;
    filters.mustHave = maskFrom(json.at("mustHave"), modalities);
    readIfThere(json, "maxPopularity", filters.maxPopularity);
    readIfThere(json, "minPopularity", filters.minPopularity);
    if (json.contains("popularity")) {
        CROSSFADE_ASSIGN(filters.popularity,
                         popularityKnownFromName(json.at("popularity").get<std::string>()));
    }
    if (json.contains("mustLack")) filters.mustLack = maskFrom(json.at("mustLack"), modalities);
    if (json.contains("tags"))
        for (const Json& one : json.at("tags"))
            filters.tags.push_back(
                {one.at("tag").get<std::string>(), one.at("carried").get<bool>()});
    if (json.contains("columns"))
        for (const Json& one : json.at("columns")) filters.columns.push_back(columnFrom(one));
    return filters;
}

Json wishJson(const Wish& wish)
{
    return {{"against", wish.against},
            {"againstWeight", wish.againstWeight},
            {"unheard", wish.unheard},
            {"dissimilar", wish.dissimilar}};
}

Result<Wish> wishFrom(const Json& json)
{
    Wish wish;
    json.at("against").get_to(wish.against);
    json.at("againstWeight").get_to(wish.againstWeight);
    json.at("unheard").get_to(wish.unheard);
    json.at("dissimilar").get_to(wish.dissimilar);
    for (const double weight : {wish.againstWeight, wish.unheard})
        if (!(weight >= 0.0 && weight <= 1.0))
            return Error{ErrorCode::Corrupt, "A saved session can't be read (a weight of " +
                                                 shortNumber(weight) + " is not from 0 to 1)."};
    return wish;
}

}  // namespace

std::string toJson(const ExplorationState& state, std::span<const std::string> modalities)
{
    Json json = {{"query", state.query},
                 {"run", state.run.value},
                 {"comparison", comparisonJson(state.comparison, modalities)},
                 {"missing", missingJson(state.missing, modalities)},
                 {"filters", filtersJson(state.filters, modalities)}};
    if (state.wish != Wish()) json["wish"] = wishJson(state.wish);
    json["crossfade"] = state.crossfade;
    if (state.baseline)
        json["baseline"] = {{"run", state.baseline->run.value},
                            {"comparison", comparisonJson(state.baseline->comparison, modalities)},
                            {"missing", missingJson(state.baseline->missing, modalities)}};
    return json.dump();
}

Result<ExplorationState> explorationStateFromJson(const std::string& text,
                                                  std::span<const std::string> modalities)
{
    try {
        const Json json = Json::parse(text);
        ExplorationState state;
        json.at("query").get_to(state.query);
        state.run = {json.at("run").get<std::int64_t>()};
        CROSSFADE_ASSIGN(state.comparison, comparisonFrom(json.at("comparison"), modalities));
        state.missing = missingFrom(json.at("missing"), modalities);
        CROSSFADE_ASSIGN(state.filters, filtersFrom(json.at("filters"), modalities));
        if (json.contains("wish")) {
            CROSSFADE_ASSIGN(state.wish, wishFrom(json.at("wish")));
        }
        json.at("crossfade").get_to(state.crossfade);
        if (json.contains("baseline")) {
            const Json& baseline = json.at("baseline");
            state.baseline.emplace();
            state.baseline->run = {baseline.at("run").get<std::int64_t>()};
            CROSSFADE_ASSIGN(state.baseline->comparison,
                             comparisonFrom(baseline.at("comparison"), modalities));
            state.baseline->missing = missingFrom(baseline.at("missing"), modalities);
        }
        return state;
    } catch (const Json::exception& broken) {
        return Error{ErrorCode::Corrupt,
                     "A saved session can't be read (" + std::string(broken.what()) + ")."};
    }
}

StateHistory::StateHistory(ExplorationState first) : m_states{std::move(first)} {}

void StateHistory::push(ExplorationState state)
{
    if (state == current()) return;
    m_states.resize(m_at + 1);
    m_states.push_back(std::move(state));
    ++m_at;
}

bool StateHistory::undo()
{
    if (!canUndo()) return false;
    --m_at;
    return true;
}

bool StateHistory::redo()
{
    if (!canRedo()) return false;
    ++m_at;
    return true;
}

}  // namespace crossfade
