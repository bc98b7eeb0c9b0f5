// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mixer_arguments.h"

#include "core/base/text.h"
#include "core/exploration/comparison_text.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

namespace {

/// The named modalities on, the others off; all where nothing is named; "none" for none.
Status applyModalities(const std::string& text, std::span<const std::string> names, Side& side)
{
    if (text.empty()) return ok();
    if (text == "none") {
        side.on = ModalityMask();
        return ok();
    }
    CROSSFADE_ASSIGN(side.on, parseModalities(text, names));
    return ok();
}

/// The weights that are given, in place of the learned ones.
Status applyWeights(const std::string& text, std::span<const std::string> names, Side& side)
{
    if (text.empty()) return ok();
    CROSSFADE_ASSIGN(const auto weights, parseWeights(text));
    for (const auto& [name, weight] : weights) {
        CROSSFADE_ASSIGN(const ModalityMask one, parseModalities(name, names));
        for (std::size_t m = 0; m < names.size(); ++m)
            if (one.has(m)) side.weights[m] = static_cast<float>(weight);
    }
    return ok();
}

}  // namespace

void addMixerOptions(CLI::App& command, MixerArguments& a)
{
    command.add_option("--query-modalities", a.queryModalities,
                       "Modalities of the query that count, like audio,tags; or none");
    command.add_option("--candidate-modalities", a.candidateModalities,
                       "Modalities of the candidates that count");
    command.add_option("--weights", a.weights,
                       "Weights of the query's modalities, like audio=.5,tags=1");
    command.add_option("--candidate-weights", a.candidateWeights,
                       "Weights of the candidates' modalities");
    command
        .add_option("--compare-on", a.compareOn,
                    "Compare artists as they are (own), or on what both have (shared); as the run "
                    "does by default")
        ->check(CLI::IsMember({"own", "shared"}));
    command
        .add_option("--hub-correction", a.hubCorrection,
                    "How much of a candidate's hubness is taken from its score")
        ->check(CLI::Range(0.0, 10.0));
    command.add_flag("--local-scaling", a.localScaling,
                     "Score by the affinity under local scaling");
    auto* baseline = command.add_option(
        "--baseline", a.baseline,
        "What to compare the mix with: learned, or weights like audio=.5,tags=1 (of both sides, or "
        "of the query and after a slash of the candidates; what is not named is off), and after a "
        "semicolon own, shared, hub-correction=X, local-scaling");
    command
        .add_option("--crossfade", a.position,
                    "Where the crossfader stands: 0 at the baseline, 1 at the mix")
        ->check(CLI::Range(0.0, 1.0))
        ->needs(baseline);
    auto* missing = command
                        .add_option("--missing", a.missing,
                                    "Take this share of what is known, drawn at random, to be "
                                    "missing (0 to 1)")
                        ->check(CLI::Range(0.0, 1.0));
    command
        .add_option("--missing-of", a.missingOf,
                    "The modalities that it is missing of; all by default")
        ->needs(missing);
    command.add_option("--missing-seed", a.missingSeed, "By which it is drawn")
        ->needs(missing)
        ->capture_default_str();
    command
        .add_flag("--baseline-missing", a.baselineMissing,
                  "The baseline lacks the same; without this it knows everything")
        ->needs(baseline)
        ->needs(missing);
}

Result<Comparison> mixOf(const MixerArguments& a, const LoadedRun& run)
{
    const auto& names = run.record.modalities;
    Comparison mix = run.ownComparison();
    CROSSFADE_TRY(applyModalities(a.queryModalities, names, mix.query));
    CROSSFADE_TRY(applyModalities(a.candidateModalities, names, mix.candidates));
    CROSSFADE_TRY(applyWeights(a.weights, names, mix.query));
    CROSSFADE_TRY(applyWeights(a.candidateWeights, names, mix.candidates));
    if (!a.compareOn.empty()) {
        CROSSFADE_ASSIGN(mix.scoring.compareOn, compareOnFromName(a.compareOn));
    }
    mix.scoring.localScaling = a.localScaling || (mix.scoring.localScaling && !a.hubCorrection);
    mix.scoring.hubCorrection = a.hubCorrection.value_or(mix.scoring.hubCorrection);
    return mix;
}

Result<ExplorationState> stateOf(const MixerArguments& a, const LoadedRun& run)
{
    const auto& names = run.record.modalities;
    ExplorationState state;
    state.run = run.record.id;
    CROSSFADE_ASSIGN(state.comparison, mixOf(a, run));
    if (a.missing > 0.0) {
        state.missing = {a.missing, ModalityMask::firstN(names.size()), a.missingSeed};
        if (!a.missingOf.empty()) {
            CROSSFADE_ASSIGN(state.missing.of, parseModalities(a.missingOf, names));
        }
    }
    if (a.baseline.empty()) return state;
    CROSSFADE_ASSIGN(const Comparison baseline,
                     comparisonFromText(a.baseline, run.ownComparison(), names));
    state.baseline =
        Baseline{state.run, baseline, a.baselineMissing ? state.missing : MissingData()};
    state.crossfade = a.position;
    if (a.position != 1.0 && !state.canFade())
        return Error{ErrorCode::InvalidInput,
                     "There is nothing to fade between a baseline that knows everything and a mix "
                     "of which some is missing: give --baseline-missing, or leave out "
                     "--crossfade."};
    return state;
}

ExplorationState baselineState(const ExplorationState& state)
{
    ExplorationState before = state;
    before.comparison = state.baseline->comparison;
    before.missing = state.baseline->missing;
    before.baseline.reset();
    return before;
}

Json missingJson(const MissingData& missing, std::span<const std::string> modalities)
{
    Json of = Json::array();
    for (std::size_t m = 0; m < modalities.size(); ++m)
        if (missing.of.has(m)) of.push_back(modalities[m]);
    return {{"share", missing.share}, {"of", of}, {"seed", missing.seed}};
}

std::string missingText(const MissingData& missing, std::span<const std::string> modalities)
{
    return "Taken to be missing: " + shortNumber(100.0 * missing.share) + " % of " +
           modalitySetName(missing.of, modalities, ", ") + ", drawn by seed " +
           std::to_string(missing.seed) + ".\n";
}

}  // namespace crossfade::cli
