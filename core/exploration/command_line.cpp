// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/exploration/comparison_text.h"
#include "core/exploration/exploration_state.h"

namespace crossfade {

namespace {

/// With "=", as an id or a file may begin with a dash.
std::string option(const char* name, std::string_view value)
{
    return " --" + std::string(name) + "=" + shellQuoted(value);
}

std::string weightOption(const char* name, const Side& side,
                         std::span<const std::string> modalities)
{
    std::string words = " --" + std::string(name) + "=";
    for (std::size_t m = 0; m < modalities.size(); ++m)
        words += (m == 0 ? "" : ",") + shellQuoted(modalities[m]) + "=" +
                 shortNumber(static_cast<double>(side.weights[m]));
    return words;
}

std::string mixWords(const Comparison& mix, std::span<const std::string> modalities)
{
    return option("query-modalities", modalitySetName(mix.query.on, modalities, ",")) +
           option("candidate-modalities", modalitySetName(mix.candidates.on, modalities, ",")) +
           weightOption("weights", mix.query, modalities) +
           weightOption("candidate-weights", mix.candidates, modalities) +
           " --compare-on=" + std::string(compareOnName(mix.scoring.compareOn)) +
           (mix.scoring.localScaling
                ? " --local-scaling"
                : " --hub-correction=" + shortNumber(mix.scoring.hubCorrection));
}

std::string missingWords(const MissingData& missing, std::span<const std::string> modalities)
{
    if (!missing.any()) return "";
    return " --missing=" + shortNumber(missing.share) +
           option("missing-of", modalitySetName(missing.of, modalities, ",")) +
           " --missing-seed=" + std::to_string(missing.seed);
}

/// A line is of one run, and its baseline knows everything or lacks the same.
std::string baselineWords(const ExplorationState& state, std::span<const std::string> modalities)
{
    if (!state.baseline || state.baseline->run != state.run ||
        (!state.canFade() && state.baseline->missing.any()))
        return "";
    std::string words = option("baseline", comparisonText(state.baseline->comparison, modalities));
    if (state.canFade() && state.missing.any()) words += " --baseline-missing";
    if (state.canFade() && state.crossfade != 1.0)
        words += " --crossfade=" + shortNumber(state.crossfade);
    return words;
}

std::string filterWords(const Filters& filters, std::span<const std::string> modalities)
{
    std::string words;
    if (filters.minPopularity) words += " --min-popularity=" + exactNumber(*filters.minPopularity);
    if (filters.maxPopularity) words += " --max-popularity=" + exactNumber(*filters.maxPopularity);
    if (filters.popularity != PopularityKnown::Either)
        words += option("popularity", popularityKnownName(filters.popularity));
    if (!filters.mustHave.empty())
        words += option("has", modalitySetName(filters.mustHave, modalities, ","));
    if (!filters.mustLack.empty())
        words += option("lacks", modalitySetName(filters.mustLack, modalities, ","));
    for (const TagFilter& filter : filters.tags)
        words += option(filter.carried ? "tag" : "without-tag", filter.tag);
    for (const ColumnFilter& filter : filters.columns)
        words += option("column", columnFilterText(filter));
    return words;
}

std::string wishWords(const Wish& wish)
{
    std::string words;
    for (const std::string& artist : wish.against) words += option("not", artist);
    if (!wish.against.empty()) words += " --not-weight=" + exactNumber(wish.againstWeight);
    if (wish.unheard != 0.0) words += " --unheard=" + exactNumber(wish.unheard);
    if (wish.dissimilar) words += " --dissimilar";
    return words;
}

}  // namespace

std::string commandLine(const ExplorationState& state, std::span<const std::string> modalities,
                        const std::string& project, std::size_t k)
{
    std::string line = "crossfade-cli neighbours" + option("project", project);
    for (const std::string& artist : state.query) line += option("artist", artist);
    return line + " --run=" + std::to_string(state.run.value) +
           mixWords(state.comparison, modalities) + missingWords(state.missing, modalities) +
           baselineWords(state, modalities) + filterWords(state.filters, modalities) +
           wishWords(state.wish) + " -k " + std::to_string(k);
}

std::string pathCommandLine(const ExplorationState& state, std::span<const std::string> modalities,
                            const std::string& project, const std::string& to, std::size_t stops)
{
    const std::string from = state.query.empty() ? "" : state.query.front();
    return "crossfade-cli path" + option("project", project) +
           " --run=" + std::to_string(state.run.value) + mixWords(state.shown(), modalities) +
           missingWords(state.missing, modalities) + filterWords(state.filters, modalities) +
           " --stops=" + std::to_string(stops) + " -- " + shellQuoted(from) + " " + shellQuoted(to);
}

}  // namespace crossfade
