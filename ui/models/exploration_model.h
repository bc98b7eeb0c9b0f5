// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/exploration_state.h"
#include "core/workflow/explore.h"
#include "core/workflow/list_change.h"
#include "core/workflow/tag_amounts.h"
#include "ui/models/shown_setting.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// Which side of the mixer a change is for.
enum class MixerSide { Query, Both, Candidates };

/// What is explored: the state, its history, the neighbours it gives, and how they differ from the
/// baseline's: what is pinned, or the learned mix. The one place that changes the state; views ask
/// it to and listen. GUI thread only: a change takes about a millisecond.
class ExplorationModel : public QObject {
    Q_OBJECT
public:
    using RunLoader = std::function<Result<std::shared_ptr<const LoadedRun>>(RunId)>;

    /// `loadRun` brings the run of a baseline that is not the run explored.
    explicit ExplorationModel(RunLoader loadRun = {}, QObject* parent = nullptr);

    /// Another run, another catalogue, or both. On the same catalogue and modalities the history
    /// goes on, with the run as one more step of it; else it begins anew, keeping who is asked for,
    /// wishes and filters and, where the modalities are the same, what is switched off; where they
    /// are not, filters of modalities go.
    void setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run);
    /// Forgets catalogue, run and history, before another project is opened. Emits nothing.
    void clear();
    bool hasSources() const { return m_explorer != nullptr; }

    const CatalogueSnapshot& catalogue() const { return m_explorer->catalogue(); }
    const std::shared_ptr<const CatalogueSnapshot>& sharedCatalogue() const { return m_catalogue; }
    const std::shared_ptr<const LoadedRun>& run() const { return m_explorer->run(); }
    /// The run without what is taken to be missing: whose presences views show.
    const std::shared_ptr<const LoadedRun>& shownRun() const { return m_shownRun; }
    const ExplorationState& state() const { return m_state; }
    std::span<const ExplorationState> past() const { return m_history->past(); }
    const NeighbourList& neighbours() const { return m_neighbours; }
    /// Whom those asked for can be compared with: everybody else, but for whom nobody is to be
    /// like, of whom the candidates' side of the mixer leaves something.
    std::size_t comparableCount() const;
    /// The artist asked for, if it is one who is in the catalogue.
    std::optional<ArtistRow> query() const;
    /// All who are asked for, and all whom nobody is to be like, who are in the catalogue.
    std::vector<ArtistRow> asked() const { return rowsOf(m_state.query); }
    std::vector<ArtistRow> against() const { return rowsOf(m_state.wish.against); }
    /// Mixed as learned, compared as the run does by itself, and nothing missing.
    bool isLearnedMix() const;

    /// What the neighbours are made by, and what they are compared with; no baseline where that
    /// can't be had.
    ShownSetting setting() const { return {m_shownRun, m_state.shown()}; }
    /// The baseline as a state of the same query.
    ExplorationState baselineState() const;
    std::optional<ShownSetting> baselineSetting();
    /// Why there is nothing to compare with: the run of what is pinned is gone, or is of other
    /// modalities.
    const QString& baselineReason() const { return m_baselineReason; }
    /// Whether the setting is another than the baseline's.
    bool differs() const { return m_differs; }
    /// What became of the baseline's first `kCompared`; nothing where nothing differs or there is
    /// no list.
    const std::optional<ListChange>& change() const { return m_change; }
    /// The same for the whole list.
    const std::optional<ListChange>& moves() const { return m_moves; }
    /// The baseline's list; empty where nothing differs from it or there is none.
    const NeighbourList& baselineNeighbours() const { return m_change ? m_before : m_noList; }
    /// "Without listening, 7 of the 20 neighbours change and their median popularity falls from 96
    /// to 31."; empty while there is no change.
    QString changeSentence() const;
    /// Why an artist stands where they stand in the present list, or is not in it. Costs as much as
    /// several changes.
    Explanation explain(ArtistRow artist) { return m_explorer->explain(m_state, artist); }

    void ask(ArtistRow artist);
    /// Asks for someone well known, so that a project opened for the first time shows something.
    void askForSomeone();
    /// A state that asks for someone well known where all whom it asks for have left the catalogue.
    ExplorationState withSomebody(ExplorationState state) const;
    void setOn(MixerSide side, std::size_t modality, bool on);
    /// Live while a fader moves; commit() makes it one step of the history.
    void setWeight(MixerSide side, std::size_t modality, float weight);
    void commit();
    /// What artists are compared on; one step.
    void setCompareOn(CompareOn compareOn);
    /// Exactly these sets on both sides, at learned weights; one step.
    void setSets(ModalityMask query, ModalityMask candidates);
    /// What is taken to be missing; one step.
    void setMissing(const MissingData& missing);
    /// Mixer and scoring as they are by themselves, and nothing missing.
    void resetMixer();
    /// Pins what is shown as the baseline; one step.
    void pinBaseline();
    /// The learned mix is the baseline again; one step.
    void clearBaseline();
    /// The crossfader's place, live: 0 at the baseline, 1 at the mix. Pins the learned mix where
    /// nothing is pinned; does nothing where there is nothing to fade between. See commit().
    void setCrossfade(double position);
    /// A state from elsewhere (a saved session): one step.
    void apply(ExplorationState state);

    // What is looked for beside who is like whom (exploration_find.cpp). Each is one step, but
    // those that are live while something moves: commit() makes them one.

    /// Asks for them too, at the end of who is asked for; who was not to be liked is so no longer.
    void addToQuery(const std::vector<ArtistRow>& artists);
    /// Nobody is to be like them from now on; they are asked for no longer.
    void addAgainst(const std::vector<ArtistRow>& artists);
    /// By id, as they may have gone from the catalogue.
    void removeFromQuery(const std::vector<std::string>& ids);
    void removeAgainst(const std::vector<std::string>& ids);
    /// How much of those against is taken off, 0 to 1; live.
    void setAgainstWeight(double weight);
    void setFilters(const Filters& filters);
    /// How much of similarity is given for the less heard of, 0 to 1; live.
    void setUnheard(double weight);
    void setDissimilar(bool dissimilar);

    /// The tags of the catalogue, which filters may name; null while they are being read. Not part
    /// of the state.
    void setTags(std::shared_ptr<const TagAmounts> tags);
    const std::shared_ptr<const TagAmounts>& tags() const { return m_tags; }
    /// Whom lists leave out, of this catalogue, ascending (see hiddenRows()). Not part of the
    /// state; another catalogue forgets them.
    void setHiddenArtists(std::vector<ArtistRow> artists);
    const std::vector<ArtistRow>& hiddenArtists() const { return m_hidden; }

    bool canUndo() const { return m_history && m_history->canUndo(); }
    bool canRedo() const { return m_history && m_history->canRedo(); }
    /// A step to a state of another run is taken once runWanted() has brought that run; where it
    /// can't be had, nothing happens.
    void undo();
    void redo();

    static constexpr std::size_t kListed = 50;    ///< neighbours in the list
    static constexpr std::size_t kCompared = 20;  ///< of them in change()

