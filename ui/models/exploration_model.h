// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/exploration_state.h"
#include "core/workflow/explore.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// Which side of the mixer a change is for.
enum class MixerSide { Query, Both, Candidates };

/// What is explored: the state, its history, and the neighbours it gives. The one place that
/// changes the state; views ask it to and listen. GUI thread only: a change takes about a
/// millisecond.
class ExplorationModel : public QObject {
    Q_OBJECT
public:
    explicit ExplorationModel(QObject* parent = nullptr);

    /// Another run, another catalogue, or both. On the same catalogue and modalities the history
    /// goes on, with the run as one more step of it; else it begins anew, keeping who is asked for
    /// and, where the modalities are the same, what is switched off.
    void setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run);
    /// Forgets catalogue, run and history, before another project is opened. Emits nothing.
    void clear();
    bool hasSources() const { return m_explorer != nullptr; }

    const CatalogueSnapshot& catalogue() const { return m_explorer->catalogue(); }
    const std::shared_ptr<const CatalogueSnapshot>& sharedCatalogue() const { return m_catalogue; }
    const std::shared_ptr<const LoadedRun>& run() const { return m_explorer->run(); }
    const ExplorationState& state() const { return m_state; }
    std::span<const ExplorationState> past() const { return m_history->past(); }
    const NeighbourList& neighbours() const { return m_neighbours; }
    /// Whom those asked for can be compared with: everybody else of whom the candidates' side of
    /// the mixer leaves something.
    std::size_t comparableCount() const;
    /// The artist asked for, if it is one who is in the catalogue.
    std::optional<ArtistRow> query() const;
    /// Mixed as learned, and compared as the run does by itself.
    bool isLearnedMix() const;
    /// "Without listening, 7 of the 20 neighbours change and their median popularity falls from 96
    /// to 31."; empty while nothing differs from the learned mix.
    QString changeSentence();

    void ask(ArtistRow artist);
    /// Asks for someone well known, so that a project opened for the first time shows something.
    void askForSomeone();
    void setOn(MixerSide side, std::size_t modality, bool on);
    /// Live while a fader moves; commit() makes it one step of the history.
    void setWeight(MixerSide side, std::size_t modality, float weight);
    void commit();
    /// What artists are compared on; one step.
    void setCompareOn(CompareOn compareOn);
    /// Mixer and scoring as they are by themselves.
    void resetMixer();
    /// A state from elsewhere (a saved session): one step.
    void apply(ExplorationState state);

    bool canUndo() const { return m_history && m_history->canUndo(); }
    bool canRedo() const { return m_history && m_history->canRedo(); }
    /// A step to a state of another run is taken once runWanted() has brought that run; where it
    /// can't be had, nothing happens.
    void undo();
    void redo();

    static constexpr std::size_t kListed = 50;  ///< neighbours in the list

Q_SIGNALS:
    void sourcesChanged();
    /// After every change of the state; the neighbours are those of the state already.
    void changed();
    /// A step back or forth needs this run: setSources() is to be called with it at once.
    void runWanted(RunId run);

private:
    void show(ExplorationState state);
    /// Shows the history's current state; false if its run can't be had.
    bool showCurrent();

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::unique_ptr<Explorer> m_explorer;
    std::optional<StateHistory> m_history;
    ExplorationState m_state;  ///< the history's current one, or ahead of it while a fader moves
    NeighbourList m_neighbours;
};

}  // namespace crossfade::ui
