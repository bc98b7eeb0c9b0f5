// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exploration_model.h"

#include "core/base/text.h"
#include "core/workflow/list_change.h"
#include "ui/models/text.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace crossfade::ui {

namespace {

/// The sides that a choice names.
std::vector<Side*> sidesOf(Comparison& comparison, MixerSide side)
{
    switch (side) {
        case MixerSide::Query:
            return {&comparison.query};
        case MixerSide::Candidates:
            return {&comparison.candidates};
        case MixerSide::Both:
            return {&comparison.query, &comparison.candidates};
    }
    return {};
}

bool hasLearnedSides(const Comparison& comparison, const LoadedRun& run)
{
    return comparison.query == run.learnedSide() && comparison.candidates == run.learnedSide();
}

/// What one side leaves out, or an empty text.
std::string switchedOff(const Side& side, const std::vector<std::string>& names)
{
    const ModalityMask all = ModalityMask::firstN(names.size());
    const ModalityMask off(static_cast<std::uint32_t>(all.bits() & ~side.active().bits()));
    return off.empty() ? std::string() : modalitySetName(off, names, " and ");
}

}  // namespace

ExplorationModel::ExplorationModel(QObject* parent) : QObject(parent) {}

void ExplorationModel::setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                                  std::shared_ptr<const LoadedRun> run)
{
    const bool had = m_explorer != nullptr;
    const bool sameModalities =
        had && m_explorer->run()->record.modalities == run->record.modalities;
    const bool goesOn = sameModalities && m_catalogue == catalogue;
    const bool mixChanged = had && !hasLearnedSides(m_state.comparison, *m_explorer->run());
    const bool scoringChanged = had && m_state.comparison.scoring != m_explorer->run()->scoring;
    m_catalogue = catalogue;
    m_explorer = std::make_unique<Explorer>(std::move(catalogue), std::move(run));
    ExplorationState state = m_explorer->firstState();
    if (goesOn && m_history->current().run == state.run) {
        state = m_history->current();
    } else if (goesOn) {
        state.query = m_state.query;
        state.filters = m_state.filters;
        const Scoring scoring =
            scoringChanged ? m_state.comparison.scoring : state.comparison.scoring;
        if (mixChanged) state.comparison = m_state.comparison;
        state.comparison.scoring = scoring;
        m_history->push(state);
    } else {
        if (had) state.query = m_state.query;
        if (sameModalities) {
            state.comparison.query.on = m_state.comparison.query.on;
            state.comparison.candidates.on = m_state.comparison.candidates.on;
        }
        m_history.emplace(state);
    }
    m_state = state;  // those who hear of the sources find no state of another run
    Q_EMIT sourcesChanged();
    show(std::move(state));
}

void ExplorationModel::clear()
{
    m_explorer.reset();
    m_catalogue.reset();
    m_history.reset();
    m_state = {};
    m_neighbours = {};
}

std::optional<ArtistRow> ExplorationModel::query() const
{
    if (!m_explorer || m_state.query.size() != 1) return std::nullopt;
    const auto row = catalogue().rowOfId.find(m_state.query.front());
    if (row == catalogue().rowOfId.end()) return std::nullopt;
    return row->second;
}

std::size_t ExplorationModel::comparableCount() const
{
    const std::vector<ModalityMask>& presence = run()->index.encodings().presence;
    const ModalityMask active = m_state.shown().candidates.active();
    const auto counts = [&](ArtistRow artist) { return !(presence[artist] & active).empty(); };
    std::size_t count = 0;
    for (std::size_t i = 0; i < presence.size(); ++i)
        count += counts(static_cast<ArtistRow>(i)) ? 1 : 0;
    std::set<ArtistRow> asked;
    for (const std::string& id : m_state.query)
        if (const auto row = catalogue().rowOfId.find(id); row != catalogue().rowOfId.end())
            asked.insert(row->second);
    return count - static_cast<std::size_t>(std::ranges::count_if(asked, counts));
}

bool ExplorationModel::isLearnedMix() const
{
    return m_state.shown() == run()->ownComparison();
}

