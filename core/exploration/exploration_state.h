// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/exploration/crossfade.h"
#include "core/exploration/filters.h"
#include "core/exploration/missing_data.h"
#include "core/retrieval/side.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// What one state is compared with.
struct Baseline {
    RunId run;
    Comparison comparison;
    MissingData missing = {};
    bool operator==(const Baseline&) const = default;
};

/// What a query asks for beside who is like whom.
struct Wish {
    /// Ids of artists whom the neighbours are not to be like: what they have is taken from the
    /// query, see BlendIndex::prepare(). They are not listed either.
    std::vector<std::string> against;
    double againstWeight = 0.5;  ///< how much of them is taken off, 0 to 1
    /// How much of similarity is given for artists who are less heard of, 0 to 1, see
    /// noveltyTerms().
    double unheard = 0.0;
    bool dissimilar = false;  ///< the least similar first, of those who can be compared

    bool operator==(const Wish&) const = default;
};

/// Everything that the views show is made of one such value, and of the run that it names. Undo,
/// history, saved sessions and the equivalent command line are all made from it.
struct ExplorationState {
    std::vector<std::string> query;  ///< ids of the artists asked for, as the catalogue names them
    RunId run;
    Comparison comparison;  ///< how the mixer is set, and how artists are scored
    std::optional<Baseline> baseline;
    double crossfade = 1.0;  ///< 0: at the baseline, 1: at the comparison
    MissingData missing;     ///< what is taken to be missing
    Filters filters;
    Wish wish;

    /// Whether there is something to fade between: weights are, two runs or two states of what is
    /// known are not.
    bool canFade() const
    {
        return baseline && baseline->run == run && baseline->missing == missing;
    }
    /// What lists, maps and curves are made of: what the crossfader makes of baseline and
    /// comparison, or the comparison where it can't fade.
    Comparison shown() const
    {
        return canFade() ? crossfaded(baseline->comparison, comparison, crossfade) : comparison;
    }

    bool operator==(const ExplorationState&) const = default;
};

/// JSON in which modalities go by name, so that it outlives changes of the catalogue.
std::string toJson(const ExplorationState& state, std::span<const std::string> modalities);

/// Modalities that are not known are passed over, those not named are off. Corrupt if the text is
/// not such a state.
Result<ExplorationState> explorationStateFromJson(const std::string& json,
                                                  std::span<const std::string> modalities);

/// The crossfade-cli line that prints the same neighbours; quoted for a shell.
std::string commandLine(const ExplorationState& state, std::span<const std::string> modalities,
                        const std::string& project, std::size_t k);
/// The line that prints the path from the first of the state's query to an artist (an id), by what
/// the state shows and among whom its filters let pass.
std::string pathCommandLine(const ExplorationState& state, std::span<const std::string> modalities,
                            const std::string& project, const std::string& to, std::size_t stops);

/// The states one has been through. Pushing after an undo forgets what was undone.
class StateHistory {
public:
    explicit StateHistory(ExplorationState first);

    const ExplorationState& current() const { return m_states[m_at]; }
    /// Does nothing if it equals the current one.
    void push(ExplorationState state);
    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_states.size(); }
    /// Returns false where there is nothing to undo or redo.
    bool undo();
    bool redo();
    /// From the first to the current one.
    std::span<const ExplorationState> past() const { return std::span(m_states).first(m_at + 1); }

private:
    std::vector<ExplorationState> m_states;
    std::size_t m_at = 0;
};

}  // namespace crossfade
