// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/exploration_state.h"

#include "core/base/text.h"
#include "core/exploration/comparison_text.h"

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

}  // namespace

std::string toJson(const ExplorationState& state, std::span<const std::string> modalities)
{
    Json json = {{"query", state.query},
                 {"run", state.run.value},
                 {"comparison", comparisonJson(state.comparison, modalities)},
                 {"missing", missingJson(state.missing, modalities)},
                 {"filters", {{"mustHave", namesJson(state.filters.mustHave, modalities)}}}};
    if (state.filters.maxPopularity)
        json["filters"]["maxPopularity"] = *state.filters.maxPopularity;
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
        const Json& filters = json.at("filters");
        state.filters.mustHave = maskFrom(filters.at("mustHave"), modalities);
        if (filters.contains("maxPopularity"))
            state.filters.maxPopularity = filters.at("maxPopularity").get<double>();
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

std::string commandLine(const ExplorationState& state, std::span<const std::string> modalities,
                        const std::string& project, std::size_t k)
{
    // With "=", as an id or a file may begin with a dash.
    std::string line = "crossfade-cli neighbours --project=" + shellQuoted(project);
    for (const std::string& artist : state.query) line += " --artist=" + shellQuoted(artist);
    line += " --run=" + std::to_string(state.run.value);
    const auto modalityOption = [&](const char* name, ModalityMask mask) {
        line +=
            " --" + std::string(name) + "=" + shellQuoted(modalitySetName(mask, modalities, ","));
    };
    modalityOption("query-modalities", state.comparison.query.on);
    modalityOption("candidate-modalities", state.comparison.candidates.on);
    const auto weightOption = [&](const char* name, const Side& side) {
        line += " --" + std::string(name) + "=";
        for (std::size_t m = 0; m < modalities.size(); ++m)
            line += (m == 0 ? "" : ",") + shellQuoted(modalities[m]) + "=" +
                    shortNumber(static_cast<double>(side.weights[m]));
    };
    weightOption("weights", state.comparison.query);
    weightOption("candidate-weights", state.comparison.candidates);
    line += " --compare-on=" + std::string(compareOnName(state.comparison.scoring.compareOn)) +
            (state.comparison.scoring.localScaling
                 ? " --local-scaling"
                 : " --hub-correction=" + shortNumber(state.comparison.scoring.hubCorrection));
    if (state.missing.any()) {
        line += " --missing=" + shortNumber(state.missing.share);
        modalityOption("missing-of", state.missing.of);
        line += " --missing-seed=" + std::to_string(state.missing.seed);
    }
    // A line is of one run, and its baseline knows everything or lacks the same.
    if (state.baseline && state.baseline->run == state.run &&
        (state.canFade() || !state.baseline->missing.any())) {
        line +=
            " --baseline=" + shellQuoted(comparisonText(state.baseline->comparison, modalities));
        if (state.canFade() && state.missing.any()) line += " --baseline-missing";
        if (state.canFade() && state.crossfade != 1.0)
            line += " --crossfade=" + shortNumber(state.crossfade);
    }
    if (state.filters.maxPopularity)
        line += " --max-popularity=" + Json(*state.filters.maxPopularity).dump();
    if (!state.filters.mustHave.empty()) modalityOption("must-have", state.filters.mustHave);
    return line + " -k " + std::to_string(k);
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