QString ExplorationModel::changeSentence()
{
    if (!m_explorer || m_state.query.empty() || isLearnedMix() || m_neighbours.rows.empty())
        return {};
    constexpr std::size_t kCompared = 20;
    ExplorationState learned = m_state;
    learned.comparison = run()->ownComparison();
    const NeighbourList before = m_explorer->neighbours(learned, kCompared);
    if (before.rows.empty()) return {};
    const ListChange change = compareLists(before, m_neighbours, kCompared);

    const std::vector<std::string>& names = run()->record.modalities;
    const std::string offQuery = switchedOff(m_state.comparison.query, names);
    const std::string offCandidates = switchedOff(m_state.comparison.candidates, names);
    QString how;
    if (!offQuery.empty() && offQuery == offCandidates)
        how = tr("Without %1").arg(qt(offQuery));
    else if (!offQuery.empty() && offCandidates.empty())
        how = tr("Asked without %1").arg(qt(offQuery));
    else if (offQuery.empty() && !offCandidates.empty())
        how = tr("With %1 off for the candidates").arg(qt(offCandidates));
    else if (!offQuery.empty())
        how = tr("Asked without %1, with %2 off for the candidates")
                  .arg(qt(offQuery), qt(offCandidates));
    else if (!hasLearnedSides(m_state.comparison, *run()))
        how = tr("Mixed like this");
    else
        how = m_state.comparison.scoring.compareOn == CompareOn::Shared
                  ? tr("Compared on what both have")
                  : tr("Compared as they are");
    const QString what =
        change.entered == 0
            ? tr("%1, the %2 neighbours stay").arg(how).arg(change.k)
            : tr("%1, %2 of the %3 neighbours change").arg(how).arg(change.entered).arg(change.k);
    const double from = change.medianBefore;
    const double to = change.medianNow;
    if (from <= 0.0 || to <= 0.0 || from == to) return what + QLatin1Char('.');
    return (to < from ? tr("%1 and their median popularity falls from %2 to %3.")
                      : tr("%1 and their median popularity rises from %2 to %3."))
        .arg(what, compactPopularityText(from), compactPopularityText(to));
}

void ExplorationModel::ask(ArtistRow artist)
{
    ExplorationState state = m_state;
    state.query = {catalogue().artists()[artist].id};
    apply(std::move(state));
}

void ExplorationModel::askForSomeone()
{
    if (const auto artist = m_explorer->suggestedQuery()) ask(*artist);
}

void ExplorationModel::setOn(MixerSide side, std::size_t modality, bool on)
{
    ExplorationState state = m_state;
    for (Side* one : sidesOf(state.comparison, side)) {
        one->on = on ? one->on.with(modality) : one->on.without(modality);
        // Switched on at zero it would still be off: it comes back at what was learned.
        if (on && one->weights[modality] <= 0.0F)
            one->weights[modality] = run()->record.weights[modality];
    }
    apply(std::move(state));
}

void ExplorationModel::setWeight(MixerSide side, std::size_t modality, float weight)
{
    ExplorationState state = m_state;
    for (Side* one : sidesOf(state.comparison, side)) one->weights[modality] = weight;
    show(std::move(state));
}

void ExplorationModel::commit()
{
    m_history->push(m_state);
    Q_EMIT changed();
}

void ExplorationModel::setCompareOn(CompareOn compareOn)
{
    ExplorationState state = m_state;
    state.comparison.scoring.compareOn = compareOn;
    apply(std::move(state));
}

void ExplorationModel::resetMixer()
{
    ExplorationState state = m_state;
    state.comparison = run()->ownComparison();
    apply(std::move(state));
}

void ExplorationModel::apply(ExplorationState state)
{
    m_history->push(state);
    show(std::move(state));
}

void ExplorationModel::undo()
{
    if (m_history && m_history->undo() && !showCurrent()) m_history->redo();
}

void ExplorationModel::redo()
{
    if (m_history && m_history->redo() && !showCurrent()) m_history->undo();
}

bool ExplorationModel::showCurrent()
{
    const RunId wanted = m_history->current().run;
    if (wanted == run()->record.id) {
        show(m_history->current());
        return true;
    }
    Q_EMIT runWanted(wanted);  // ends in setSources(), which shows the state
    return wanted == run()->record.id;
}

void ExplorationModel::show(ExplorationState state)
{
    m_state = std::move(state);
    m_neighbours = m_explorer->neighbours(m_state, kListed);
    Q_EMIT changed();
}

}  // namespace crossfade::ui