Q_SIGNALS:
    void sourcesChanged();
    /// After every change of the state; the neighbours are those of the state already.
    void changed();
    void tagsChanged();  ///< see setTags()
    /// A step back or forth needs this run: setSources() is to be called with it at once.
    void runWanted(RunId run);

private:
    void show(ExplorationState state);
    /// Lists are made anew, as something beside the state has changed.
    void listAgain();
    /// Gives an explorer what it has to know beside the state.
    void prepare(Explorer& explorer, const Filters& filters) const;
    std::vector<ArtistRow> rowsOf(const std::vector<std::string>& ids) const;
    /// Shows the history's current state; false if its run can't be had.
    bool showCurrent();
    /// What is shown with the crossfader at the mix: where an edit of the mixer begins.
    ExplorationState edited() const;
    /// Makes m_baseline able to answer it; false, with the reason kept, if its run can't be had.
    bool bringBaseline(const ExplorationState& baseline);
    void compare();

    RunLoader m_loadRun;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::unique_ptr<Explorer> m_explorer;
    std::shared_ptr<const LoadedRun> m_shownRun;
    std::optional<StateHistory> m_history;
    ExplorationState m_state;  ///< the history's current one, or ahead of it while a fader moves
    NeighbourList m_neighbours;
    std::shared_ptr<const TagAmounts> m_tags;
    std::vector<ArtistRow> m_hidden;
    std::optional<std::vector<TagFilter>>
        m_preparedTags;  ///< that m_explorer knows the carriers of

    std::unique_ptr<Explorer> m_baseline;  ///< its own, so that both keep their prepared query
    std::optional<ExplorationState> m_listedBaseline;  ///< that m_before is of
    NeighbourList m_before;
    NeighbourList m_noList;
    bool m_differs = false;
    std::optional<ListChange> m_change;
    std::optional<ListChange> m_moves;
    QString m_baselineReason;
};

}  // namespace crossfade::ui
